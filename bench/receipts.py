"""Receipts as the carrier posts them, signed with the simulated carrier's key."""

from __future__ import annotations

import base64
import json
import os
import time
import uuid

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from messaging.models import Message
from messaging.states import Status

_MISSING = "TELNYX_SIGNING_KEY is missing: ./run bench gives the simulated carrier's"


def build_receipts(port: int) -> list[str]:
    """Return one request for each SENT message, saying that it was delivered."""
    key = _read_key()
    sent = Message.objects.filter(status=Status.SENT).order_by("id")
    rows = sent.values_list("id", "provider_message_id", "phone", "sender")
    return [as_http(key, port=port, message_id=row[0], body=render_event(*row[1:])) for row in rows]


def render_event(provider_id: str, phone: str, sender: str) -> str:
    """Return ``message.finalized`` with what the carrier tells of a delivered SMS."""
    moment = time.strftime("%Y-%m-%dT%H:%M:%S.000+00:00", time.gmtime())
    recipient = {
        "phone_number": phone,
        "status": "delivered",
        "carrier": "Orange",
        "line_type": "Wireless",
    }
    payload = {
        "record_type": "message",
        "direction": "outbound",
        "id": provider_id,
        "type": "SMS",
        "messaging_profile_id": settings.TELNYX_MESSAGING_PROFILE_ID,
        "from": {"phone_number": sender, "carrier": "Telnyx", "line_type": "Wireless"},
        "to": [recipient],
        "text": "Hello Sam, your order is on its way.",
        "media": [],
        "encoding": "GSM-7",
        "parts": 1,
        "cost": {"amount": "0.0070", "currency": "USD"},
        "sent_at": moment,
        "completed_at": moment,
        "errors": [],
    }
    data = {"event_type": "message.finalized", "id": str(uuid.uuid4()), "occurred_at": moment}
    data |= {"payload": payload, "record_type": "event"}
    return json.dumps({"data": data, "meta": {"attempt": 1}})


def as_http(key: Ed25519PrivateKey, *, port: int, message_id: uuid.UUID, body: str) -> str:
    stamp = str(int(time.time()))
    signature = base64.b64encode(key.sign(f"{stamp}|{body}".encode())).decode()
    return (
        f"POST /webhooks/telnyx/{message_id} HTTP/1.1\r\n"
        f"Host: 127.0.0.1:{port}\r\n"
        "Content-Type: application/json\r\n"
        f"telnyx-timestamp: {stamp}\r\n"
        f"telnyx-signature-ed25519: {signature}\r\n"
        f"Content-Length: {len(body)}\r\n\r\n{body}"
    )


def _read_key() -> Ed25519PrivateKey:
    seed = os.environ.get("TELNYX_SIGNING_KEY")
    if not seed:
        raise SystemExit(_MISSING)
    return Ed25519PrivateKey.from_private_bytes(base64.b64decode(seed))
