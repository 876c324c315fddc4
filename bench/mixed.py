"""``bench mixed``: accepting and dispatching at once, on the same cores, and neither starves.

Each is first measured on its own: accepting while we hold the dispatcher's place, so that nothing
is sent; then dispatching what that has queued. Then both at once, for four times as long, because
what dispatch leaves behind shows only after a while. Asked for are three tenths of what each does
on its own, and that nobody who was accepted then is left waiting for more than five seconds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.db import connection

from bench.books import Books, check_books
from bench.dispatch import DISPATCH, measure_dispatch
from bench.drive import Load, loading
from bench.measure import NO_TARGET, Result, Sample, Target
from bench.options import Options
from bench.programs import (
    PORT,
    Program,
    list_services,
    running_carrier,
    running_web,
    running_worker,
)
from bench.queue import count_messages, count_unfinished, drain, fill_queue
from bench.report import Report, build_report
from bench.seed import seed, tidy
from bench.traffic import Traffic
from messaging.services.dispatch_slot import dispatch_slot

ACCEPT, SEND = "accept alone", "dispatch alone"
BOTH_ACCEPT, BOTH_SEND = "accept while dispatching", "dispatch while accepting"
ALONE = {BOTH_ACCEPT: ACCEPT, BOTH_SEND: SEND}
TARGETS = {BOTH_ACCEPT: Target(ratio=0.3), BOTH_SEND: Target(ratio=0.3, p99=5000)}
_NOTE = (
    "ratio: to the same alone. p99 of dispatch while accepting: how old the oldest message was "
    "that was still queued when the load ended; backlogs then: {}."
)
_CONNECTIONS = 8
_WARM_UP = 200  # messages
_LONGER = 4  # times as long as each alone
_OLDEST = """
    SELECT coalesce(extract(epoch FROM now() - min(created_at)), 0)::float
    FROM messaging_message WHERE status = 'QUEUED'
"""


@dataclass(slots=True)
class Race:
    worker: Program
    seconds: float
    parts: Mapping[str, int]
    samples: dict[str, list[Sample]] = field(default_factory=lambda: defaultdict(list))
    backlogs: list[int] = field(default_factory=list)
    messages: int = 0


def run(options: Options) -> Report:
    traffic = Traffic(seed(), port=PORT)
    with running_web() as web, running_carrier() as carrier, running_worker() as worker:
        parts = {"web": web.pid, "worker": worker.pid, "carrier": carrier.pid, **list_services()}
        race = Race(worker, options.seconds, parts)
        _warm_up(race)
        for _ in range(options.rounds):
            _run_round(race, traffic)
    check_books(Books(race.messages, captures=race.messages))
    note = _NOTE.format(", ".join(map(str, race.backlogs)))
    return build_report(
        "mixed", [_to_result(race, name) for name in (ACCEPT, SEND, *TARGETS)], note=note
    )


def _warm_up(race: Race) -> None:
    fill_queue(_WARM_UP)
    drain(race.worker, task=DISPATCH, left=count_unfinished)
    race.messages += _WARM_UP


def _run_round(race: Race, traffic: Traffic) -> None:
    requests = traffic.build_for(race.seconds * _LONGER, recipients=1)
    tidy()
    with loading(PORT, connections=_CONNECTIONS, requests=requests) as load:
        with dispatch_slot() as slot:
            if slot is None:
                raise SystemExit("another dispatcher is at work")
            race.messages += load.run(race.seconds / 5)["accepted"]  # warms up
            race.samples[ACCEPT].append(_accept(race, load, race.seconds))
        queued = count_messages("QUEUED")
        race.samples[SEND].append(measure_dispatch(race.worker, queued, race.parts))
        _measure_both(race, load)
    drain(race.worker, task=DISPATCH, left=count_unfinished)


def _measure_both(race: Race, load: Load) -> None:
    before = count_messages("SENT")
    accepted = _accept(race, load, race.seconds * _LONGER)
    sent, backlog, oldest = count_messages("SENT") - before, count_unfinished(), _read_oldest()
    race.samples[BOTH_ACCEPT].append(accepted)
    race.samples[BOTH_SEND].append(
        replace(accepted, count=sent, p50=None, p99=oldest * 1000, cpu={})
    )
    race.backlogs.append(backlog)


def _accept(race: Race, load: Load, seconds: float) -> Sample:
    sample = load.measure(seconds, race.parts)
    race.messages += sample.count
    return sample


def _read_oldest() -> float:
    """Return the age in seconds of whoever has waited longest."""
    with connection.cursor() as cursor:
        cursor.execute(_OLDEST)
        return float(cursor.fetchone()[0])


def _to_result(race: Race, name: str) -> Result:
    samples = race.samples[name]
    alone = race.samples.get(ALONE.get(name, ""), [])
    ratios = [both.rate / one.rate for both, one in zip(samples, alone, strict=False)]
    return Result(name, samples, ratios=ratios, target=TARGETS.get(name, NO_TARGET))
