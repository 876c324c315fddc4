"""Pre-checks wait on strangers' websites, so only a few run at once in a web process."""

from django.conf import settings

from config.slots import Slots

slots = Slots(
    "evaluation",
    at_once=settings.EVALUATIONS_AT_ONCE,
    longest=25,  # seconds
    nouns=("A check", "Many checks"),
)
evaluation_slot = slots.hold
