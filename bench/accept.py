"""``bench accept``: ``POST /v3/messages`` through the real stack, against the limit.

Everything is on: each request has an Idempotency-Key of its own, rates are counted, answers kept.
No worker runs: messages stay queued, and the doorbell rings in an empty room. The limit is measured
anew right before every case, which is compared with that measurement only: the machine drifts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bench.books import Books, check_books
from bench.drive import loading
from bench.limit import find_pgbench, measure_limit
from bench.measure import NO_TARGET, Result, Sample, Target, list_ratios
from bench.numbers import ACCOUNTS, BUSY
from bench.options import Options
from bench.programs import PORT, list_services, running_web
from bench.report import Report, build_report
from bench.seed import seed, tidy
from bench.traffic import Traffic

LIMIT = "limit: one statement, 8 clients"
HOT_LIMIT = "limit, all on one account"


@dataclass(frozen=True, slots=True)
class Case:
    connections: int
    recipients: int = 1
    target: Target = NO_TARGET
    is_hot: bool = False  # one account sends it all, and is compared with the limit on one account

    @property
    def name(self) -> str:
        people = "1 recipient" if self.recipients == 1 else f"{self.recipients:,} recipients"
        name = f"{people}, {self.connections} connection{'s' * (self.connections > 1)}"
        return f"{name}, one account" if self.is_hot else name


CASES = (
    Case(1, target=Target(p50=4)),
    Case(8, target=Target(ratio=0.30, p99=40)),
    Case(32, target=Target(ratio=0.50, p99=80)),
    Case(32, target=Target(ratio=1.0), is_hot=True),
    Case(8, recipients=100, target=Target(ratio=5.0)),
    Case(1, recipients=1000, target=Target(p50=250)),
)


@dataclass(slots=True)
class Race:
    """What is under way: everything measured so far, and how many messages that must have made."""

    seconds: float
    parts: Mapping[str, int]  # processes to charge CPU to
    traffic: Traffic
    samples: dict[str, list[Sample]] = field(default_factory=lambda: defaultdict(list))
    limits: dict[str, list[Sample]] = field(default_factory=lambda: defaultdict(list))  # by case
    messages: int = 0
    limit_messages: int = 0


def run(options: Options) -> Report:
    find_pgbench()
    traffic = Traffic(seed(), port=PORT)
    with running_web() as web:
        race = Race(options.seconds, {"web": web.pid, **list_services()}, traffic)
        for _ in range(options.rounds):
            run_round(race)
    check_books(Books(race.messages, race.limit_messages))
    return build_report("accept", [_to_result(race, name) for name in race.samples])


def run_round(race: Race, cases: Sequence[Case] = CASES) -> None:
    """Measure each case right after its limit."""
    for case in cases:
        race.limits[case.name].append(_measure_limit(race, case))
        race.samples[case.name].append(_measure_case(race, case))


def _measure_limit(race: Race, case: Case) -> Sample:
    name, accounts = (HOT_LIMIT, 1) if case.is_hot else (LIMIT, ACCOUNTS)
    tidy()
    sample = measure_limit(accounts=accounts, seconds=race.seconds / 2, parts=race.parts)
    race.samples[name].append(sample)
    race.limit_messages += sample.count
    return sample


def _measure_case(race: Race, case: Case) -> Sample:
    """The first fifth warms up: connections, prepared statements, caches."""
    requests = race.traffic.build_for(
        race.seconds, recipients=case.recipients, account=BUSY if case.is_hot else None
    )
    tidy()
    with loading(race.traffic.port, connections=case.connections, requests=requests) as load:
        race.messages += load.run(race.seconds / 5)["accepted"] * case.recipients
        sample = load.measure(race.seconds, race.parts)
    race.messages += sample.count * case.recipients
    return sample


def _to_result(race: Race, name: str) -> Result:
    samples = race.samples[name]
    case = next((case for case in CASES if case.name == name), None)
    if case is None:
        return Result(name, samples)
    ratios = list_ratios(samples, limits=race.limits[name], units=case.recipients)
    return Result(name, samples, units=case.recipients, ratios=ratios, target=case.target)
