"""What a person writes is told to the customer's webhooks, in an order that can be relied on."""

from __future__ import annotations

import pytest

from accounts.models import WebhookEvent
from contacts.models import Contact
from contacts.models.consent_event import ConsentSource
from contacts.services.record_consent import record_consent
from messaging.models import Message
from messaging.services.process_receipts import process_receipts
from tests.factories import Business
from tests.messaging.webhooks.conftest import Post, inbound
from tests.webhooks import make_webhook

pytestmark = pytest.mark.django_db
PERSON = "+447700900044"


def hear(post: Post, business: Business, text: str) -> list[WebhookEvent]:
    post(inbound(text, sender=PERSON, to=business.number))
    process_receipts()
    return list(WebhookEvent.objects.filter(account=business.account).order_by("sequence"))


def test_an_inbound_text_is_told(post: Post, business: Business) -> None:
    make_webhook(business)
    (event,) = hear(post, business, "When do you open?")
    message = Message.objects.get(direction="inbound")
    told = dict(event.payload)
    assert told.pop("received_at") == told.pop("updated_at")
    assert told == {
        "account_id": str(business.account.pk),
        "message_id": str(message.pk),
        "inbound_number": PERSON,
        "outbound_number": business.number,
        "channel": "sms",
        "text": "When do you open?",
    }
    assert event.name == "message.received"


def test_of_a_stop_the_message_is_told_first_and_then_the_opt_out(
    post: Post, business: Business
) -> None:
    make_webhook(
        business, event_types=["message", "contact"], event_filters={"message": ["received"]}
    )
    received, opted_out = hear(post, business, "STOP")
    assert (received.name, opted_out.name) == ("message.received", "contact.opt_out")
    contact = Contact.objects.get(e164=PERSON)
    assert opted_out.payload == {
        "account_id": str(business.account.pk),
        "contact_id": str(contact.pk),
        "opt_out": True,
        "source": "INBOUND_KEYWORD",
        "channel": "sms",
        "from": PERSON,
        "to": business.number,
        "message_id": received.payload["message_id"],
        "template_id": None,
        "text": "STOP",
    }


def test_start_and_help_are_told_with_the_consent_as_it_is(post: Post, business: Business) -> None:
    make_webhook(business, event_types=["contact"])
    for text in ("STOP", "HELP", "START"):
        events = hear(post, business, text)
    told = [(event.name, event.payload["opt_out"]) for event in events]
    assert told == [
        ("contact.opt_out", True),
        ("contact.help", True),
        ("contact.opt_in", False),
    ]


def test_what_a_program_sets_is_no_news_of_the_persons(post: Post, business: Business) -> None:
    make_webhook(business, event_types=["contact"])
    contact = Contact.objects.create(
        account=business.account, e164=PERSON, phone_number=PERSON, region="GB"
    )
    record_consent(contact.pk, opted_out=True, source=ConsentSource.API)
    assert not WebhookEvent.objects.exists()


def test_what_the_carrier_knew_is_told_once(business: Business) -> None:
    make_webhook(business, event_types=["contact"])
    contact = Contact.objects.create(
        account=business.account, e164=PERSON, phone_number=PERSON, region="GB"
    )
    for _ in range(2):
        record_consent(contact.pk, opted_out=True, source=ConsentSource.PROVIDER_SIGNAL)
    event = WebhookEvent.objects.get()
    assert event.payload["source"] == "PROVIDER_SIGNAL"
    assert (event.payload["message_id"], event.payload["text"]) == (None, None)


def test_our_answer_to_a_keyword_is_told_from_its_beginning(post: Post, business: Business) -> None:
    make_webhook(business, event_filters={"message": ["queued"]})
    (event,) = hear(post, business, "HELP")
    reply = Message.objects.get(is_reply=True)
    assert (event.name, event.subject_id) == ("message.queued", reply.pk)
    assert event.payload["body"] == reply.body
