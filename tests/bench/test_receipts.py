"""Receipts are such as the product believes."""

from __future__ import annotations

import base64
import json
import uuid
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bench.receipts import as_http, render_event
from bench.requests import parse_http
from messaging.providers.telnyx import DeliveryReport, is_signed, read_event
from messaging.states import Status


def test_the_signature_is_verified_by_the_product(settings: Any) -> None:
    key = Ed25519PrivateKey.generate()
    settings.TELNYX_PUBLIC_KEY = base64.b64encode(key.public_key().public_bytes_raw()).decode()
    headers, body = parse_http(as_http(key, port=1, message_id=uuid.uuid4(), body='{"a":1}'))
    stamp = headers["telnyx-timestamp"]
    signature = headers["telnyx-signature-ed25519"]
    assert is_signed(body.encode(), signature=signature, timestamp=stamp)


def test_the_product_reads_a_delivered_message() -> None:
    event = read_event(json.loads(render_event("an-id", "+33261910000", "+442079460000")))
    assert isinstance(event, DeliveryReport)
    assert (event.status, event.provider_id) == (Status.DELIVERED, "an-id")


def test_no_two_events_have_the_same_id() -> None:
    first, second = (json.loads(render_event("a", "b", "c"))["data"]["id"] for _ in range(2))
    assert first != second
