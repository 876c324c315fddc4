"""However many workers ask, no span of time has more calls than the provider allows."""

from __future__ import annotations

import threading
from itertools import pairwise
from typing import Any

import pytest
import redis

from compliance.providers import tcr
from config import turns
from config.store import store
from config.turns import Pace, wait_turn

PACE = Pace("test.pace", calls=5, seconds=0.5, burst=2)
PACES = [PACE, tcr._READS, tcr._WRITES, Pace("test.even", calls=10, seconds=1.0)]


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    waits: list[float] = []
    monkeypatch.setattr(turns.time, "sleep", waits.append)
    return waits


def _departures(pace: Pace, *, threads: int, each: int) -> list[float]:
    """When each call leaves, on the store's clock: when it was asked, and its wait after that.

    Asking takes time itself; a call leaves no earlier than the store's clock said before it.
    """
    leaves: list[float] = []

    def work() -> None:
        for _ in range(each):
            seconds, micro = store().time()
            wait = turns._reserve(pace, most=1000)
            assert wait is not None
            leaves.append(seconds + micro / 1e6 + wait)

    workers = [threading.Thread(target=work) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sorted(leaves)


@pytest.mark.parametrize("pace", PACES, ids=lambda pace: pace.name)
def test_many_threads_never_exceed_the_pace(pace: Pace) -> None:
    """All ask at once; what counts is the time that each was told, not when it was asked."""
    before = store().time()
    leaves = _departures(pace, threads=8, each=6)
    after = store().time()
    slack = (after[0] - before[0]) + (after[1] - before[1]) / 1e6  # it took so long to ask
    for first, last in zip(leaves, leaves[pace.calls :], strict=False):
        assert last - first >= pace.seconds - slack


@pytest.mark.parametrize("pace", PACES, ids=lambda pace: pace.name)
def test_no_span_has_more_calls_than_allowed(pace: Pace, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a clock that stands still, the waits alone are the times at which calls leave."""
    frozen = turns._RESERVE.replace("redis.call('TIME')", "{'1000', '0'}")
    monkeypatch.setattr(turns, "_RESERVE", frozen)
    waits = [turns._reserve(pace, most=1000) for _ in range(100)]
    times = [wait for wait in waits if wait is not None]
    assert times == sorted(times)
    assert times[: pace.burst] == [0.0] * pace.burst
    for first, last in zip(times, times[pace.calls :], strict=False):
        assert round(last - first, 6) >= pace.seconds


def test_a_call_waits_for_its_turn(slept: list[float]) -> None:
    assert all(wait_turn(PACE, most=10) for _ in range(4))
    assert slept[:2] == [0.0, 0.0]
    assert 0 < slept[2] <= PACE.interval * 1.1
    assert slept[2] < slept[3]


def test_nobody_waits_longer_than_asked_for(slept: list[float]) -> None:
    assert [wait_turn(PACE, most=0) for _ in range(3)] == [True, True, False]
    assert len(slept) == 2


def test_who_gives_up_takes_no_turn() -> None:
    for _ in range(PACE.burst):
        turns._reserve(PACE, most=0)
    for _ in range(50):
        assert turns._reserve(PACE, most=0) is None
    wait = turns._reserve(PACE, most=10)
    assert wait is not None
    assert wait <= PACE.interval * 1.1


def test_paces_do_not_mix(slept: list[float]) -> None:
    for name in ("one", "two"):
        assert wait_turn(Pace(f"test.{name}", calls=1, seconds=60), most=0)


def test_without_the_store_each_process_keeps_the_pace(
    monkeypatch: pytest.MonkeyPatch, slept: list[float], caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(turns, "run_script", _away)
    monkeypatch.setattr(turns, "_last", {})
    assert all(wait_turn(PACE, most=10) for _ in range(4))
    assert slept[0] == 0
    for before, after in pairwise(slept):
        assert after - before == pytest.approx(PACE.interval, abs=0.05)
    assert "ALARM" in caplog.text


def test_without_the_store_nobody_waits_longer_either(
    monkeypatch: pytest.MonkeyPatch, slept: list[float]
) -> None:
    monkeypatch.setattr(turns, "run_script", _away)
    monkeypatch.setattr(turns, "_last", {})
    assert [wait_turn(PACE, most=0) for _ in range(3)] == [True, False, False]


def _away(*_: Any, **__: Any) -> Any:
    raise redis.ConnectionError("away")
