"""``REGISTRY_KEY=… python -m simulators.registry --port 8093``"""

from aiohttp import web

from simulators.registry.app import build_app
from simulators.registry.settings import Settings, read_settings

LOOPBACK = "127.0.0.1"


def serve(settings: Settings) -> None:
    """Run until SIGINT or SIGTERM. A caller that hangs up cancels its handler."""
    web.run_app(
        build_app(settings),
        host=LOOPBACK,
        port=settings.port,
        access_log=None,
        handler_cancellation=True,
        shutdown_timeout=0.2,
        print=lambda *_: print(f"Registry simulator on http://{LOOPBACK}:{settings.port}"),
    )


if __name__ == "__main__":
    serve(read_settings())
