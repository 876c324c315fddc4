"""One outbound message and its JSON, built so that a send costs little.

Everything that never changes is rendered once; status, times, cost and errors are added each
time the message is shown (in the answer, in each receipt, on a read).
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4

from simulators.telnyx.errors import Refusal
from simulators.telnyx.magic import DELIVERED, Outcome, carrier_of

ORGANIZATION_ID = "6a09cdc3-8948-47f0-aa62-74ac943d6c58"
RATE = 40  # ten-thousandths of a dollar per part
CARRIER_FEE = 30

quote = json.encoder.encode_basestring_ascii

_FIXED = (
    '{"record_type":"message","direction":"outbound","id":"%s","type":"%s",'
    f'"organization_id":"{ORGANIZATION_ID}",'
    '"messaging_profile_id":%s,"from":{"phone_number":%s,"carrier":"Telnyx","line_type":"VoIP"},'
    '"cc":[],"text":%s,"subject":%s,"media":%s,"webhook_url":%s,"webhook_failover_url":%s,'
    '"encoding":"%s","parts":%d,"tags":[],"received_at":"%s","valid_until":null,'
    '"wait_seconds":0.0,"smart_encoding_applied":false,"tcr_campaign_id":null,'
    '"tcr_campaign_billable":false,"tcr_campaign_registered":null,"to":[{"phone_number":%s,'
    '"carrier":%s,"line_type":"Wireless","status":"'
)
_MOVING = (
    '%s%s"}],"sent_at":%s,"completed_at":%s,"cost":{"amount":"%s","currency":"USD"},'
    '"cost_breakdown":{"rate":{"amount":"%s","currency":"USD"},'
    '"carrier_fee":{"amount":"%s","currency":"USD"}},"errors":%s}'
)


def now() -> str:
    """The time as Telnyx writes it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def dollars(ten_thousandths: int) -> str:
    """Four decimal places, as Telnyx prices."""
    return f"{ten_thousandths / 10_000:.4f}"


@dataclass(slots=True, kw_only=True)
class Draft:
    """What the caller asked for, checked."""

    to: str
    sender: str
    text: str
    kind: str
    subject: str | None
    media: list[object]
    profile_id: str | None
    webhook_url: str | None
    failover_url: str | None
    parts: int
    encoding: str


@dataclass(slots=True, kw_only=True)
class Message:
    """A call the carrier received. ``refusal`` is its error code if it was not accepted."""

    id: str
    to: str
    sender: str
    text: str
    parts: int
    received_at: str
    received: float
    outcome: Outcome = DELIVERED
    urls: tuple[str, ...] = ()
    fixed: str = ""
    status: str = "queued"
    sent_at: str | None = None
    completed_at: str | None = None
    refusal: str = ""


def create_message(draft: Draft, *, outcome: Outcome, urls: tuple[str, ...]) -> Message:
    """An accepted message, status ``queued``."""
    moment = datetime.now(UTC)
    message = Message(
        id=str(uuid4()),
        to=draft.to,
        sender=draft.sender,
        text=draft.text,
        parts=draft.parts,
        received=moment.timestamp(),
        received_at=moment.isoformat(timespec="milliseconds"),
        outcome=outcome,
        urls=urls,
    )
    message.fixed = render_fixed(message, draft=draft)
    return message


def render_fixed(message: Message, *, draft: Draft) -> str:
    """The part of the JSON that no receipt changes, up to the status of the recipient."""
    return _FIXED % (
        message.id,
        draft.kind,
        quote_or_null(draft.profile_id),
        quote(draft.sender),
        quote(draft.text),
        quote_or_null(draft.subject),
        json.dumps([{"url": url} for url in draft.media]) if draft.media else "[]",
        quote_or_null(draft.webhook_url),
        quote_or_null(draft.failover_url),
        draft.encoding,
        draft.parts,
        message.received_at,
        quote(draft.to),
        quote(carrier_of(draft.to)),
    )


def render(message: Message) -> str:
    """The whole message object. What never left the carrier is not billed."""
    billed = 0 if message.status == "sending_failed" else message.parts
    return _MOVING % (
        message.fixed,
        message.status,
        quote_or_null(message.sent_at),
        quote_or_null(message.completed_at),
        dollars(billed * (RATE + CARRIER_FEE)),
        dollars(billed * RATE),
        dollars(billed * CARRIER_FEE),
        render_errors(message),
    )


def render_errors(message: Message) -> str:
    """Errors appear only with the terminal status."""
    if message.completed_at is None or not message.outcome.error:
        return "[]"
    return json.dumps([Refusal(message.outcome.error, pointer="/to").as_error()])


def quote_or_null(value: str | None) -> str:
    return "null" if value is None else quote(value)
