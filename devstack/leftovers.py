"""What a killed run left behind, found without trusting any file it wrote.

Every child carries MARK in its environment; PostgreSQL, which overwrites its environment, always
stands in its data directory. Neither can be confused with a stranger that got a recycled pid.
"""

from __future__ import annotations

import contextlib
import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

MARK = "GATEHOUSE_STACK"


def stop_marked(root: Path) -> None:
    """Stop every process that was started for the state in `root`."""
    entry = f"{MARK}={root}".encode()
    _stop(lambda: _where(lambda proc: entry in (proc / "environ").read_bytes().split(b"\0")))


def stop_postgres_in(data: Path) -> None:
    """Stop the postmaster and the backends on `data`; somebody's shell in there is left alone."""
    place = str(data.resolve())

    def is_postgres(proc: Path) -> bool:
        program = Path(os.readlink(proc / "exe")).name
        return program.startswith("postgres") and os.readlink(proc / "cwd") == place

    _stop(lambda: _where(is_postgres), (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL))


def _where(matches: Callable[[Path], bool]) -> list[int]:
    return [int(proc.name) for proc in _processes() if _holds(matches, proc)]


def _processes() -> Iterator[Path]:
    own = str(os.getpid())
    return (p for p in Path("/proc").iterdir() if p.name.isdigit() and p.name != own)


def _holds(matches: Callable[[Path], bool], proc: Path) -> bool:
    """A process that ended meanwhile, a zombie, or another user's: none of our business."""
    try:
        return matches(proc)
    except OSError:
        return False


def _stop(
    find: Callable[[], list[int]],
    signals: tuple[signal.Signals, ...] = (signal.SIGTERM, signal.SIGKILL),
) -> None:
    """Send one signal after the other, with five seconds for each, until none is found."""
    for number in signals:
        for pid in find():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, number)
        deadline = time.monotonic() + 5
        while find():
            if time.monotonic() > deadline:
                break
            time.sleep(0.05)
        else:
            return
