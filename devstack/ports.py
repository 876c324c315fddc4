"""Which ports the demo uses: PORT for the web, the simulators directly above it."""

from __future__ import annotations

import errno
import os
import socket

SIMULATORS = ("telnyx", "websites", "registry", "tcr")
_ABOVE_THE_WEB = ("telnyx", "websites", "websites_tls", "registry", "tcr")


def web_port() -> int:
    """PORT, or 8000."""
    text = os.environ.get("PORT") or "8000"
    if not text.isdecimal() or not 0 < int(text) <= 65535 - len(_ABOVE_THE_WEB):
        raise SystemExit(f"PORT={text} is not a port that can be used")
    return int(text)


def simulator_ports(port: int) -> dict[str, int]:
    """By name; the web sites have a second one, for https."""
    return {name: port + above for above, name in enumerate(_ABOVE_THE_WEB, start=1)}


def require_free(port: int) -> None:
    """Raise SystemExit, naming every port in the way and what to do about it."""
    wanted = {"web": port, **simulator_ports(port)}
    obstacles = {f"{number} ({name})": _obstacle(number) for name, number in wanted.items()}
    forbidden = [name for name, obstacle in obstacles.items() if obstacle == errno.EACCES]
    taken = [name for name, obstacle in obstacles.items() if obstacle]
    if forbidden:
        raise SystemExit(
            f"This user may not open port {', '.join(forbidden)}. "
            f"Choose ports from 1024 on, for example: PORT=8000 ./run demo"
        )
    if taken:
        raise SystemExit(
            f"Another program uses port {', '.join(taken)}. "
            f"Choose other ports, for example: PORT={_another(port)} ./run demo"
        )


def is_free(port: int) -> bool:
    return _obstacle(port) is None


def _another(port: int) -> int:
    return port + 100 if port < 60000 else 8000


def _obstacle(port: int) -> int | None:
    """Like a server would try it: a connection that lingers in TIME_WAIT is not in the way."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            return error.errno
        return None


def free_port() -> int:
    """PORT, or one with free neighbors, for runs that must not meet a demo."""
    if os.environ.get("PORT"):
        return web_port()
    for port in range(18000, 60000, 10):
        if all(is_free(number) for number in (port, *simulator_ports(port).values())):
            return port
    raise SystemExit("No free port between 18000 and 60000")
