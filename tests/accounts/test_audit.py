"""What happened cannot be made to not have happened."""

from __future__ import annotations

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import Error, connection, transaction

from accounts.models import AuditEvent
from accounts.services.record_event import record_event
from tests.factories import Business

pytestmark = pytest.mark.django_db


@pytest.fixture
def events(business: Business, stranger: Business) -> list[AuditEvent]:
    for account in (business.account, stranger.account):
        for verb in ("one", "two", "three"):
            record_event(account, verb=verb, actor=business.owner, facts={"n": verb})
    return list(AuditEvent.objects.filter(account=business.account).order_by("sequence"))


def _verify() -> str:
    out = io.StringIO()
    call_command("verify_audit", stdout=out)
    return out.getvalue()


def test_each_event_carries_the_hash_of_the_one_before(events: list[AuditEvent]) -> None:
    assert [event.sequence for event in events] == [1, 2, 3]
    assert [event.previous_hash for event in events[1:]] == [event.hash for event in events[:2]]
    assert "6 events" in _verify()


@pytest.mark.parametrize("statement", ["UPDATE {} SET verb = 'x'", "DELETE FROM {}"])
def test_the_database_refuses_to_change_an_event(events: list[AuditEvent], statement: str) -> None:
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format("accounts_auditevent"))
    assert AuditEvent.objects.count() == 6


def _behind_our_back(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE accounts_auditevent DISABLE TRIGGER USER")
        cursor.execute(statement, values)
        cursor.execute("ALTER TABLE accounts_auditevent ENABLE TRIGGER USER")


def test_an_altered_event_is_named(events: list[AuditEvent]) -> None:
    altered = events[1].pk
    _behind_our_back("UPDATE accounts_auditevent SET verb = 'nothing' WHERE id = %s", altered)
    with pytest.raises(CommandError, match=str(altered)):
        _verify()


def test_a_removed_event_is_noticed(events: list[AuditEvent]) -> None:
    _behind_our_back("DELETE FROM accounts_auditevent WHERE id = %s", events[1].pk)
    with pytest.raises(CommandError, match=str(events[2].pk)):
        _verify()
