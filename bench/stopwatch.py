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


class Stopwatch:
    """``spent`` holds seconds by name, each without those of the stages within it."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self._within: list[float] = []

    def wrap(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*args: Any, **options: Any) -> Any:
            self._within.append(0.0)
            began = time.perf_counter()
            try:
                return function(*args, **options)
            finally:
                self._note(name, time.perf_counter() - began)

        return timed

    def _note(self, name: str, seconds: float) -> None:
        self.spent[name] += seconds - self._within.pop()
        if self._within:
            self._within[-1] += seconds


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
