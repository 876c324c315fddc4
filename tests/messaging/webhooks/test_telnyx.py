"""What the carrier tells us: verified, stored once, and never able to move a message backward."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from accounts.models import LedgerEntry
from contacts.models import Contact
from messaging.models import Message, WebhookReceipt
from messaging.services.move_messages import Move, move_messages
from messaging.services.process_receipts import process_receipts
from messaging.states import LEGAL_MOVES, Status
from tests.conftest import Api
from tests.factories import Business
from tests.messaging.api.test_send_message import PATH, body_for
from tests.messaging.webhooks.conftest import Post, report

pytestmark = pytest.mark.django_db


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
