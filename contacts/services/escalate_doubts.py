"""Whoever has waited for us for more than a business day is missing messages they may want: an
alarm says so, once a day for as long as it lasts. The queue shows them as overdue.
"""

import logging
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from config.business_time import count_business_time, get_business_day
from contacts.models import ConsentDoubt
from contacts.selectors import list_waiting_doubts

logger = logging.getLogger(__name__)
_MOST = 200  # looked at in one sweep
_AGAIN_AFTER = timedelta(days=1)


@transaction.atomic
def escalate_doubts() -> int:
    """Raise one alarm about all doubts that are overdue and quiet; return how many those are."""
    now = timezone.now()
    quiet = Q(alarmed_at=None) | Q(alarmed_at__lte=now - _AGAIN_AFTER)
    late = list_waiting_doubts().filter(quiet, created_at__lte=now - get_business_day())
    locked = late.select_for_update(no_key=True, skip_locked=True)[:_MOST]
    overdue = [doubt for doubt in locked if is_overdue(doubt)]
    if overdue:
        ConsentDoubt.objects.filter(pk__in=[each.pk for each in overdue]).update(alarmed_at=now)
        since = overdue[0].created_at.isoformat()
        logger.error(
            "ALARM %d opt-out doubts are overdue, the oldest since %s", len(overdue), since
        )
    return len(overdue)


def is_overdue(doubt: ConsentDoubt) -> bool:
    """Tell whether a doubt has waited for more than a business day of working time."""
    if doubt.decided_at is not None:
        return False
    return count_business_time(doubt.created_at, timezone.now()) > get_business_day()
