"""``python -m simulators.tcr --port 8095 --webhook-url http://127.0.0.1:8000/webhooks/tcr``"""

from aiohttp import web

from simulators.tcr.app import build_app
from simulators.tcr.settings import Settings, read_settings


def serve(settings: Settings) -> None:
    """Run until SIGINT or SIGTERM. A caller that hangs up cancels its handler."""
    web.run_app(
        build_app(settings),
        host=settings.host,
        port=settings.port,
        access_log=None,
        handler_cancellation=True,
        shutdown_timeout=0.2,
        print=lambda *_: print(f"TCR simulator on http://{settings.host}:{settings.port}"),
    )


if __name__ == "__main__":
    serve(read_settings())
