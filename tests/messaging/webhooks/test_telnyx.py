"""What the carrier tells us: verified, stored once, and never able to move a message backward."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.http import HttpResponse
from django.test import Client

from accounts.models import Channel, LedgerEntry
from contacts.models import ConsentEvent, Contact
from messaging.models import Message, WebhookReceipt
from messaging.services.move_messages import Move, move_messages
from messaging.services.process_receipts import process_receipts
from messaging.states import LEGAL_MOVES, Status
from tests.conftest import Api
from tests.factories import Business
from tests.messaging.api.test_send_message import PATH, body_for

pytestmark = pytest.mark.django_db
_KEY = Ed25519PrivateKey.from_private_bytes(b"7" * 32)
Post = Callable[..., HttpResponse]


@pytest.fixture
def post(client: Client, settings: Any) -> Post:
    public = _KEY.public_key().public_bytes_raw()
    settings.TELNYX_PUBLIC_KEY = base64.b64encode(public).decode()

    def deliver(event: Any, *, path: str = "", age: int = 0, spoil: bool = False) -> HttpResponse:
        raw = json.dumps(event).encode()
        stamp = str(int(time.time()) - age)
        signature = base64.b64encode(_KEY.sign(stamp.encode() + b"|" + raw)).decode()
        if spoil:
            raw = raw.replace(b'"', b"'", 1)
        return client.generic(
            "POST",
            f"/webhooks/telnyx{path}",
            raw,
            content_type="application/json",
            headers={"telnyx-signature-ed25519": signature, "telnyx-timestamp": stamp},
        )

    return deliver


def report(status: str, *, kind: str = "message.finalized", code: str = "") -> dict[str, Any]:
    errors = [{"code": code, "title": "x"}] if code else []
    payload = {"id": "prov-1", "to": [{"status": status}], "errors": errors}
    return {"data": {"event_type": kind, "id": str(uuid4()), "payload": payload}}


def inbound(text: str, *, sender: str, to: str) -> dict[str, Any]:
    payload = {
        "id": str(uuid4()),
        "from": {"phone_number": sender},
        "to": [{"phone_number": to}],
        "text": text,
    }
    return {"data": {"event_type": "message.received", "id": str(uuid4()), "payload": payload}}


@pytest.fixture
def sent(api: Api, business: Business) -> Message:
    response = api.post(PATH, body_for(business), business)
    pk = response.json()["data"]["recipients"][0]["message_id"]
    move_messages([Move(pk, Status.ROUTED)])
    move_messages([Move(pk, Status.SENT, provider_id="prov-1")])
    return Message.objects.get(pk=pk)


def _status(message: Message) -> str:
    message.refresh_from_db()
    return message.status


def test_a_receipt_moves_the_message(post: Post, sent: Message) -> None:
    assert post(report("delivered"), path=f"/{sent.pk}").status_code == 200
    assert process_receipts() == 1
    assert _status(sent) == "DELIVERED"


def test_a_receipt_without_our_id_is_found_by_the_providers(post: Post, sent: Message) -> None:
    post(report("delivered"))
    process_receipts()
    assert _status(sent) == "DELIVERED"


def test_a_failure_carries_our_code_not_the_vendors(post: Post, sent: Message) -> None:
    post(report("delivery_failed", code="40002"), path=f"/{sent.pk}")
    process_receipts()
    sent.refresh_from_db()
    assert (sent.status, sent.reason_code) == ("FAILED", "DELIVERY_003")
    kinds = LedgerEntry.objects.filter(message_id=sent.pk).values_list("kind", flat=True)
    assert sorted(kinds) == ["capture", "hold"], "what the carrier took stays paid"


def test_the_same_event_twice_is_stored_once(post: Post, sent: Message) -> None:
    event = report("delivered")
    for _ in range(2):
        assert post(event, path=f"/{sent.pk}").status_code == 200
    assert WebhookReceipt.objects.count() == 1


def test_late_receipts_never_move_a_message_backward(post: Post, sent: Message) -> None:
    post(report("delivered"), path=f"/{sent.pk}")
    post(report("sent", kind="message.sent"), path=f"/{sent.pk}")
    process_receipts()
    assert _status(sent) == "DELIVERED"
    assert list(sent.events.values_list("status", flat=True)) == ["ROUTED", "SENT", "DELIVERED"]


def test_receipts_of_one_batch_are_applied_in_order(post: Post, sent: Message) -> None:
    post(report("sent", kind="message.sent"), path=f"/{sent.pk}")
    post(report("delivered"), path=f"/{sent.pk}")
    process_receipts()
    assert _status(sent) == "DELIVERED"


def test_a_receipt_settles_a_send_whose_answer_we_never_got(
    post: Post, api: Api, business: Business
) -> None:
    response = api.post(PATH, body_for(business), business)
    pk = response.json()["data"]["recipients"][0]["message_id"]
    move_messages([Move(pk, Status.ROUTED)])
    post(report("delivered"), path=f"/{pk}")
    process_receipts()
    message = Message.objects.get(pk=pk)
    assert (message.status, message.provider_message_id) == ("DELIVERED", "prov-1")
    business.account.balance.refresh_from_db()
    assert business.account.balance.held == Decimal(0)
    assert LedgerEntry.objects.filter(message_id=pk, kind="capture").count() == 1


@pytest.mark.parametrize(("age", "spoil"), [(301, False), (0, True)])
def test_a_forged_or_stale_event_is_refused(
    post: Post, sent: Message, age: int, spoil: bool
) -> None:
    response = post(report("delivered"), path=f"/{sent.pk}", age=age, spoil=spoil)
    assert response.status_code == 401
    assert not WebhookReceipt.objects.exists()
    assert _status(sent) == "SENT"


def test_an_unsigned_event_is_refused(client: Client) -> None:
    response = client.post("/webhooks/telnyx", report("delivered"), "application/json")
    assert response.status_code == 401
    assert not WebhookReceipt.objects.exists()


@pytest.mark.parametrize("event", [[], {}, {"data": 3}, {"data": {}}, "x"])
def test_nonsense_with_a_good_signature_is_a_bad_request(post: Post, event: Any) -> None:
    assert post(event).status_code == 400


def test_an_event_that_is_not_understood_holds_nothing_up(post: Post, sent: Message) -> None:
    post({"data": {"id": "1", "event_type": "message.finalized", "payload": {"to": []}}})
    post(report("delivered"), path=f"/{sent.pk}")
    assert process_receipts() == 2
    assert WebhookReceipt.objects.get(event_id="1").note == "not understood"
    assert _status(sent) == "DELIVERED"


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


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (before, after)
        for before in Status
        for after in Status
        if before != after and (before, after) not in LEGAL_MOVES
    ],
)
def test_an_illegal_move_does_not_happen(business: Business, before: str, after: str) -> None:
    contact = Contact.objects.create(
        account=business.account, phone_number="+447700900046", e164="+447700900046", region="GB"
    )
    message = Message.objects.create(
        account=business.account,
        contact=contact,
        direction="outbound",
        status=before,
        phone=contact.e164,
        region="GB",
        sender="1",
        request_id="r",
    )
    assert move_messages([Move(message.pk, after)]) == set()
    assert _status(message) == before
