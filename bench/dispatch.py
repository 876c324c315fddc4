"""``bench dispatch``: from QUEUED to SENT by the real Celery worker, against a simulated carrier.

Its receipts are held back, so that only the way out is measured.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from functools import partial

from django.db import connection

from bench.books import check_books, read_books
from bench.cpu import Meter, per_unit
from bench.measure import Result, Sample, Target
from bench.options import Options
from bench.programs import (
    CARRIER,
    SIMULATOR,
    WORKER,
    Program,
    answers,
    ask,
    list_services,
    running,
)
from bench.queue import fill_queue
from bench.report import Report, build_report
from bench.seed import seed, tidy
from config.celery import app
from config.doorbell import ring

TARGET = Target(rate=300)
MESSAGES = 5_000
QUICK_MESSAGES = 500
_WARM_UP = 200
_SLOWEST = 20  # messages a second below which we stop waiting

_UNFINISHED = "SELECT count(*) FROM messaging_message WHERE status IN ('QUEUED', 'ROUTED')"


def run(options: Options) -> Report:
    seed()
    size = QUICK_MESSAGES if options.quick else MESSAGES
    with (
        running(SIMULATOR, ready=partial(answers, f"{CARRIER}/sim/health")) as carrier,
        running(WORKER, ready=_worker_answers) as worker,
    ):
        ask(f"{CARRIER}/sim/receipts/pause", method="POST")
        parts = {"worker": worker.pid, "carrier": carrier.pid, **list_services()}
        _measure(worker, _WARM_UP, parts)
        samples = [_measure(worker, size, parts) for _ in range(options.rounds)]
        calls = ask(f"{CARRIER}/sim/counters")["calls"].get("POST /v2/messages", 0)
    messages = _WARM_UP + size * options.rounds
    _check(messages, calls)
    note = f"{calls} calls at the carrier for {messages} messages, each captured once."
    return build_report("dispatch", [Result("QUEUED to SENT", samples, target=TARGET)], note=note)


def _check(messages: int, calls: int) -> None:
    check_books(read_books(), messages=messages, captures=messages)
    if calls != messages:
        raise SystemExit(f"the carrier was called {calls} times for {messages} messages")


def _worker_answers() -> bool:
    return bool(app.control.ping(timeout=0.5))


def _measure(worker: Program, count: int, parts: Mapping[str, int]) -> Sample:
    fill_queue(count)
    tidy()
    meter, started = Meter(parts), time.perf_counter()
    ring("messaging.dispatch")
    _wait_until_empty(worker, seconds=count / _SLOWEST)
    elapsed = time.perf_counter() - started
    usage = meter.stop()
    return Sample(count, elapsed, cpu=per_unit(usage, count), others=usage.others)


def _wait_until_empty(worker: Program, *, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while left := _count_unfinished():
        worker.require_alive()
        if time.monotonic() > deadline:
            raise SystemExit(f"{left} messages were not sent in {seconds:.0f} s:\n{worker.tail()}")
        time.sleep(0.05)


def _count_unfinished() -> int:
    with connection.cursor() as cursor:
        cursor.execute(_UNFINISHED)
        return int(cursor.fetchone()[0])
