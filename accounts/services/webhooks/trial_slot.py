"""Trying a webhook waits on a stranger's system, so only a few are tried at once."""

from django.conf import settings

from config.slots import Slots

LONGEST_TRIAL = 10.0  # seconds that the caller is kept waiting
slots = Slots(
    "webhook-test",
    at_once=settings.WEBHOOK_TESTS_AT_ONCE,
    longest=LONGEST_TRIAL * 1.5,
    nouns=("A trial", "Many trials"),
)
trial_slot = slots.hold
