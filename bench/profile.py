"""``bench profile``: where the time of an accepted request goes, stage by stage, in this process.

Requests pass through the whole WSGI application, one after the other, so nothing waits for a core
or for another request. Stages are timed from outside (``bench/stopwatch.py``), by the clock and by
the processor: the difference is waiting, mostly for the database. The rest is what Django, DRF and
the middleware take. Then some more run under cProfile, which slows small functions
down more than large ones: its order says more than its figures.
"""

from __future__ import annotations

import cProfile
import io
import pstats
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.test import RequestFactory

from bench.load import with_keys
from bench.options import Options
from bench.programs import PORT
from bench.report import Report, render_table
from bench.requests import parse_http
from bench.seed import seed, tidy
from bench.stopwatch import Span, Stage, read_clocks, watching
from bench.traffic import Traffic
from config.wsgi import application
from messaging.api.messages import send_answer, send_message
from messaging.services import accept_send, build_sends, write_send

STAGES = (
    Stage("read the body", send_message, "read_request"),
    Stage("snapshot: one statement", accept_send, "read_facts"),
    Stage("repeated?", accept_send, "find_answer"),
    Stage("rates: one script", accept_send, "take_turn"),
    Stage("prices", build_sends, "refresh_prices"),
    Stage("restrictions", build_sends, "refresh_restrictions"),
    Stage("build snapshots", accept_send, "build_sends"),
    Stage("nine checks", accept_send, "judge"),
    Stage("render the text", accept_send, "compose_body"),
    Stage("render the answer", send_answer, "render"),
    Stage("render the answer", send_answer, "ok"),
    Stage("describe the decision", accept_send, "describe"),
    Stage("write: one statement", accept_send, "write_send"),
    Stage("doorbell", write_send, "ring"),
)
NAMES = tuple(dict.fromkeys(stage.name for stage in STAGES))
REST = "Django, DRF, middleware"
SIZES = {1: 2_000, 100: 200}  # recipients and requests
_QUICK_SHARE = 10
_WARM_UP = 20
_TOP = 15
_ROOT = Path(__file__).resolve().parent.parent


def run(options: Options) -> Report:
    traffic = Traffic(seed(), port=PORT)
    tidy()
    share = _QUICK_SHARE if options.quick else 1
    spent = {
        size: measure_stages(traffic, size=size, count=count // share)
        for size, count in SIZES.items()
    }
    top = _profile(traffic, count=SIZES[1] // share // 4)
    text = f"{_render(spent)}\n\nOne recipient, by time of their own, under cProfile:\n\n{top}"
    figures = {
        size: {name: asdict(span) for name, span in each.items()} for size, each in spent.items()
    }
    return Report(text, {"profile": figures})


def measure_stages(traffic: Traffic, *, size: int, count: int) -> dict[str, Span]:
    """Return what one request spends by stage, and the rest."""
    _run_all(_build(traffic, size=size, count=_WARM_UP))
    environs = _build(traffic, size=size, count=count)
    with watching(STAGES) as watch:
        began = read_clocks()
        _run_all(environs)
        whole = read_clocks() - began
    spent = {name: watch.spent[name] / count for name in NAMES}
    return spent | {REST: whole / count - sum(spent.values(), Span())}


def _build(traffic: Traffic, *, size: int, count: int) -> list[dict[str, Any]]:
    built = (request.encode() for request in traffic.build(count, recipients=size))
    return [_as_environ(request.decode()) for request in with_keys(built)]


def _as_environ(request: str) -> dict[str, Any]:
    headers, body = parse_http(request)
    kind = headers.pop("content-type")
    del headers["content-length"]
    made = RequestFactory().post("/v3/messages", body, content_type=kind, headers=headers)
    return made.environ


def _run_all(environs: list[dict[str, Any]]) -> None:
    for environ in environs:
        statuses: list[str] = []
        response = application(environ, lambda status, _, seen=statuses: seen.append(status))
        body = b"".join(response)
        response.close()  # type: ignore[attr-defined]  # gives the connection back
        if not statuses[0].startswith("202"):
            raise SystemExit(f"{statuses[0]}: {body.decode()[:2000]}")


def _render(spent: Mapping[int, Mapping[str, Span]]) -> str:
    heads = (cell for size in spent for cell in (f"{size} recipient{'s' * (size > 1)}, us", "CPU"))
    rows = [("stage", *heads, "", "")]
    for name in (*NAMES, REST):
        rows.append(_row(name, [each[name] for each in spent.values()]))
    rows.append(_row("together", [sum(each.values(), Span()) for each in spent.values()]))
    return render_table(rows)


def _row(name: str, spans: Sequence[Span]) -> tuple[str, ...]:
    figures = (f"{seconds * 1e6:,.0f}" for span in spans for seconds in (span.wall, span.cpu))
    return (name, *figures, "", "")


def _profile(traffic: Traffic, *, count: int) -> str:
    environs = _build(traffic, size=1, count=count)
    profile = cProfile.Profile()
    profile.runcall(_run_all, environs)
    stats: dict[Any, Any] = pstats.Stats(profile, stream=io.StringIO()).stats  # type: ignore[attr-defined]
    rows = [("function", "calls each", "own us each", "with callees", "", "")]
    rows += list(_list_top(stats, count=count))
    return render_table(rows)


def _list_top(stats: dict[Any, Any], *, count: int) -> Iterator[tuple[str, ...]]:
    """The functions with most time of their own."""
    by_own = sorted(stats.items(), key=lambda item: item[1][2], reverse=True)
    for (file, line, function), (_, calls, own, whole, _) in by_own[:_TOP]:
        yield (
            f"{shorten(file)}:{line} {function}" if line else function,
            f"{calls / count:.1f}",
            f"{own * 1e6 / count:,.0f}",
            f"{whole * 1e6 / count:,.0f}",
            "",
            "",
        )


def shorten(file: str) -> str:
    """Return a path of ours or of a package as it is imported."""
    _, _, packaged = file.rpartition("site-packages/")
    return packaged.removeprefix(f"{_ROOT}/")
