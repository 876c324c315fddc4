"""A customer who was asked for changes and stays silent is reminded after 3, 7 and 12 days.

After 14 days the request lapses: nothing is lost, and the customer takes it up again with one
click. A sweeper that was away sends only the newest reminder, never several at once.
"""

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.services.notify import notify
from accounts.services.record_event import Change, record_event
from compliance.form_fields import get_field
from compliance.models import FieldRequest, KycCase
from compliance.models.kyc_case import CaseState
from compliance.selectors import list_open_requests
from compliance.services.move_case import SUBJECT, lock_case, move_case

_MOST = 200  # customers written to in one sweep


def remind_customers() -> int:
    """Remind everybody who is due, and let lapse what nobody answers; return how many cases."""
    asked = KycCase.objects.filter(_is_due(timezone.now()), state=CaseState.ACTION_REQUIRED)
    ids = list(asked.order_by("lapses_at").values_list("pk", flat=True)[:_MOST])
    return sum(_write_to(case_id) for case_id in ids)


def _is_due(now: datetime) -> Q:
    due = Q(lapses_at__lte=now)
    for sent, days in enumerate(settings.REMINDER_DAYS):
        due |= Q(reminders__lte=sent, state_since__lte=now - timedelta(days=days))
    return due


@transaction.atomic
def _write_to(case_id: uuid.UUID) -> bool:
    """The customer may have answered, or another worker written, in the meantime."""
    case = lock_case(case_id)
    if case.state != CaseState.ACTION_REQUIRED or case.lapses_at is None:
        return False
    requests = list(list_open_requests(case))
    if case.lapses_at <= timezone.now():
        _lapse(case, requests)
        return True
    due = _count_due(case)
    if due <= case.reminders:
        return False
    _remind(case, requests, number=due)
    return True


def _count_due(case: KycCase) -> int:
    """How many reminders should have gone out since we asked."""
    waited = timezone.now() - case.state_since
    return sum(waited >= timedelta(days=days) for days in settings.REMINDER_DAYS)


def _remind(case: KycCase, requests: Sequence[FieldRequest], *, number: int) -> None:
    case.reminders, case.told_at = number, timezone.now()
    case.save(update_fields=["reminders", "told_at", "updated_at"])
    facts = {"reminder": number, "fields": _list_fields(requests)}
    record_event(
        case.account, verb="remind", actor=None, change=Change(subject=SUBJECT), facts=facts
    )
    _tell(case, "change_reminder", requests)


def _lapse(case: KycCase, requests: Sequence[FieldRequest]) -> None:
    move_case(case, move="lapse", actor=None, facts={"fields": _list_fields(requests)})
    _tell(case, "review_lapsed", requests)


def _list_fields(requests: Sequence[FieldRequest]) -> list[str]:
    return list(dict.fromkeys(each.field for each in requests))


def _tell(case: KycCase, kind: str, requests: Sequence[FieldRequest]) -> None:
    context = {
        "case": case,
        "requests": [(get_field(each.field).label, each) for each in requests],
        "lapse_days": settings.LAPSE_DAYS,
        "dashboard_url": settings.PUBLIC_URL,
        "support_email": settings.SUPPORT_EMAIL,
    }
    notify(case.account, kind=kind, context=context)
