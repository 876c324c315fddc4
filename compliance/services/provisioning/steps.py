"""The steps of setting a sender profile up, in order. Reading the tuple is reading the procedure.

A step says ``True`` when it is done and ``False`` while somebody else has to act; what it raises
stops this try and is told to the customer. Each may be run again after a worker died in it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from accounts.models import SenderProfile
from compliance.services.provisioning.callback import call_back
from compliance.services.provisioning.number import get_number
from compliance.services.provisioning.registration import register
from compliance.services.provisioning.review import be_reviewed


@dataclass(frozen=True, slots=True)
class Step:
    name: str
    title: str  # for the customer
    take: Callable[[SenderProfile], bool]


STEPS: tuple[Step, ...] = (
    Step("review", "Reviewed", be_reviewed),
    Step("number", "Number ready", get_number),
    Step("registration", "Handed to The Campaign Registry, if it has its own", register),
    Step("callback", "Your system told", call_back),
)


def get_next(name: str) -> Step | None:
    """Return the step after ``name``, ``None`` after the last."""
    names = [step.name for step in STEPS]
    place = names.index(name) + 1
    return STEPS[place] if place < len(STEPS) else None
