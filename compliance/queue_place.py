"""How many cases stand before one in the queue, said so coarsely that it tells nothing of others.

The exact number would let a customer count how many businesses come in and how we order them. So
it is a step of a ladder, and beyond a hundred nobody counts on.
"""

from django.db.models import Q

from compliance.models import KycCase
from compliance.models.kyc_case import CaseState
from compliance.selectors import list_queue

_LADDER = (  # below this number: these words
    (5, "fewer than 5"),
    (15, "about 10"),
    (35, "about 20"),
    (75, "about 50"),
    (125, "about 100"),
)
_BEYOND = "more than 100"
_MOST = _LADDER[-1][0]


def get_place(case: KycCase) -> str:
    """Return how many cases come before one that nobody reads yet; ``""`` for any other case."""
    return say_place(count_ahead(case)) if case.state == CaseState.SUBMITTED else ""


def count_ahead(case: KycCase) -> int:
    """Return how many waiting cases come first in the queue's order; counting ends at 125.

    It follows the order of ``QUEUE_ORDER`` along its index.
    """
    same_due = Q(due_at=case.due_at)
    same_risk = same_due & Q(risk_score=case.risk_score)
    same_time = same_risk & Q(submitted_at=case.submitted_at)
    before = (
        Q(due_at__lt=case.due_at)
        | (same_due & Q(risk_score__gt=case.risk_score))
        | (same_risk & Q(submitted_at__lt=case.submitted_at))
        | (same_time & Q(id__lt=case.pk))
    )
    ahead = list_queue().filter(before, due_at__lte=case.due_at)
    return ahead.values("pk")[:_MOST].count()


def say_place(ahead: int) -> str:
    """Return the step of the ladder on which ``ahead`` cases stand."""
    return next((words for below, words in _LADDER if ahead < below), _BEYOND)
