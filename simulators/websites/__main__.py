"""``python -m simulators.websites --port 8091 --tls-port 8092 --ca var/websites-ca.pem``"""

import asyncio
import signal
from pathlib import Path

from aiohttp import web

from simulators.websites.app import build_app
from simulators.websites.authority import Authority, create_authority
from simulators.websites.pem import read_pair, write_pair
from simulators.websites.settings import Settings, read_settings

LOOPBACK = "127.0.0.1"


async def serve(settings: Settings) -> None:
    """Run until SIGINT or SIGTERM. Who is answered can also verify: the CA is on disk first."""
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    authority = open_authority(settings.ca_file)
    runner = web.AppRunner(
        build_app(settings), access_log=None, handler_cancellation=True, shutdown_timeout=0.2
    )
    await runner.setup()
    tls = authority.build_server_context()
    await web.TCPSite(runner, LOOPBACK, settings.tls_port, ssl_context=tls).start()
    await web.TCPSite(runner, LOOPBACK, settings.port).start()
    print(f"Web sites on http://{LOOPBACK}:{settings.port} and {settings.tls_port}", flush=True)
    await stopped.wait()
    await runner.cleanup()


def open_authority(file: Path) -> Authority:
    """The one kept there, or a new one that is kept from now on."""
    if pair := read_pair(file):
        return Authority(*pair)
    authority = create_authority()
    write_pair(file, key=authority.key, certificate=authority.certificate)
    return authority


if __name__ == "__main__":
    asyncio.run(serve(read_settings()))
