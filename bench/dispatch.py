"""``bench dispatch``: from QUEUED to SENT by the real Celery worker, against a simulated carrier;
then from the carrier's receipts, posted to the real web server, to DELIVERED.

The receipts come after the dispatch, so that both ways are measured on their own. (How they get
along with each other is ``bench mixed``.)
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from functools import partial

from bench.books import Books, check_books
from bench.cpu import Meter, per_unit
from bench.drive import loading
from bench.measure import Result, Sample, Target
from bench.options import Options
from bench.programs import (
    CARRIER,
    PORT,
    Program,
    ask,
    list_services,
    running_carrier,
    running_web,
    running_worker,
)
from bench.queue import count_messages, count_unfinished, drain, fill_queue
from bench.receipts import build_receipts
from bench.report import Report, build_report
from bench.seed import seed, tidy

OUT, BACK = "QUEUED to SENT", "receipt to DELIVERED"
TARGETS = {OUT: Target(rate=1500), BACK: Target(rate=1000)}
MESSAGES = 5_000
QUICK_MESSAGES = 500
DISPATCH, PROCESS = "messaging.dispatch", "messaging.process_receipts"
_WARM_UP = 200
_CONNECTIONS = 8  # of the carrier's
_LONGEST = 60  # seconds for all receipts to be taken


def run(options: Options) -> Report:
    seed()
    size = QUICK_MESSAGES if options.quick else MESSAGES
    with running_web() as web, running_carrier() as carrier, running_worker() as worker:
        parts = {"web": web.pid, "worker": worker.pid, "carrier": carrier.pid, **list_services()}
        _measure(worker, _WARM_UP, parts)
        rounds = [_measure(worker, size, parts) for _ in range(options.rounds)]
        calls = ask(f"{CARRIER}/sim/counters")["calls"].get("POST /v2/messages", 0)
    messages = _WARM_UP + size * options.rounds
    _check(messages, calls)
    results = [
        Result(name, [each[name] for each in rounds], target=TARGETS[name]) for name in TARGETS
    ]
    note = f"{calls} calls at the carrier for {messages} messages, each captured once."
    return build_report("dispatch", results, note=note)


def _check(messages: int, calls: int) -> None:
    check_books(Books(messages, delivered=messages, captures=messages))
    if calls != messages:
        raise SystemExit(f"the carrier was called {calls} times for {messages} messages")


def _measure(worker: Program, count: int, parts: Mapping[str, int]) -> dict[str, Sample]:
    fill_queue(count)
    out = measure_dispatch(worker, count, parts)
    return {OUT: out, BACK: _measure_receipts(worker, parts)}


def measure_dispatch(worker: Program, count: int, parts: Mapping[str, int]) -> Sample:
    """Measure until the ``count`` messages that are queued have been sent."""
    tidy()
    meter, started = Meter(parts), time.perf_counter()
    drain(worker, task=DISPATCH, left=count_unfinished)
    elapsed = time.perf_counter() - started
    usage = meter.stop()
    return Sample(count, elapsed, cpu=per_unit(usage, count), others=usage.others)


def _measure_receipts(worker: Program, parts: Mapping[str, int]) -> Sample:
    """One receipt for each message that was sent, from the first POST until all are DELIVERED."""
    receipts = build_receipts(PORT)
    tidy()
    options = {"connections": _CONNECTIONS, "requests": receipts, "status": 200, "again": False}
    with loading(PORT, **options) as load:
        meter = Meter({**parts, "load": load.process.pid})
        started = time.perf_counter()
        counted = load.run(_LONGEST)
        drain(worker, task=PROCESS, left=partial(count_messages, "SENT"))
        elapsed = time.perf_counter() - started
        usage = meter.stop()
    count = len(receipts)
    return Sample(
        count,
        elapsed,
        p50=counted["p50"],
        p99=counted["p99"],
        cpu=per_unit(usage, count),
        others=usage.others,
    )
