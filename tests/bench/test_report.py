"""The table is for people; a missed target shouts, no target is silent."""

from __future__ import annotations

from bench.measure import Result, Sample, Target
from bench.report import build_report


def test_the_table_says_what_was_met_and_what_was_missed() -> None:
    samples = [Sample(100, 1.0, p50=1.0, p99=9.0, cpu={"web": 0.5})]
    report = build_report(
        "accept",
        [
            Result("slow", samples, target=Target(rate=300)),
            Result("good", samples, target=Target(p99=10)),
            Result("free", samples, units=100),
        ],
    )
    lines = report.text.splitlines()
    assert lines[1].endswith("MISSED")
    assert lines[2].endswith("met")
    assert "100 (10,000)" in lines[3]
    assert report.figures["cases"][0]["met"] is False
