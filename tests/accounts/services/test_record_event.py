"""Writers of one account's history wait for each other and never lock each other out."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, transaction

from accounts.models import Account, AuditEvent
from accounts.services.change_account import change_account
from accounts.services.record_event import record_event
from tests.factories import make_business


@pytest.mark.django_db(transaction=True)
def test_an_event_and_a_change_at_the_same_time_do_not_deadlock() -> None:
    business = make_business()
    recorded = threading.Event()
    other = threading.Thread(target=_lift, args=(business.account, recorded))
    with transaction.atomic():
        record_event(business.account, verb="first", actor=None)
        other.start()
        assert not recorded.wait(0.3), "it waits for us to commit"
        change_account(business.account.pk, move="hold", actor=None)
    other.join(timeout=5)
    verbs = AuditEvent.objects.order_by("sequence").values_list("verb", flat=True)
    assert list(verbs) == ["first", "hold", "lift"]


def _lift(account: Account, recorded: threading.Event) -> None:
    try:
        change_account(account.pk, move="lift", actor=None)
        recorded.set()
    finally:
        connection.close()
