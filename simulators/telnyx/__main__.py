"""``python -m simulators.telnyx --port 8090 --webhook-url http://127.0.0.1:8000/webhooks/telnyx``"""

import gc

from aiohttp import web

from simulators.telnyx.app import build_app
from simulators.telnyx.settings import Settings, read_settings


def serve(settings: Settings) -> None:
    """Run until SIGINT or SIGTERM. A caller that hangs up cancels its handler.

    The collector runs seldom because most objects here are message records that live until the
    ring is full; walking them all every few thousand messages would show up as latency.
    """
    gc.set_threshold(50_000, 20, 100)
    web.run_app(
        build_app(settings),
        host=settings.host,
        port=settings.port,
        access_log=None,
        handler_cancellation=True,
        shutdown_timeout=0.2,
        print=lambda *_: print(f"Telnyx simulator on http://{settings.host}:{settings.port}"),
    )


if __name__ == "__main__":
    serve(read_settings())
