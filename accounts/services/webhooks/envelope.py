"""The body of a delivery: what stands around every payload.

``sequence`` orders events about one subject: keep the highest number you have seen for a message,
template, contact or channel, and do nothing about a lower one that comes late. ``event`` and
``sub_type`` are the same value under its new and its old name.
"""

import json
from typing import Any

from accounts.models import WebhookEvent
from accounts.services.webhooks.record_webhook_events import format_wire


def build_envelope(event: WebhookEvent) -> dict[str, Any]:
    """Return what an endpoint is told; ``event`` is absent where a family has one event only."""
    named = {"event": event.name, "sub_type": event.name} if event.name else {}
    return {
        "field": event.family,
        **named,
        "timestamp": format_wire(event.occurred_at),
        "request_id": event.request_id,
        "sequence": event.sequence,
        "payload": event.payload,
    }


def encode_envelope(event: WebhookEvent) -> bytes:
    """Return the very bytes that are signed and sent: the same at each attempt."""
    text = json.dumps(build_envelope(event), separators=(",", ":"), ensure_ascii=False)
    return text.encode()
