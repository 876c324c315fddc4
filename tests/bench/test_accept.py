"""What is asked of accepting, and of which cases."""

from __future__ import annotations

from bench.accept import CASES

TARGETS = {
    "1 recipient, 1 connection": "p50 < 4 ms",
    "1 recipient, 8 connections": "ratio ≥ 0.3, p99 < 40 ms",
    "1 recipient, 32 connections": "ratio ≥ 0.5, p99 < 80 ms",
    "1 recipient, 32 connections, one account": "ratio ≥ 1",
    "100 recipients, 8 connections": "ratio ≥ 5",
    "1,000 recipients, 1 connection": "p50 < 250 ms",
}


def test_every_case_has_its_target() -> None:
    assert {case.name: str(case.target) for case in CASES} == TARGETS
