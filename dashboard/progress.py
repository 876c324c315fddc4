"""The four-step bar: what is done, what is current, what is to come."""

from dataclasses import dataclass

from accounts.models import Account
from accounts.onboarding import STEPS


@dataclass(frozen=True, slots=True)
class Mark:
    number: int
    title: str
    state: str  # done, current, ahead
    words: str  # the state in words, for people who do not see the colors


@dataclass(frozen=True, slots=True)
class Progress:
    marks: tuple[Mark, ...]
    done: int

    @property
    def is_complete(self) -> bool:
        return self.done == len(self.marks)


_WORDS = {"done": "done", "current": "current step", "ahead": "not started"}


def get_progress(account: Account) -> Progress:
    """Return the bar. The current step is the first that does not lie behind."""
    behind = [account.stage in step.done_in for step in STEPS]
    current = behind.index(False) if False in behind else len(STEPS)
    states = ["done" if done else "ahead" for done in behind]
    if current < len(STEPS):
        states[current] = "current"
    marks = tuple(
        Mark(number, step.title, state, _WORDS[state])
        for number, (step, state) in enumerate(zip(STEPS, states, strict=True), start=1)
    )
    return Progress(marks, behind.count(True))
