"""What people text to our customers' numbers, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from accounts.models import Channel, LedgerEntry
from contacts.models import ConsentEvent, Contact
from messaging.models import Message, WebhookReceipt
from messaging.services.move_messages import Move, move_messages
from messaging.services.process_receipts import process_receipts
from messaging.states import Status
from tests.conftest import Api
from tests.factories import Business
from tests.messaging.api.test_send_message import PATH, body_for
from tests.messaging.webhooks.conftest import Post, inbound, report

pytestmark = pytest.mark.django_db


def test_stop_opts_the_person_out_and_start_lets_them_back_in(
    post: Post, api: Api, business: Business, sent: Message
) -> None:
    post(inbound("Stop!", sender=sent.phone, to=business.number))
    process_receipts()
    assert Contact.objects.get(e164=sent.phone).opted_out
    assert api.post(PATH, body_for(business), business).status_code == 422
    post(inbound("start", sender=sent.phone, to=business.number))
    process_receipts()
    assert not Contact.objects.get(e164=sent.phone).opted_out
    words = ConsentEvent.objects.order_by("created_at").values_list("words", flat=True)
    assert list(words) == ["Stop!", "start"]
    assert api.post(PATH, body_for(business), business).status_code == 202


def test_an_inbound_text_is_kept_and_makes_a_contact(post: Post, business: Business) -> None:
    post(inbound("When do you open?", sender="+447700900044", to=business.number))
    process_receipts()
    message = Message.objects.get(direction="inbound")
    assert (message.status, message.body) == ("RECEIVED", "When do you open?")
    assert message.contact.e164 == "+447700900044"
    assert not message.contact.opted_out


def test_a_stop_concerns_one_business_only(
    post: Post, business: Business, stranger: Business
) -> None:
    post(inbound("STOP", sender="+447700900045", to=business.number))
    process_receipts()
    assert not Contact.objects.filter(account=stranger.account).exists()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda event: event["data"]["payload"].update(id="x" * 300),
        lambda event: event["data"]["payload"].update({"from": {"phone_number": None}}),
        lambda event: event["data"]["payload"].update({"from": {"phone_number": 7}}),
        lambda event: event["data"]["payload"].update({"from": None}),
        lambda event: event["data"]["payload"].update(to=[{"phone_number": ["x"]}]),
        lambda event: event["data"]["payload"].update(text={"a": 1}),
    ],
)
def test_an_odd_text_never_holds_up_the_stop_behind_it(
    post: Post, business: Business, spoil: Callable[[Any], None]
) -> None:
    odd = inbound("hello", sender="+447700900050", to=business.number)
    spoil(odd)
    assert post(odd).status_code == 200
    post(inbound("STOP", sender="+447700900051", to=business.number))
    assert process_receipts() == 2
    assert Contact.objects.get(e164="+447700900051").opted_out
    assert not WebhookReceipt.objects.filter(processed_at=None).exists()


def test_a_stray_byte_in_a_stop_does_not_lose_it(post: Post, business: Business) -> None:
    assert post(inbound("STOP\x00", sender="+447700900051", to=business.number)).status_code == 200
    process_receipts()
    assert Contact.objects.get(e164="+447700900051").opted_out


@pytest.mark.parametrize("stamp", ["9" * 400, "x", "", "-1", "1e9", "\u0661"])
def test_an_odd_timestamp_is_a_bad_signature(client: Client, stamp: str) -> None:
    headers = {"telnyx-signature-ed25519": "AAAA", "telnyx-timestamp": stamp}
    response = client.post("/webhooks/telnyx", {}, "application/json", headers=headers)
    assert response.status_code == 401


def test_a_stop_to_the_shared_number_reaches_every_account_that_wrote_from_it(
    post: Post, api: Api, business: Business, stranger: Business, settings: Any
) -> None:
    person = "+447700900052"
    Channel.objects.all().delete()
    assert api.post(PATH, body_for(business, person), business).status_code == 202
    post(inbound("STOP", sender=person, to=settings.SHARED_SENDER))
    process_receipts()
    assert Contact.objects.get(account=business.account).opted_out
    assert api.post(PATH, body_for(business, person), business).status_code == 422
    assert not Contact.objects.filter(account=stranger.account).exists()


def test_a_late_stop_of_the_carrier_is_believed(post: Post, sent: Message) -> None:
    post(report("delivery_failed", code="40300"), path=f"/{sent.pk}")
    process_receipts()
    assert sent.contact.__class__.objects.get(pk=sent.contact_id).opted_out


def test_a_failure_costs_the_same_whichever_news_came_first(
    post: Post, api: Api, business: Business
) -> None:
    """The report overtakes our own note of the hand-over: the carrier had taken it all the same."""
    response = api.post(PATH, body_for(business), business)
    pk = response.json()["data"]["recipients"][0]["message_id"]
    move_messages([Move(pk, Status.ROUTED)])
    post(report("sending_failed", code="40001"), path=f"/{pk}")
    process_receipts()
    kinds = LedgerEntry.objects.filter(message_id=pk).values_list("kind", flat=True)
    assert (Message.objects.get(pk=pk).status, sorted(kinds)) == ("FAILED", ["capture", "hold"])


@pytest.mark.parametrize(
    ("text", "words"), [("REVOKE", "opted out"), ("subscribe", "opted in"), ("HELP", "for help")]
)
def test_a_keyword_is_answered_once_and_free(
    post: Post, business: Business, text: str, words: str
) -> None:
    post(inbound(text, sender="+447700900053", to=business.number))
    process_receipts()
    reply = Message.objects.get(direction="outbound")
    assert (reply.status, reply.price, reply.sender) == ("QUEUED", 0, business.number)
    assert words in reply.body
    assert business.account.name in reply.body


def test_what_the_carrier_confirms_itself_is_not_confirmed_twice(
    post: Post, business: Business
) -> None:
    event = inbound("STOP", sender="+447700900053", to=business.number)
    event["data"]["payload"]["autoresponse_type"] = "STOP"
    post(event)
    process_receipts()
    assert Contact.objects.get(e164="+447700900053").opted_out
    assert not Message.objects.filter(direction="outbound").exists()


def test_a_text_to_nobodys_number_is_noted(post: Post) -> None:
    post(inbound("STOP", sender="+447700900045", to="+442079469999"))
    process_receipts()
    assert WebhookReceipt.objects.get().note == "no account has this number"
    assert not Message.objects.exists()
