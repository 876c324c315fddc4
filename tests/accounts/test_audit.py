"""What happened cannot be made to not have happened."""

from __future__ import annotations

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import Error, connection, transaction

from accounts.models import AuditEvent
from accounts.services.record_event import compute_hash, record_event
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


def test_the_application_changes_no_event_in_any_way(events: list[AuditEvent]) -> None:
    event = events[1]
    event.verb = "nothing"
    rows = AuditEvent.objects.filter(pk=event.pk)
    attempts = (event.save, event.delete, lambda: rows.update(verb="x"), rows.delete)
    for attempt in attempts:
        with pytest.raises(Error, match="append_only"), transaction.atomic():
            attempt()
    assert AuditEvent.objects.get(pk=event.pk).verb == "two"


def _run_as_app(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE app_without_tables")
        cursor.execute(statement)


def test_a_role_that_may_write_may_neither_rewrite_nor_switch_the_trigger_off(
    events: list[AuditEvent],
) -> None:
    """What the application's own role may do where tables belong to somebody else."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE app_without_tables")
        cursor.execute("GRANT ALL ON ALL TABLES IN SCHEMA public TO app_without_tables")
    refused = {
        "UPDATE accounts_auditevent SET verb = 'x'": "append_only",
        "DELETE FROM accounts_auditevent": "append_only",
        "ALTER TABLE accounts_auditevent DISABLE TRIGGER USER": "must be owner",
    }
    for statement, words in refused.items():
        with pytest.raises(Error, match=words):
            _run_as_app(statement)
    assert "6 events" in _verify()


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


def test_the_first_of_several_broken_events_is_named(events: list[AuditEvent]) -> None:
    _behind_our_back(
        "UPDATE accounts_auditevent SET actor_id = NULL WHERE account_id = %s AND sequence > 1",
        events[0].account_id,
    )
    with pytest.raises(CommandError, match=str(events[1].pk)):
        _verify()


def test_a_hash_that_was_forged_too_breaks_the_chain_behind_it(events: list[AuditEvent]) -> None:
    events[1].verb = "nothing"
    _behind_our_back(
        "UPDATE accounts_auditevent SET verb = 'nothing', hash = %s WHERE id = %s",
        compute_hash(events[1]),
        events[1].pk,
    )
    with pytest.raises(CommandError, match=f"broken before event {events[2].pk}"):
        _verify()


@pytest.mark.parametrize(
    "change",
    [
        "actor_id = NULL",
        "occurred_at = occurred_at + interval '1 second'",
        "facts = '{}'",
        "reasons = '[\"x\"]'",
        "from_state = 'x'",
        "to_state = 'x'",
        "subject = 'x'",
        "request_id = 'x'",
    ],
)
def test_everything_an_event_says_is_under_its_hash(change: str, events: list[AuditEvent]) -> None:
    _behind_our_back(f"UPDATE accounts_auditevent SET {change} WHERE id = %s", events[1].pk)
    with pytest.raises(CommandError, match=f"event {events[1].pk} was altered"):
        _verify()
