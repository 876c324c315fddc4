"""What we have kept waiting for more than five business days goes to our seniors, and the customer
is told: that we are sorry, what to expect now, and whom to write to. Once for each time it is late.
"""

import uuid

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.services.notify import notify
from accounts.services.record_event import Change, record_event
from compliance.models import KycCase
from compliance.models.kyc_case import QUEUE_STATES
from compliance.services.move_case import SUBJECT, lock_case
from compliance.status import get_eta, is_overdue
from config.business_time import count_business_time, get_business_day

_MOST = 200  # escalated in one sweep


def escalate_overdue() -> int:
    """Escalate every case that has become overdue; return how many."""
    late = KycCase.objects.filter(state__in=QUEUE_STATES, due_at__lte=timezone.now())
    ids = late.filter(escalated_at=None).order_by("due_at").values_list("pk", flat=True)[:_MOST]
    return sum(_escalate(case_id) for case_id in list(ids))


@transaction.atomic
def _escalate(case_id: uuid.UUID) -> bool:
    """It may have been decided, or escalated by another worker, in the meantime."""
    case = lock_case(case_id)
    if case.state not in QUEUE_STATES or case.escalated_at is not None or not is_overdue(case):
        return False
    case.escalated_at = case.told_at = timezone.now()
    case.save(update_fields=["escalated_at", "told_at", "updated_at"])
    facts = {"state": case.state, "due_at": case.due_at and case.due_at.isoformat()}
    record_event(
        case.account, verb="escalate", actor=None, change=Change(subject=SUBJECT), facts=facts
    )
    _tell(case)
    return True


def _tell(case: KycCase) -> None:
    context = {
        "case": case,
        "days": _count_days(case),
        "eta": get_eta(case),
        "dashboard_url": settings.PUBLIC_URL,
        "support_email": settings.SUPPORT_EMAIL,
    }
    notify(case.account, kind="review_overdue", context=context)


def _count_days(case: KycCase) -> int:
    """Whole business days that the case has waited for us, in this turn and those before."""
    spent = case.our_time + count_business_time(case.turn_since, timezone.now())
    return spent // get_business_day()
