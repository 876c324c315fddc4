"""Words in doubt: who is held because of them, who says what they meant, and what follows."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import IntegrityError

from accounts.models import AuditEvent
from config.errors import DomainError, ErrorCode
from contacts.models import ConsentDoubt, ConsentEvent, Contact
from contacts.models.consent_doubt import DoubtState
from contacts.models.consent_event import ConsentSource
from contacts.services.decide_doubt import decide_doubt
from contacts.services.escalate_doubts import escalate_doubts, is_overdue
from contacts.services.raise_doubt import raise_doubt
from contacts.services.record_consent import record_consent
from tests.staff import make_staff

KEYWORD = ConsentSource.INBOUND_KEYWORD
_MONDAY = datetime(2026, 11, 9, 10, tzinfo=ZoneInfo("UTC"))


def _doubt(contact: Contact, words: str = "can you stop?") -> ConsentDoubt:
    raise_doubt(contact.pk, words=words, message_id=uuid.uuid4())
    return ConsentDoubt.objects.get(contact=contact, state=DoubtState.WAITING)


def _look(contact: Contact) -> tuple[bool, bool]:
    """Whether they are opted out, and whether they are held."""
    fresh = Contact.objects.get(pk=contact.pk)
    return fresh.opted_out, fresh.doubted_at is not None


def test_doubtful_words_hold_the_contact_and_change_no_consent(contact: Contact) -> None:
    doubt = _doubt(contact)
    assert doubt.words == "can you stop?"
    assert _look(contact) == (False, True)
    assert not ConsentEvent.objects.exists()


def test_what_is_added_while_a_doubt_waits_is_added_to_it(contact: Contact) -> None:
    first = _doubt(contact)
    second = _doubt(contact, "the end")
    assert (second.pk, second.words) == (first.pk, "can you stop?\nthe end")
    assert second.updated_at > first.updated_at
    assert second.message_id != first.message_id


def test_one_contact_has_one_waiting_doubt_at_most(contact: Contact) -> None:
    _doubt(contact)
    with pytest.raises(IntegrityError):
        ConsentDoubt.objects.create(contact=contact, words="x", message_id=uuid.uuid4())


@pytest.mark.parametrize("source", [KEYWORD, ConsentSource.PROVIDER_SIGNAL])
def test_after_their_own_stop_nothing_is_in_doubt(contact: Contact, source: ConsentSource) -> None:
    record_consent(contact.pk, opted_out=True, source=source)
    assert raise_doubt(contact.pk, words="when does it end", message_id=uuid.uuid4()) is False
    assert not ConsentDoubt.objects.exists()
    assert _look(contact) == (True, False)


def test_an_opt_out_by_the_account_leaves_room_for_doubt(contact: Contact) -> None:
    record_consent(contact.pk, opted_out=True, source=ConsentSource.API)
    _doubt(contact)
    record_consent(contact.pk, opted_out=False, source=ConsentSource.API)
    assert _look(contact) == (False, True)


def test_a_refusal_that_staff_reads_is_the_persons_own(contact: Contact) -> None:
    doubt, actor = _doubt(contact), make_staff()
    decide_doubt(doubt.pk, is_refusal=True, actor=actor, note="Clear enough.")
    assert _look(contact) == (True, False)
    event = ConsentEvent.objects.get()
    assert (event.source, event.words, event.actor) == (KEYWORD, "can you stop?", actor)
    doubt = ConsentDoubt.objects.get()
    assert (doubt.state, doubt.decided_by, doubt.note) == ("refusal", actor, "Clear enough.")
    assert doubt.decided_at is not None
    with pytest.raises(DomainError):
        record_consent(contact.pk, opted_out=False, source=ConsentSource.STAFF)


def test_no_refusal_lets_messages_through_again(contact: Contact) -> None:
    doubt, actor = _doubt(contact), make_staff()
    decide_doubt(doubt.pk, is_refusal=False, actor=actor)
    assert _look(contact) == (False, False)
    assert not ConsentEvent.objects.exists()
    assert ConsentDoubt.objects.get().state == DoubtState.NO_REFUSAL


@pytest.mark.parametrize("is_refusal", [True, False])
def test_a_decision_leaves_a_line_in_the_accounts_record(
    contact: Contact, is_refusal: bool
) -> None:
    doubt, actor = _doubt(contact), make_staff()
    decide_doubt(doubt.pk, is_refusal=is_refusal, actor=actor)
    event = AuditEvent.objects.get(account=contact.account_id)
    assert (event.verb, event.actor, event.from_state) == ("settle_doubt", actor, "waiting")
    assert event.to_state == ("refusal" if is_refusal else "no_refusal")
    assert contact.e164 not in str(event.facts)


@pytest.mark.parametrize("is_refusal", [True, False])
def test_a_second_decision_is_refused_and_changes_nothing(
    contact: Contact, is_refusal: bool
) -> None:
    doubt = _doubt(contact)
    decide_doubt(doubt.pk, is_refusal=not is_refusal, actor=make_staff())
    before = list(ConsentDoubt.objects.values()), _look(contact), ConsentEvent.objects.count()
    with pytest.raises(DomainError) as error:
        decide_doubt(doubt.pk, is_refusal=is_refusal, actor=make_staff())
    assert error.value.code is ErrorCode.STATE_FORBIDS
    after = list(ConsentDoubt.objects.values()), _look(contact), ConsentEvent.objects.count()
    assert after == before


@pytest.mark.parametrize(("opted_out", "state"), [(True, "refusal"), (False, "no_refusal")])
@pytest.mark.parametrize("source", [KEYWORD, ConsentSource.PROVIDER_SIGNAL])
def test_the_persons_own_later_word_ends_a_doubt(
    contact: Contact, source: ConsentSource, opted_out: bool, state: str
) -> None:
    _doubt(contact)
    record_consent(contact.pk, opted_out=opted_out, source=source, words="said")
    doubt = ConsentDoubt.objects.get()
    assert (doubt.state, doubt.decided_by) == (state, None)
    assert _look(contact) == (opted_out, False)


@pytest.mark.parametrize("opted_out", [True, False])
@pytest.mark.parametrize("source", [ConsentSource.API, ConsentSource.STAFF])
def test_nobody_elses_word_ends_a_doubt(
    contact: Contact, source: ConsentSource, opted_out: bool
) -> None:
    _doubt(contact)
    record_consent(contact.pk, opted_out=opted_out, source=source)
    assert ConsentDoubt.objects.get().state == DoubtState.WAITING
    assert _look(contact) == (opted_out, True)


def test_after_one_doubt_has_ended_there_may_be_another(contact: Contact) -> None:
    decide_doubt(_doubt(contact).pk, is_refusal=False, actor=make_staff())
    _doubt(contact, "not interested")
    assert ConsentDoubt.objects.count() == 2
    assert _look(contact) == (False, True)


# --- overdue --------------------------------------------------------------------------------------


def test_a_doubt_is_overdue_after_a_business_day(contact: Contact) -> None:
    with time_machine.travel(_MONDAY, tick=False):
        doubt = _doubt(contact)
    for hours, overdue in ((23, False), (24, False), (25, True)):
        with time_machine.travel(_MONDAY + timedelta(hours=hours), tick=False):
            assert is_overdue(doubt) is overdue
            assert escalate_doubts() == overdue


def test_an_overdue_doubt_is_an_alarm_once_a_day(contact: Contact, caplog: Any) -> None:
    with time_machine.travel(_MONDAY, tick=False):
        _doubt(contact)
    for hours in (25, 26, 48, 50, 51):
        with time_machine.travel(_MONDAY + timedelta(hours=hours), tick=False):
            escalate_doubts()
    assert caplog.text.count("ALARM 1 opt-out doubts are overdue") == 2
    assert contact.e164 not in caplog.text


def test_an_alarm_does_not_make_a_form_stale(contact: Contact) -> None:
    with time_machine.travel(_MONDAY, tick=False):
        doubt = _doubt(contact)
    with time_machine.travel(_MONDAY + timedelta(days=2), tick=False):
        assert escalate_doubts() == 1
    assert ConsentDoubt.objects.get().updated_at == doubt.updated_at


def test_what_has_been_settled_is_never_overdue(contact: Contact, caplog: Any) -> None:
    with time_machine.travel(_MONDAY, tick=False):
        doubt = decide_doubt(_doubt(contact).pk, is_refusal=False, actor=make_staff())
    with time_machine.travel(_MONDAY + timedelta(days=3), tick=False):
        assert not is_overdue(doubt)
        assert escalate_doubts() == 0
    assert "ALARM" not in caplog.text


def test_doubts_wait_over_a_weekend_without_an_alarm(contact: Contact) -> None:
    with time_machine.travel(_MONDAY + timedelta(days=4, hours=5), tick=False):
        _doubt(contact)
    with time_machine.travel(_MONDAY + timedelta(days=7), tick=False):
        assert escalate_doubts() == 0
