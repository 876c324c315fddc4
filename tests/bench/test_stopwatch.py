"""Time is charged to the innermost stage, and nothing stays patched."""

from __future__ import annotations

from types import ModuleType

import pytest

from bench import stopwatch
from bench.profile import STAGES
from bench.stopwatch import Span, Stage, Stopwatch, watching


def _at(monkeypatch: pytest.MonkeyPatch, *instants: float) -> None:
    """Half of the time the thread has the processor."""
    clock = iter(Span(instant, instant / 2) for instant in instants)
    monkeypatch.setattr(stopwatch, "read_clocks", lambda: next(clock))


def test_a_stage_is_not_charged_for_those_within_it(monkeypatch: pytest.MonkeyPatch) -> None:
    watch = Stopwatch()
    inner = watch.wrap("inner", lambda: None)
    outer = watch.wrap("outer", inner)
    _at(monkeypatch, 0.0, 1.0, 4.0, 6.0)
    outer()
    assert watch.spent == {"inner": Span(3.0, 1.5), "outer": Span(3.0, 1.5)}


def test_a_stage_that_fails_is_charged_too(monkeypatch: pytest.MonkeyPatch) -> None:
    watch = Stopwatch()

    def fail() -> None:
        raise ValueError("no")

    _at(monkeypatch, 0.0, 2.0)
    with pytest.raises(ValueError, match="no"):
        watch.wrap("stage", fail)()
    assert watch.spent == {"stage": Span(2.0, 1.0)}


def test_everything_is_as_before_afterwards() -> None:
    owner = ModuleType("owner")
    owner.work = original = lambda: 7  # type: ignore[attr-defined]
    with watching([Stage("work", owner, "work")]) as watch:
        assert owner.work() == 7
        assert owner.work is not original
    assert owner.work is original
    assert watch.spent["work"].wall > 0


def test_a_stage_that_is_gone_is_named() -> None:
    with (
        pytest.raises(SystemExit, match="owner has no work"),
        watching([Stage("work", ModuleType("owner"), "work")]),
    ):
        pass


def test_every_stage_of_the_send_path_is_there() -> None:
    assert [stage for stage in STAGES if not hasattr(stage.owner, stage.attribute)] == []
