"""Where the time of nested functions goes, measured from outside: nobody has to know of it."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from types import ModuleType
from typing import Any
from unittest.mock import patch


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of the work: what ``owner`` calls ``attribute`` does it. Several may share a name."""

    name: str
    owner: ModuleType
    attribute: str


@dataclass(frozen=True, slots=True)
class Span:
    """Seconds by the clock, and those in which this thread had the processor."""

    wall: float = 0.0
    cpu: float = 0.0

    def __add__(self, other: Span) -> Span:
        return Span(self.wall + other.wall, self.cpu + other.cpu)

    def __sub__(self, other: Span) -> Span:
        return Span(self.wall - other.wall, self.cpu - other.cpu)

    def __truediv__(self, count: float) -> Span:
        return Span(self.wall / count, self.cpu / count)


def read_clocks() -> Span:
    return Span(time.perf_counter(), time.thread_time())


class Stopwatch:
    """``spent`` is by name, each without what the stages within it spent."""

    def __init__(self) -> None:
        self.spent: dict[str, Span] = defaultdict(Span)
        self._within: list[Span] = []

    def wrap(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*args: Any, **options: Any) -> Any:
            self._within.append(Span())
            began = read_clocks()
            try:
                return function(*args, **options)
            finally:
                self._note(name, read_clocks() - began)

        return timed

    def _note(self, name: str, span: Span) -> None:
        self.spent[name] += span - self._within.pop()
        if self._within:
            self._within[-1] += span


@contextmanager
def watching(stages: Sequence[Stage]) -> Iterator[Stopwatch]:
    """Time every stage until the end of the block; exits naming one that is not there."""
    watch = Stopwatch()
    with ExitStack() as patches:
        for stage in stages:
            function = getattr(stage.owner, stage.attribute, None)
            if function is None:
                raise SystemExit(f"{stage.owner.__name__} has no {stage.attribute} any more")
            timed = watch.wrap(stage.name, function)
            patches.enter_context(patch.object(stage.owner, stage.attribute, timed))
        yield watch
