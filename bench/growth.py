"""``bench growth``: does anything slow down as the product is used?

An empty database and one after a month of use (``bench/crowd.py``) are measured in turn, back to
back, by the same programs: accepting (as a ratio to the limit of the same database), claiming, and
dispatching. On the used one as many messages pass through the queue as it takes to see whether
claiming gets slower, and many are sent by web and worker, whose memory must not grow meanwhile.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from statistics import median

from bench.accept import Case, Race, run_round
from bench.crowd import FULL, QUICK, Size, add_crowd
from bench.databases import VARIABLE, make_database, migrate, turned_to
from bench.limit import find_pgbench
from bench.measure import list_ratios
from bench.memory import PARTS, watch_memory
from bench.options import Options
from bench.passing import time_claims, time_claims_by_tenth
from bench.programs import PORT, list_services, running_carrier, running_web
from bench.queue import fill_queue
from bench.report import Report, render_table
from bench.seed import Sender, seed, tidy
from bench.traffic import Traffic
from messaging.services.dispatch import dispatch

TOLERANCE = 0.15
MEMORY_TOLERANCE = 0.10
CASES = (Case(8), Case(8, recipients=100))
DISPATCH, CLAIM = "dispatch, messages a second", "claim, ms"
_HEAD = ("case", "empty", "used", "ratio", "target", "")
_LARGE = "gatehouse_large"
_LARGE_PORT = PORT + 10


@dataclass(frozen=True, slots=True)
class Plan:
    crowd: Size
    dispatched: int  # each time
    wave: int  # messages queued at once
    passing: int  # through the queue in all
    sends: int  # while memory is looked at


FULL_PLAN = Plan(FULL, dispatched=5_000, wave=10_000, passing=1_000_000, sends=100_000)
QUICK_PLAN = Plan(QUICK, dispatched=500, wave=2_500, passing=50_000, sends=10_000)


@dataclass(slots=True)
class Site:
    """A database with a web server of its own, and what was measured there."""

    url: str
    port: int
    senders: list[Sender]
    figures: dict[str, list[float]] = field(default_factory=dict)

    def note(self, name: str, figure: float) -> None:
        self.figures.setdefault(name, []).append(figure)

    def get(self, name: str) -> float:
        return median(self.figures[name])


def run(options: Options) -> Report:
    find_pgbench()
    plan = QUICK_PLAN if options.quick else FULL_PLAN
    sites = small, large = _fill(plan.crowd)
    with running_carrier():
        for _ in range(options.rounds):
            _measure_dispatch(sites, plan.dispatched)
            _measure_claims(sites, plan.wave)
        with turned_to(large.url):
            tenths = time_claims_by_tenth(plan.passing, wave=plan.wave)
            memory = watch_memory(large.senders, port=large.port, sends=plan.sends)
    _measure_accept(sites, options)
    rows = [_HEAD, *_compare(small, large), _judge_claims(tenths), *_judge_memory(memory)]
    notes = [
        f"used: {plan.crowd}",
        f"claim by tenth of {plan.passing:,}, ms: {_list(tenths, '.2f')}",
    ]
    notes += [f"memory of {part} by tenth, MB: {_list(memory[part], '.0f')}" for part in PARTS]
    text = "\n".join([render_table(rows), "", *notes])
    figures = {"empty": small.figures, "used": large.figures, "claims": tenths, "memory": memory}
    return Report(text, {"growth": figures})


def _fill(crowd: Size) -> tuple[Site, Site]:
    small = Site(os.environ[VARIABLE], PORT, seed())
    with turned_to(make_database(_LARGE)):
        migrate()
        large = Site(os.environ[VARIABLE], _LARGE_PORT, seed())
        add_crowd(crowd)
    return small, large


def _measure_dispatch(sites: Sequence[Site], count: int) -> None:
    """In this process, as the worker does it; the carrier is the simulated one."""
    for site in sites:
        with turned_to(site.url):
            fill_queue(count)
            tidy()
            began = time.perf_counter()
            handled = dispatch()
            site.note(DISPATCH, handled / (time.perf_counter() - began))
        if handled != count:
            raise SystemExit(f"{handled} messages were dispatched, not {count}")


def _measure_claims(sites: Sequence[Site], wave: int) -> None:
    """With statistics that show the backlog: a plan for many rows must not cost the few dearly."""
    for site in sites:
        with turned_to(site.url):
            fill_queue(wave)
            tidy()
            site.note(CLAIM, median(time_claims()))


def _measure_accept(sites: Sequence[Site], options: Options) -> None:
    """Both web servers run all the time; the one that is not asked does nothing."""
    with ExitStack() as stack:
        races = []
        for site in sites:
            with turned_to(site.url):
                web = stack.enter_context(running_web(site.port))
                traffic = Traffic(site.senders, port=site.port)
                races.append(Race(options.seconds, {"web": web.pid, **list_services()}, traffic))
        for case in CASES * options.rounds:
            for site, race in zip(sites, races, strict=True):
                with turned_to(site.url):
                    run_round(race, [case])
    for site, race in zip(sites, races, strict=True):
        for case in CASES:
            samples, limits = race.samples[case.name], race.limits[case.name]
            site.figures[case.name] = list_ratios(samples, limits=limits, units=case.recipients)


def _compare(small: Site, large: Site) -> list[tuple[str, ...]]:
    pairs = ((name, small.get(name), large.get(name)) for name in small.figures)
    return [judge(name, before, after, is_cost=name == CLAIM) for name, before, after in pairs]


def _judge_claims(tenths: Sequence[float]) -> tuple[str, ...]:
    return judge("claim, ms, first and last tenth", tenths[0], tenths[-1], is_cost=True)


def _judge_memory(memory: Mapping[str, Sequence[float]]) -> list[tuple[str, ...]]:
    """Compared with the third tenth: until then caches and pools fill up to their limits."""
    return [
        judge(
            f"memory of {part}, MB, third and last tenth",
            memory[part][2],
            memory[part][-1],
            is_cost=True,
            tolerance=MEMORY_TOLERANCE,
        )
        for part in PARTS
    ]


def judge(
    name: str, before: float, after: float, *, is_cost: bool, tolerance: float = TOLERANCE
) -> tuple[str, ...]:
    """Return a row; ``ratio`` is how much of the first figure's quality the second one keeps."""
    ratio = before / after if is_cost else after / before
    least = 1 - tolerance
    met = "met" if ratio >= least else "MISSED"
    return (name, f"{before:,.2f}", f"{after:,.2f}", f"{ratio:.2f}", f"≥ {least:g}", met)


def _list(figures: Sequence[float], form: str) -> str:
    return " ".join(format(each, form) for each in figures)
