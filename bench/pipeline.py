"""``bench pipeline``: what judging costs once everything is read, in this process, by the clock.

Snapshots are read from a database like that of ``bench accept``; then the nine checks, the building
of snapshots and the describing of the outcome are each run again and again, without a query.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median

from bench.options import Options
from bench.programs import PORT
from bench.report import Report, render_table
from bench.requests import read_as_product
from bench.seed import seed
from bench.traffic import Traffic
from messaging.protection.describe import describe
from messaging.protection.pipeline import judge
from messaging.services.accept_send import read_facts
from messaging.services.build_sends import build_sends

MOST = 20.0  # microseconds for one recipient
SIZES = (1, 1000)
_CHECKS = "nine checks"
_ROUNDS = 9
_CALLS = 4_000  # recipients in each round
_QUICK_CALLS = 1_000


def run(options: Options) -> Report:
    traffic = Traffic(seed(), port=PORT)
    calls = _QUICK_CALLS if options.quick else _CALLS
    rows = [("case", "us a recipient", "fastest", "target", "")]
    figures = {}
    for size in SIZES:
        for name, work in _prepare(traffic, size).items():
            spans = measure_work(work, times=max(calls // size, 1), size=size)
            case = f"{name}, {size:,} recipient{'s' * (size > 1)}"
            rows.append(_row(case, spans, most=MOST if name == _CHECKS else None))
            figures[case] = spans
    return Report(render_table(rows), {"pipeline": figures})


def _prepare(traffic: Traffic, size: int) -> dict[str, Callable[[], object]]:
    request = read_as_product(traffic.build(1, recipients=size)[0])
    facts = read_facts(request)
    waits = [0] * len(request.recipients)
    sends = build_sends(request, facts, waits)
    outcome = judge(sends)
    if outcome.refusal is not None or len(outcome.accepted) != size:
        raise SystemExit(f"the checks refuse some of {size} recipients: {outcome.refusal}")
    return {
        _CHECKS: lambda: judge(sends),
        "building snapshots": lambda: build_sends(request, facts, waits),
        "describing the outcome": lambda: describe(outcome),
    }


def measure_work(work: Callable[[], object], *, times: int, size: int) -> list[float]:
    """Return microseconds for each of ``size`` recipients, one figure for each round."""
    work()  # warm
    spans = []
    for _ in range(_ROUNDS):
        began = time.perf_counter()
        for _ in range(times):
            work()
        spans.append((time.perf_counter() - began) * 1e6 / (times * size))
    return spans


def _row(case: str, spans: list[float], *, most: float | None) -> tuple[str, ...]:
    typical = median(spans)
    target = "" if most is None else f"< {most:g} us"
    met = "" if most is None else ("met" if typical < most else "MISSED")
    return (case, f"{typical:.2f}", f"{min(spans):.2f}", target, met)
