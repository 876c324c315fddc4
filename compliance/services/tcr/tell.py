"""While a registration waits, its customer reads something true every business day: with whom it
is, since when, when we last asked, and what they said.
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from compliance.models import Brand, Campaign
from compliance.models.registration import WaitsOn
from compliance.services.heartbeat import is_due
from compliance.services.tcr.moves import Registered, lock, record
from config.business_time import get_business_day

_MOST = 500
_WAITING = (WaitsOn.US, WaitsOn.TCR, WaitsOn.CARRIER)


def tell_waiting() -> int:
    """Write the lines that are due; return how many."""
    long_ago = timezone.now() - (get_business_day() - timedelta(minutes=30))
    return sum(
        _tell(each)
        for model in (Brand, Campaign)
        for each in model.objects.filter(
            waits_on__in=_WAITING, submitted_at__isnull=False, told_at__lte=long_ago
        ).order_by("told_at")[:_MOST]
    )


@transaction.atomic
def _tell(registered: Registered) -> bool:
    fresh = lock(registered)
    if fresh.waits_on not in _WAITING or not is_due(fresh.told_at):
        return False
    facts = {
        "waits_on": fresh.waits_on,
        "since": fresh.state_since.isoformat(),
        "looked_at": fresh.looked_at.isoformat() if fresh.looked_at else "",
    }
    fresh.told_at = timezone.now()
    fresh.save(update_fields=["told_at", "updated_at"])
    record(fresh, "heartbeat", facts=facts)
    return True
