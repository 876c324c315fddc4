"""Ten business days after it began a registration that is not through goes to our seniors, and the
customer is told so.
"""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.services.notify import notify
from compliance.models import Brand, Campaign
from compliance.models.registration import WaitsOn
from compliance.services.tcr.moves import Registered, lock, record
from compliance.tcr.eta import LATE_AFTER
from config.business_time import count_business_time, get_business_day

_MOST = 200
_AT_LEAST = timedelta(days=LATE_AFTER)  # no ten business days are shorter
_OURS_TO_CHASE = (WaitsOn.US, WaitsOn.TCR, WaitsOn.CARRIER)


def escalate_late_registrations() -> int:
    """Escalate every brand and campaign that has become late; return how many."""
    return sum(_escalate(each) for model in (Brand, Campaign) for each in _list_late(model))


def _list_late(model: type[Brand] | type[Campaign]) -> list[Registered]:
    waiting = model.objects.filter(
        waits_on__in=_OURS_TO_CHASE,
        escalated_at=None,
        settled_at=None,
        submitted_at__lte=timezone.now() - _AT_LEAST,
    )
    return list(waiting.order_by("submitted_at")[:_MOST])


@transaction.atomic
def _escalate(registered: Registered) -> bool:
    fresh = lock(registered)
    if fresh.escalated_at is not None or fresh.waits_on not in _OURS_TO_CHASE:
        return False
    if not is_late(fresh):
        return False
    fresh.escalated_at = fresh.told_at = timezone.now()
    fresh.save(update_fields=["escalated_at", "told_at", "updated_at"])
    record(fresh, "escalate", facts={"days": LATE_AFTER})
    context = {
        "registered": fresh,
        "days": LATE_AFTER,
        "dashboard_url": settings.PUBLIC_URL,
        "support_email": settings.SUPPORT_EMAIL,
    }
    notify(fresh.account, kind="registration_late", context=context)
    return True


def is_late(registered: Registered) -> bool:
    """Tell whether ten business days have passed since it was first submitted."""
    if registered.submitted_at is None or registered.settled_at is not None:
        return False
    waited = count_business_time(registered.submitted_at, timezone.now())
    return waited >= LATE_AFTER * get_business_day()
