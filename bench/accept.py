"""``bench accept``: ``POST /v3/messages`` through the real stack, against the limit.

No worker runs: messages stay queued, and the doorbell rings in an empty room. The limit is measured
anew right before every case, which is compared with that measurement only: the machine drifts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from bench.books import check_books, read_books
from bench.cpu import Meter, per_unit
from bench.drive import Load, loading
from bench.limit import find_pgbench, measure_limit
from bench.measure import NO_TARGET, Result, Sample, Target, list_ratios
from bench.numbers import ACCOUNTS
from bench.options import Options
from bench.programs import PORT, WEB, answers, list_services, running
from bench.report import Report, build_report
from bench.seed import seed, tidy
from bench.traffic import Traffic

LIMIT = "limit: one statement, 8 clients"
HOT_LIMIT = "limit, all on one account"
_FASTEST = 2000  # requests a second that the built ones last for before they are repeated


@dataclass(frozen=True, slots=True)
class Case:
    connections: int
    recipients: int = 1
    target: Target = NO_TARGET

    @property
    def name(self) -> str:
        people = "1 recipient" if self.recipients == 1 else f"{self.recipients} recipients"
        return f"{people}, {self.connections} connection{'s' * (self.connections > 1)}"


CASES = (
    Case(1),
    Case(8, target=Target(ratio=0.15, p99=60)),
    Case(32),
    Case(8, recipients=100, target=Target(ratio=2.0)),
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
    with running(WEB, ready=partial(answers, f"http://127.0.0.1:{PORT}/health/live")) as web:
        race = Race(options.seconds, {"web": web.pid, **list_services()}, traffic)
        for _ in range(options.rounds):
            _run_round(race)
    books = read_books()
    check_books(books, messages=race.messages, limit_messages=race.limit_messages)
    return build_report("accept", [_to_result(race, name) for name in race.samples])


def _run_round(race: Race) -> None:
    for case in CASES:
        race.limits[case.name].append(_measure_limit(race, LIMIT, accounts=ACCOUNTS))
        race.samples[case.name].append(_measure_case(race, case))
    _measure_limit(race, HOT_LIMIT, accounts=1)


def _measure_limit(race: Race, name: str, *, accounts: int) -> Sample:
    tidy()
    sample = measure_limit(accounts=accounts, seconds=race.seconds / 2, parts=race.parts)
    race.samples[name].append(sample)
    race.limit_messages += sample.count
    return sample


def _measure_case(race: Race, case: Case) -> Sample:
    """The first fifth warms up: connections, prepared statements, caches."""
    count = int(_FASTEST * race.seconds / case.recipients**0.5)
    requests = race.traffic.build(count, recipients=case.recipients)
    tidy()
    with loading(PORT, connections=case.connections, requests=requests) as load:
        race.messages += load.run(race.seconds / 5)["accepted"] * case.recipients
        sample = _measure(load, race)
    race.messages += sample.count * case.recipients
    return sample


def _measure(load: Load, race: Race) -> Sample:
    meter = Meter({**race.parts, "load": load.process.pid})
    counted = load.run(race.seconds)
    usage = meter.stop()
    return Sample(
        counted["accepted"],
        counted["seconds"],
        p50=counted["p50"],
        p99=counted["p99"],
        cpu=per_unit(usage, counted["accepted"]),
        others=usage.others,
    )


def _to_result(race: Race, name: str) -> Result:
    samples = race.samples[name]
    case = next((case for case in CASES if case.name == name), None)
    if case is None:
        return Result(name, samples)
    ratios = list_ratios(samples, limits=race.limits[name], units=case.recipients)
    return Result(name, samples, units=case.recipients, ratios=ratios, target=case.target)
