"""Webhooks out: signature, retries, time-out and where they go."""

from __future__ import annotations

import base64
import time
from typing import TYPE_CHECKING

import pytest
from cryptography.exceptions import InvalidSignature

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    from tests.simulators.conftest import CarrierProcess, Delivery, Inbox

PERSON = "+447700900123"


def signed_parts(delivery: Delivery) -> tuple[bytes, bytes]:
    """Signature and the bytes it is over."""
    signature = base64.b64decode(delivery.headers["telnyx-signature-ed25519"])
    return signature, delivery.headers["telnyx-timestamp"].encode() + b"|" + delivery.raw


def test_every_webhook_is_signed_with_the_published_key(
    carrier: CarrierProcess, inbox: Inbox, public_key: Ed25519PublicKey
) -> None:
    carrier.send(PERSON)
    carrier.post("/sim/inbound", {"from": PERSON, "to": "+447700900500", "text": "hello"})
    for delivery in inbox.wait(3):
        public_key.verify(*signed_parts(delivery))
        assert abs(time.time() - int(delivery.headers["telnyx-timestamp"])) < 5


def test_a_signature_fails_when_one_byte_changes(
    carrier: CarrierProcess, inbox: Inbox, public_key: Ed25519PublicKey
) -> None:
    carrier.send(PERSON)
    signature, signed = signed_parts(inbox.wait(1)[0])
    for position in (0, len(signed) // 2, len(signed) - 1):
        changed = bytearray(signed)
        changed[position] ^= 1
        with pytest.raises(InvalidSignature):
            public_key.verify(signature, bytes(changed))


def test_a_webhook_says_what_happened_and_where_it_was_delivered(
    carrier: CarrierProcess, inbox: Inbox
) -> None:
    message_id = carrier.send(PERSON)[1]["data"]["id"]
    sent, finalized = inbox.wait(2)
    assert sent.body["meta"] == {"attempt": 1, "delivered_to": inbox.url()}
    assert sent.body["data"]["record_type"] == "event"
    assert sent.body["data"]["id"] != finalized.body["data"]["id"]
    assert sent.payload["id"] == finalized.payload["id"] == message_id


def test_a_failed_delivery_is_tried_again_with_the_same_event(
    carrier: CarrierProcess, inbox: Inbox, public_key: Ed25519PublicKey
) -> None:
    inbox.answers = [500, 302]
    carrier.post("/sim/inbound", {"from": PERSON, "to": "+447700900500", "text": "hello"})
    tries = inbox.wait(3)
    assert [delivery.body["meta"]["attempt"] for delivery in tries] == [1, 2, 3]
    assert len({delivery.body["data"]["id"] for delivery in tries}) == 1
    for delivery in tries:
        public_key.verify(*signed_parts(delivery))


def test_after_three_tries_the_carrier_gives_up(carrier: CarrierProcess, inbox: Inbox) -> None:
    inbox.answers = [500] * 9
    carrier.post("/sim/inbound", {"from": PERSON, "to": "+447700900500", "text": "hello"})
    inbox.wait(3)
    time.sleep(0.3)
    assert len(inbox.deliveries) == 3
    assert carrier.get("/sim/counters")["webhooks"]["failed"] == 1


def test_after_three_tries_the_failover_url_is_called(
    carrier: CarrierProcess, inbox: Inbox
) -> None:
    inbox.answers = [500] * 3
    urls = {"webhook_url": inbox.url("/first"), "webhook_failover_url": inbox.url("/second")}
    carrier.send("+447700900182", **urls)
    paths = [delivery.path for delivery in inbox.wait(4)]
    assert paths == ["/first", "/first", "/first", "/second"]


def test_an_answer_after_two_seconds_counts_as_none(carrier: CarrierProcess, inbox: Inbox) -> None:
    inbox.answers = [2.5]
    carrier.post("/sim/inbound", {"from": PERSON, "to": "+447700900500", "text": "hello"})
    first, second = inbox.wait(2)
    assert second.body["data"]["id"] == first.body["data"]["id"]
    assert 1.9 <= second.at - first.at <= 2.5


def test_a_url_of_the_message_goes_before_the_default(
    carrier: CarrierProcess, inbox: Inbox
) -> None:
    carrier.send(PERSON, webhook_url=inbox.url("/mine/42"))
    assert {delivery.path for delivery in inbox.wait(2)} == {"/mine/42"}
