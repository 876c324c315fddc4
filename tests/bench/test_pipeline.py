"""Work is timed by recipient, however many there are in one call."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from bench import pipeline
from bench.pipeline import measure_work


def test_time_is_shared_by_all_recipients(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(1000))
    monkeypatch.setattr(pipeline, "time", SimpleNamespace(perf_counter=lambda: next(clock)))
    spans = measure_work(lambda: None, times=2, size=5)
    assert set(spans) == {100_000.0}  # a second for ten recipients


def test_the_work_is_done_once_more_to_warm_up() -> None:
    calls: list[int] = []
    spans = measure_work(lambda: calls.append(1), times=3, size=1)
    assert len(calls) == 3 * len(spans) + 1
