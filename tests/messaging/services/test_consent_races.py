"""Several hands on one person's consent: the person's own word wins, and nothing is done twice."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from accounts.models import AuditEvent
from config.errors import DomainError
from contacts.models import ConsentDoubt, ConsentEvent, Contact
from contacts.models.consent_event import ConsentSource
from contacts.services.create_contact import create_contact
from contacts.services.decide_doubt import decide_doubt
from contacts.services.escalate_doubts import escalate_doubts
from contacts.services.raise_doubt import raise_doubt
from messaging.models import Message, WebhookReceipt
from messaging.services.process_receipts import process_receipts
from tests.factories import make_business
from tests.messaging.webhooks.conftest import inbound
from tests.staff import make_staff

pytestmark = pytest.mark.django_db(transaction=True)
PERSON = "+447700900091"


def _at_once(*works: Callable[[], Any]) -> list[Any]:
    """Run all of ``works`` in threads that start together; return what each came to."""
    barrier = threading.Barrier(len(works))
    outcomes: list[Any] = [None] * len(works)

    def run(number: int) -> None:
        barrier.wait()
        try:
            outcomes[number] = works[number]()
        except DomainError as refusal:
            outcomes[number] = refusal.code.name
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(works))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def _doubt(business: Any, *, phone: str = PERSON) -> ConsentDoubt:
    contact, _ = create_contact(business.account.pk, phone_number=phone)
    raise_doubt(contact.pk, words="can you stop?", message_id=uuid.uuid4())
    return ConsentDoubt.objects.get(contact=contact)


def _hear(business: Any, *texts: str) -> None:
    for text in texts:
        WebhookReceipt.objects.create(
            provider="telnyx",
            event_id=str(uuid.uuid4()),
            payload=inbound(text, sender=PERSON, to=business.number),
        )


@pytest.mark.parametrize("last", ["STOP", "START"])
def test_of_many_words_the_last_one_stands_however_many_workers_read_them(last: str) -> None:
    business = make_business()
    _hear(business, *["START", "STOP"] * 5, last)
    done = _at_once(*[process_receipts] * 6)
    assert sum(done) == 11
    assert Contact.objects.get(e164=PERSON).opted_out is (last == "STOP")
    words = list(ConsentEvent.objects.order_by("created_at", "id").values_list("words", flat=True))
    assert words == ["STOP", "START"] * 4 + (["STOP"] if last == "STOP" else ["STOP", "START"])


def test_one_refusal_read_by_many_workers_is_confirmed_once() -> None:
    business = make_business()
    _hear(business, "STOP", "stop texting me", "STOP")
    _at_once(*[process_receipts] * 6)
    assert Message.objects.filter(direction="outbound", is_reply=True).count() == 1
    assert ConsentEvent.objects.count() == 1


def test_of_many_decisions_on_one_doubt_one_is_taken() -> None:
    doubt = _doubt(make_business())
    staff = [make_staff() for _ in range(6)]

    def take(number: int) -> Callable[[], Any]:
        return lambda: decide_doubt(doubt.pk, is_refusal=number % 2 == 0, actor=staff[number])

    outcomes = _at_once(*[take(number) for number in range(6)])
    assert outcomes.count("STATE_FORBIDS") == 5
    doubt.refresh_from_db()
    contact = Contact.objects.get(e164=PERSON)
    assert (contact.opted_out, contact.doubted_at) == (doubt.state == "refusal", None)
    assert AuditEvent.objects.filter(verb="settle_doubt").count() == 1


@pytest.mark.parametrize("is_refusal", [True, False])
def test_a_stop_that_arrives_during_a_decision_stands(is_refusal: bool) -> None:
    for number in range(4):
        business = make_business()
        doubt, actor = _doubt(business), make_staff()
        _hear(business, "STOP")
        _at_once(
            process_receipts,
            lambda: decide_doubt(doubt.pk, is_refusal=is_refusal, actor=actor),  # noqa: B023
        )
        contact = Contact.objects.get(account=business.account)
        assert (contact.opted_out, contact.doubted_at) == (True, None), number
        doubt.refresh_from_db()
        assert doubt.state != "waiting"
        last = ConsentEvent.objects.filter(contact=contact).order_by("created_at").last()
        assert last is not None
        assert last.source == ConsentSource.INBOUND_KEYWORD
    assert not WebhookReceipt.objects.filter(note="not understood").exists()


def test_doubtful_words_heard_many_times_at_once_make_one_doubt() -> None:
    business = make_business()
    contact, _ = create_contact(business.account.pk, phone_number=PERSON)

    def doubt() -> bool:
        return raise_doubt(contact.pk, words="the end", message_id=uuid.uuid4())

    assert _at_once(*[doubt] * 6) == [True] * 6
    assert ConsentDoubt.objects.get().words == "\n".join(["the end"] * 6)


def test_many_sweeps_at_once_raise_one_alarm(caplog: Any) -> None:
    doubt = _doubt(make_business())
    ConsentDoubt.objects.filter(pk=doubt.pk).update(created_at="2026-01-05T10:00Z")
    assert sum(_at_once(*[escalate_doubts] * 6)) == 1
    assert caplog.text.count("ALARM") == 1
