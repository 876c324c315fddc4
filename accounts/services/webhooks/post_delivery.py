"""One attempt: the event, signed at this moment, posted through the guard of config.http.

Touches no table. Any 2xx is a success, whatever the body says; everything else is not, redirects
included, because what they lead to was never agreed to.
"""

import time
from dataclasses import dataclass
from datetime import UTC, datetime

from accounts.models import Webhook, WebhookEvent
from accounts.services.webhooks.envelope import encode_envelope
from accounts.services.webhooks.secret import read_secrets
from accounts.webhook_signature import sign
from config.http import Fetched, Limits, post_event
from config.plain_text import make_storable

_CONNECT = 10.0  # seconds at most, for name, connection and handshake
_KEPT = 1024  # bytes of an answer
_GONE = 410
_LONGEST_ERROR = 300


@dataclass(frozen=True, slots=True)
class Outcome:
    """``status`` is 0 when there was no answer; ``error`` is one sentence, empty on success."""

    started_at: datetime
    elapsed_ms: int
    status: int = 0
    body: str = ""
    error: str = ""
    is_ours: bool = False  # the endpoint has nothing to do with it

    @property
    def is_success(self) -> bool:
        return 200 <= self.status < 300

    @property
    def is_gone(self) -> bool:
        return self.status == _GONE


def post_delivery(event: WebhookEvent, *, webhook: Webhook, seconds: float) -> Outcome:
    """Post an event to an endpoint, within so many seconds altogether."""
    now = datetime.now(UTC)
    body = encode_envelope(event)
    timestamp = int(time.time())
    signature = sign(
        body, keys=read_secrets(webhook, now=now), webhook_id=webhook.pk, timestamp=timestamp
    )
    headers = {
        "X-Webhook-ID": str(webhook.pk),
        "X-Webhook-Timestamp": str(timestamp),
        "X-Webhook-Signature": signature,
        "X-Webhook-Event-Type": event.kind,
        "X-Webhook-Event-ID": str(event.public_id),
    }
    limits = Limits(connect=min(_CONNECT, seconds), total=seconds, bytes=_KEPT, redirects=0)
    told = post_event(webhook.endpoint_url, body, headers=headers, limits=limits)
    return _read(told, started_at=now)


def _read(told: Fetched, *, started_at: datetime) -> Outcome:
    text = make_storable(told.body.decode("utf-8", "replace"))
    outcome = Outcome(started_at, told.elapsed_ms, told.status, text)
    if outcome.is_success:
        return outcome
    error = _explain(told)[:_LONGEST_ERROR]
    return Outcome(started_at, told.elapsed_ms, told.status, text, error)


def _explain(told: Fetched) -> str:
    if 300 <= told.status < 400:
        return f"It answered {told.status}; redirects are not followed."
    if told.status:
        return f"It answered {told.status}."
    return told.detail
