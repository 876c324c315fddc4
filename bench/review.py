"""``bench review``: pre-checks against simulated websites, and staff pages as the queue grows.

A pre-check is compared with one plain visit of the same site in the same run, a page with itself on
a small queue: a busy machine slows both alike.
"""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from django.conf import settings
from django.test import Client

from bench.cases import fill_review_queue, make_reviewer_browser, make_submission
from bench.measure import Sample
from bench.options import Options
from bench.programs import PORT, answers, running
from bench.report import Report, render_table
from compliance.services.evaluate import evaluate
from config.http import fetch

_PLAIN, _SECURE = PORT + 2, PORT + 3
_SMALL, _LARGE = 100, 50_000
_QUICK_LARGE = 2_000
_QUEUE = "/admin/compliance/kyccase/"
_GOOD, _SLOW = "meridianbooks.example", "slow.example"
_NORMAL_SECONDS, _MOST_SECONDS = 3.0, 20.0


def run(options: Options) -> Report:
    rows = [("case", "p50 ms", "longest ms", "ratio", "target", "")]
    figures: dict[str, Sample] = {}
    with tempfile.TemporaryDirectory() as folder:
        authority = str(Path(folder) / "ca.pem")
        command = ("simulators.websites", "--port", str(_PLAIN))
        command += ("--tls-port", str(_SECURE), "--ca", authority)
        healthy = f"http://127.0.0.1:{_PLAIN}/sim/health"
        with running(command, ready=lambda: answers(healthy)):
            settings.FETCH_TEST_HOSTS = {".example": ("127.0.0.1", _PLAIN, _SECURE)}
            settings.FETCH_TEST_CA = authority
            figures |= _measure_checks(options)
    large = _QUICK_LARGE if options.quick else _LARGE
    figures |= _measure_pages(options, large=large)
    rows += _compare(figures, large=large)
    return Report(render_table(rows), {"review": {name: s.p50 for name, s in figures.items()}})


def _measure_checks(options: Options) -> dict[str, Sample]:
    good, slow = make_submission(_GOOD), make_submission(_SLOW)
    times = 5 if options.quick else 25
    return {
        "one visit": _time(lambda: fetch(f"https://{_GOOD}/"), times),
        "pre-check, normal site": _time(
            lambda: evaluate(good, account_id=good.case.account_id), times
        ),
        "pre-check, site that hangs": _time(
            lambda: evaluate(slow, account_id=slow.case.account_id), 1
        ),
    }


def _measure_pages(options: Options, *, large: int) -> dict[str, Sample]:
    browser, times = make_reviewer_browser(), 5 if options.quick else 25
    fill_review_queue(_SMALL)
    figures = {f"{name}, {_SMALL}": sample for name, sample in _look(browser, times).items()}
    fill_review_queue(large)
    return figures | {f"{name}, {large}": sample for name, sample in _look(browser, times).items()}


def _look(browser: Client, times: int) -> dict[str, Sample]:
    queue = browser.get(_QUEUE).content.decode()
    found = re.search(rf"{_QUEUE}[0-9a-f-]{{36}}/change/", queue)
    if found is None:
        raise SystemExit(f"there is no case in {_QUEUE}")
    return {
        "queue page": _time(lambda: _open(browser, _QUEUE), times),
        "case page": _time(lambda: _open(browser, found[0]), times),
    }


def _open(browser: Client, address: str) -> None:
    if browser.get(address).status_code != 200:
        raise SystemExit(f"{address} could not be opened")


def _time(look: Callable[[], object], times: int) -> Sample:
    look()  # warm
    started = time.perf_counter()
    spans = []
    for _ in range(times):
        began = time.perf_counter()
        look()
        spans.append((time.perf_counter() - began) * 1000)
    elapsed = time.perf_counter() - started
    return Sample(times, elapsed, p50=median(spans), p99=max(spans))


def _compare(figures: dict[str, Sample], *, large: int) -> list[tuple[str, ...]]:
    visit = figures["one visit"]
    normal, hanging = figures["pre-check, normal site"], figures["pre-check, site that hangs"]
    rows = [
        _row("one visit", visit),
        _row("pre-check, normal site", normal, base=visit, most_ms=_NORMAL_SECONDS * 1000),
        _row("pre-check, site that hangs", hanging, most_ms=_MOST_SECONDS * 1000),
    ]
    for name in ("queue page", "case page"):
        small = figures[f"{name}, {_SMALL}"]
        rows.append(_row(f"{name}, {_SMALL}", small))
        rows.append(_row(f"{name}, {large}", figures[f"{name}, {large}"], base=small))
    return rows


def _row(
    name: str, sample: Sample, *, base: Sample | None = None, most_ms: float = 0.0
) -> tuple[str, ...]:
    longest = sample.p99 or 0.0
    ratio = (sample.p50 or 0.0) / (base.p50 or 1.0) if base else None
    met = "met" if longest < most_ms else "MISSED"
    return (
        name,
        f"{sample.p50:.0f}",
        f"{longest:.0f}",
        "" if ratio is None else f"{ratio:.2f}",
        f"< {most_ms:.0f} ms" if most_ms else "",
        met if most_ms else "",
    )
