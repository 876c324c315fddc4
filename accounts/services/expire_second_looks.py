"""A request among staff that nobody confirmed in time is over; whoever needs it asks again."""

import uuid

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import SecondLook
from accounts.models.second_look import LookState
from accounts.services.record_event import Change, record_event

SUBJECT = "second look"
_MOST = 200  # in one sweep


def expire_second_looks() -> int:
    """End what is past its time; return how many. What somebody is deciding on is left alone."""
    expired = 0
    while expired < _MOST and _expire_next():
        expired += 1
    return expired


@transaction.atomic
def expire_looks_of(account_id: uuid.UUID) -> None:
    """End an account's overdue requests at once: they must not bar a new one until the sweep."""
    overdue = _list_overdue().filter(account_id=account_id)
    for look in overdue.select_for_update(of=("self",), skip_locked=True):
        _expire(look)


@transaction.atomic
def _expire_next() -> bool:
    look = _list_overdue().select_for_update(of=("self",), skip_locked=True).first()
    if look is None:
        return False
    _expire(look)
    return True


def _list_overdue() -> QuerySet[SecondLook]:
    waiting = SecondLook.objects.filter(state=LookState.WAITING).select_related("account")
    return waiting.filter(expires_at__lte=timezone.now()).order_by("expires_at", "id")


def _expire(look: SecondLook) -> None:
    before = look.state
    look.expire()
    look.save()
    change = Change(before, look.state, SUBJECT)
    facts = {"kind": look.kind}
    record_event(look.account, verb="expire_second_look", actor=None, change=change, facts=facts)
