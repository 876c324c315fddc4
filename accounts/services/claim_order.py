"""One worker at a time talks to the provider about an order.

The claim runs out by itself, so an order whose worker died is taken up again.
"""

import uuid
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import PhoneNumber
from accounts.models.phone_number import NumberState

LEASE = timedelta(seconds=30)


def list_claimable() -> QuerySet[PhoneNumber]:
    """Return the unsettled orders that nobody works on."""
    free = Q(claimed_until=None) | Q(claimed_until__lte=timezone.now())
    return PhoneNumber.objects.filter(free, state=NumberState.ORDERING)


def claim_order(number_id: uuid.UUID) -> datetime | None:
    """Claim an order; return until when, or None if it is settled or somebody else has it."""
    now = timezone.now()
    until = now + LEASE
    claimed = list_claimable().filter(pk=number_id).update(claimed_until=until, updated_at=now)
    return until if claimed else None


def release_order(number_id: uuid.UUID, *, until: datetime) -> None:
    """Give up the claim that ends at ``until``; a later one of somebody else stays."""
    held = PhoneNumber.objects.filter(pk=number_id, claimed_until=until)
    held.update(claimed_until=None, updated_at=timezone.now())
