"""Do web and worker keep more and more in memory while they send? Looked at by tenth."""

from __future__ import annotations

from collections.abc import Sequence

from bench.cpu import measure_memory
from bench.dispatch import DISPATCH
from bench.drive import Load, loading
from bench.passing import TENTHS
from bench.programs import running_web, running_worker
from bench.queue import count_unfinished, drain
from bench.seed import Sender
from bench.traffic import Traffic

PARTS = ("web", "worker")
_CONNECTIONS = 8
_BUILT = 20_000  # requests at most; the load generator begins again after the last one
_PIECE = 0.5  # seconds
_SLOWEST = 20  # sends a second below which we stop waiting


def watch_memory(senders: Sequence[Sender], *, port: int, sends: int) -> dict[str, list[float]]:
    """Return the MB of each part after each tenth of ``sends`` was accepted and dispatched."""
    requests = Traffic(senders, port=port).build(min(sends, _BUILT), recipients=1)
    seen: dict[str, list[float]] = {part: [] for part in PARTS}
    with (
        running_web(port) as web,
        running_worker() as worker,
        loading(port, connections=_CONNECTIONS, requests=requests) as load,
    ):
        for _ in range(TENTHS):
            _send(load, sends // TENTHS)
            drain(worker, task=DISPATCH, left=count_unfinished)
            for part, program in zip(PARTS, (web, worker), strict=True):
                seen[part].append(measure_memory(program.pid))
    return seen


def _send(load: Load, count: int) -> None:
    accepted, pieces = 0, 0
    while accepted < count:
        accepted += int(load.run(_PIECE)["accepted"])
        pieces += 1
        if pieces * _PIECE > count / _SLOWEST:
            raise SystemExit(f"only {accepted} of {count} sends were accepted in time")
