"""The carrier's side of a webhook: events, signed as it signs them."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.http import HttpResponse
from django.test import Client

from messaging.models import Message
from messaging.services.move_messages import Move, move_messages
from messaging.states import Status
from tests.conftest import Api
from tests.factories import Business
from tests.messaging.api.test_send_message import PATH, body_for

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
