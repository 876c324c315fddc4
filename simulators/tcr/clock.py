"""Simulated time: days since the first start, at so many seconds a day.

While the process is stopped no time passes. Steps run in the order in which they are due, each at
its own moment, so that what follows from one is due at the right time even when days are skipped.
"""

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable

from simulators.tcr.records import Step
from simulators.tcr.state import State

HOUR = 1 / 24
log = logging.getLogger(__name__)


class Clock:
    """``run`` is given by the application: it knows what the steps do."""

    def __init__(self, *, state: State, day: float) -> None:
        self.state = state
        self.day = day
        self.run: Callable[[Step], None] = lambda step: None
        self.anchor = time.monotonic()
        self.frozen: float | None = None
        self.changed = asyncio.Event()
        state.before_save = self.settle

    def now(self) -> float:
        """In simulated days."""
        if self.frozen is not None:
            return self.frozen
        return self.state.time + (time.monotonic() - self.anchor) / self.day

    def settle(self) -> None:
        """Put what has passed into the state, from which it goes to the file."""
        moment = time.monotonic()
        self.state.time += (moment - self.anchor) / self.day
        self.anchor = moment

    def after(
        self, days: float, action: str, subject: str, *, round: int = 0, detail: str = ""
    ) -> None:
        """Plan a step."""
        due = self.now() + days
        self.state.steps.append(
            Step(due=due, action=action, subject=subject, round=round, detail=detail)
        )
        self.changed.set()
        self.state.save_soon()

    def set_day(self, day: float) -> None:
        """From now on a day takes this long."""
        self.settle()
        self.day = day
        self.changed.set()

    def advance(self, days: float) -> int:
        """Everything due within the next days happens now; returns how many steps."""
        self.settle()
        self.state.time += days
        return self.run_until(self.now())

    def run_until(self, moment: float) -> int:
        """In order; a step that fails is told and takes nothing with it."""
        count = 0
        while (step := self.first_step()) and step.due <= moment:
            self.state.steps.remove(step)
            self.frozen = step.due
            try:
                self.run(step)
            except Exception:
                log.exception("the step %s of %s failed", step.action, step.subject)
            self.frozen = None
            count += 1
        if count:
            self.state.save_soon()
        return count

    def first_step(self) -> Step | None:
        return min(self.state.steps, key=lambda step: step.due, default=None)

    async def tick(self) -> None:
        """For as long as the process lives."""
        while True:
            self.run_until(self.now())
            self.changed.clear()
            first = self.first_step()
            wait = None if first is None else max(0.0, (first.due - self.now()) * self.day)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.changed.wait(), wait)
