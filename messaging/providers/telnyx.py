"""Telnyx Messaging v2, the part about messages: send one, read what its webhooks say.

Telnyx has no idempotency key and no client reference on a message, so our own id travels in the
callback address: whatever becomes of a send whose answer we never got, its receipts find it.
Errors are classified by ``code``, never by HTTP status, which varies for the same code.
"""

import base64
import binascii
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.conf import settings

from accounts.providers.telnyx import call
from config.errors import ErrorCode
from config.http import ProviderError
from messaging.states import Status

SIGNATURE_TOLERANCE = 300  # seconds
_LONGEST_STAMP = 12  # digits
_LONGEST_ID = 64
OPTED_OUT_CODE = "40300"
_DEFAULT_ERROR = ErrorCode.DELIVERY_UNDELIVERABLE
# Our key, our profile, our credit or the number we send from is not in order.
_SENDER_CODES = (
    *("10001", "10009", "10010", "20100", "40013", "40100"),
    *("40305", "40312", "40314", "40315", "40321", "40329"),
)

ERRORS: dict[str, ErrorCode] = {
    OPTED_OUT_CODE: ErrorCode.RECIPIENT_OPTED_OUT,
    **dict.fromkeys(
        ("10002", "10016", "40001", "40012", "40310"), ErrorCode.DELIVERY_NUMBER_INVALID
    ),
    **dict.fromkeys(
        ("40002", "40003", "40015", "40017", "40322"), ErrorCode.DELIVERY_CONTENT_REJECTED
    ),
    **dict.fromkeys(("40005", "40014"), ErrorCode.DELIVERY_EXPIRED),
    "40010": ErrorCode.US_SMS_NOT_REGISTERED,
    **dict.fromkeys(_SENDER_CODES, ErrorCode.DELIVERY_SENDER_REFUSED),
    **dict.fromkeys(
        ("10007", "10011", "40006", "40011", "40016", "40018", "40318", "40320"),
        ErrorCode.DELIVERY_PROVIDER_UNAVAILABLE,
    ),
    "40301": ErrorCode.DELIVERY_NOT_ON_CHANNEL,
    **dict.fromkeys(("40302", "40328"), ErrorCode.DELIVERY_TOO_LONG),
}

_CARRIERS = {  # how their names begin; mnoId
    "at&t": "10017",
    "t-mobile": "10035",
    "verizon": "10038",
    "us cellular": "10037",
    "united states cellular": "10037",
}
_STATUSES: dict[str, Status] = {
    "sent": Status.SENT,
    "delivered": Status.DELIVERED,
    "delivery_unconfirmed": Status.SENT,
    "delivery_failed": Status.FAILED,
    "sending_failed": Status.FAILED,
    "expired": Status.FAILED,
}


def explain_code(code: str) -> ErrorCode:
    """Return the catalog's word for a Telnyx error code."""
    return ERRORS.get(code, _DEFAULT_ERROR)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message as the carrier takes it; with ``media`` (https URLs) it is an MMS."""

    id: uuid.UUID  # ours
    sender: str
    to: str
    text: str
    subject: str = ""
    media: tuple[str, ...] = ()


def send_message(message: Outgoing) -> str:
    """Hand a message over; return the provider's id for it. Raises ProviderError."""
    body: dict[str, Any] = {
        "from": message.sender,
        "to": message.to,
        "text": message.text,
        "messaging_profile_id": settings.TELNYX_MESSAGING_PROFILE_ID,
        "webhook_url": f"{settings.PUBLIC_URL}/webhooks/telnyx/{message.id}",
        "use_profile_webhooks": False,
    }
    if message.media:
        body |= {"media_urls": list(message.media), "subject": message.subject or None}
    return _read_id(call("POST", "/messages", body=body))


def read_message(provider_id: str) -> "DeliveryReport | None":
    """Ask what has become of a message; ``None`` if nothing that we know. Raises ProviderError."""
    data = call("GET", f"/messages/{provider_id}")
    try:
        return _read_report(data)
    except (KeyError, IndexError, TypeError, AttributeError) as error:
        raise ProviderError("the answer is not understood") from error


def _read_id(data: Any) -> str:
    """An answer that is not understood may still mean that the message was taken."""
    found = data.get("id") if isinstance(data, dict) else None
    if not isinstance(found, str) or not 0 < len(found) <= _LONGEST_ID:
        raise ProviderError("the answer has no id", outcome_unknown=True)
    return found


def is_signed(raw: bytes, *, signature: str, timestamp: str) -> bool:
    """Verify Ed25519 over ``timestamp|body``; refuse what is older than the tolerance."""
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= _LONGEST_STAMP):
        return False
    try:
        age = abs(time.time() - int(timestamp))
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(settings.TELNYX_PUBLIC_KEY))
        key.verify(base64.b64decode(signature), timestamp.encode() + b"|" + raw)
    except (ValueError, binascii.Error, InvalidSignature):
        return False
    return age <= SIGNATURE_TOLERANCE


@dataclass(frozen=True, slots=True)
class DeliveryReport:
    status: Status
    error: ErrorCode | None
    provider_id: str
    carrier: str = ""  # the recipient's, as TCR numbers it (mnoId); empty: not told, or not known


@dataclass(frozen=True, slots=True)
class InboundText:
    provider_id: str
    sender: str
    to: str
    text: str
    is_confirmed: bool = False  # the carrier has answered the keyword itself


@dataclass(frozen=True, slots=True)
class OrderUpdate:
    reference: str


Event = DeliveryReport | InboundText | OrderUpdate


def read_event(payload: Mapping[str, Any]) -> Event | None:
    """Return what an event means to us, ``None`` for one that means nothing."""
    data = payload["data"]
    kind, message = data.get("event_type"), data.get("payload", {})
    if kind in ("message.sent", "message.finalized"):
        return _read_report(message)
    if kind == "message.received":
        return _read_inbound(message)
    if kind == "number_order.complete":
        return OrderUpdate(str(message.get("customer_reference") or ""))
    return None


def _read_report(message: Mapping[str, Any]) -> DeliveryReport | None:
    recipient = message["to"][0]
    status = _STATUSES.get(recipient.get("status", ""))
    if status is None:
        return None
    errors = message.get("errors") or []
    code = str(errors[0].get("code", "")) if errors else ""
    error = explain_code(code) if status == Status.FAILED else None
    provider_id = str(message.get("id", ""))[:_LONGEST_ID]
    return DeliveryReport(status, error, provider_id, read_carrier(recipient.get("carrier")))


def read_carrier(name: Any) -> str:
    """Return TCR's id of a US carrier by the name Telnyx gives it, such as "T-Mobile USA, Inc."."""
    words = name.lower() if isinstance(name, str) else ""
    return next((mno for start, mno in _CARRIERS.items() if words.startswith(start)), "")


def _read_inbound(message: Mapping[str, Any]) -> InboundText:
    return InboundText(
        provider_id=str(message["id"])[:_LONGEST_ID],
        sender=str(message["from"]["phone_number"]),
        to=str(message["to"][0]["phone_number"]),
        text=str(message.get("text") or ""),
        is_confirmed=bool(message.get("autoresponse_type")),
    )
