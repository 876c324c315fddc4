"""The figures, as a table for people and as JSON for programs."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bench.measure import Result

_HEAD = ("case", "per second", "p50 ms", "p99 ms", "CPU ms each", "ratio", "others", "target", "")


@dataclass(frozen=True, slots=True)
class Report:
    text: str
    figures: dict[str, Any]


def build_report(name: str, results: Sequence[Result], *, note: str = "") -> Report:
    rows = [_HEAD, *(_to_row(result) for result in results)]
    legend = "CPU: " + "; ".join(_explain_cpu(result) for result in results)
    noise = "others: share of the machine that was busy with other work meanwhile"
    lines = [render_table(rows), "", *legend.split("; "), noise, *([note] if note else [])]
    return Report("\n".join(lines), _to_figures(name, results))


def _to_row(result: Result) -> tuple[str, ...]:
    rate = f"{result.rate:,.0f}"
    if result.units > 1:
        rate += f" ({result.rate * result.units:,.0f})"
    return (
        result.name,
        rate,
        _format(result.p50, ".1f"),
        _format(result.p99, ".1f"),
        f"{sum(result.cpu.values()):.2f}",
        _format(result.ratio, ".2f"),
        f"{result.others:.0%}",
        str(result.target),
        _say_whether_met(result),
    )


def _say_whether_met(result: Result) -> str:
    if not str(result.target):
        return ""
    return "met" if result.is_met else "MISSED"


def _format(value: float | None, form: str) -> str:
    return "" if value is None else format(value, form)


def _explain_cpu(result: Result) -> str:
    parts = ", ".join(f"{name} {ms:.2f}" for name, ms in result.cpu.items())
    return f"{result.name}: {parts}"


def render_table(rows: Sequence[Sequence[str]]) -> str:
    """Align the columns: the first to the left, figures to the right, words to the left again."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(_render_row(row, widths).rstrip() for row in rows)


def _render_row(row: Sequence[str], widths: Sequence[int]) -> str:
    words = (0, len(row) - 2, len(row) - 1)
    cells = zip(row, widths, strict=True)
    return "  ".join(
        cell.ljust(width) if place in words else cell.rjust(width)
        for place, (cell, width) in enumerate(cells)
    )


def _to_figures(name: str, results: Sequence[Result]) -> dict[str, Any]:
    return {
        "benchmark": name,
        "machine": {"cores": os.cpu_count(), "python": platform.python_version()},
        "cases": [_to_case(result) for result in results],
    }


def _to_case(result: Result) -> dict[str, Any]:
    return {
        "name": result.name,
        "rate": result.rate,
        "units": result.units,
        "p50_ms": result.p50,
        "p99_ms": result.p99,
        "cpu_ms": result.cpu,
        "ratio": result.ratio,
        "target": str(result.target) or None,
        "met": result.is_met,
        "rounds": [asdict(sample) for sample in result.samples],
        "ratios": list(result.ratios),
    }


def write_json(report: Report, path: Path) -> None:
    path.write_text(json.dumps(report.figures, indent=2) + "\n")
