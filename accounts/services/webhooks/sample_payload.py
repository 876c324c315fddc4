"""Payloads of made-up events, of the shape that real ones have. Nobody in them exists."""

import uuid
from typing import Any

from django.utils import timezone

from accounts.services.webhooks.record_webhook_events import format_wire
from accounts.webhook_catalog import list_suffixes

_ID = "00000000-0000-4000-8000-000000000000"
_PERSON, _OURS = "+12025550123", "+12025550100"
_REASONS = {"failed": "DELIVERY_001", "filtered": "BUSINESS_009", "blocked": "BUSINESS_010"}


def build_sample(account_id: uuid.UUID, *, kind: str) -> tuple[str, str, dict[str, Any]]:
    """Return family, name and payload; a family alone stands for the first of its events."""
    family, _, suffix = kind.partition(".")
    suffix = suffix or next(iter(list_suffixes(family)), "")
    name = f"{family}.{suffix}" if suffix else ""
    now = format_wire(timezone.now())
    build = {"message": _message, "contact": _contact, "templates": _template, "channel": _channel}
    own = build[family](suffix, now) if family in build else {}
    return family, name, {"account_id": str(account_id), "test": True, **own}


def _message(suffix: str, now: str) -> dict[str, Any]:
    if suffix == "received":
        parties = {"inbound_number": _PERSON, "outbound_number": _OURS, "text": "Hello"}
        return {
            "message_id": _ID,
            "channel": "sms",
            **parties,
            "received_at": now,
            "updated_at": now,
        }
    code = _REASONS.get(suffix)
    reason = {"reason_code": code, "reason": "This is what a reason looks like."} if code else {}
    return {
        "message_id": _ID,
        "message_status": suffix.upper(),
        "channel": "sms",
        "outbound_number": _PERSON,
        "template_id": None,
        "body": "This is a test of your webhook.",
        "updated_at": now,
        **reason,
    }


def _contact(suffix: str, now: str) -> dict[str, Any]:
    return {
        "contact_id": _ID,
        "opt_out": suffix == "opt_out",
        "source": "INBOUND_KEYWORD",
        "channel": "sms",
        "from": _PERSON,
        "to": _OURS,
        "message_id": None,
        "template_id": None,
        "text": {"opt_in": "START", "opt_out": "STOP"}.get(suffix, "HELP"),
    }


def _template(suffix: str, now: str) -> dict[str, Any]:
    return {
        "template_id": _ID,
        "template_name": "order_shipped",
        "whatsapp_template_id": "",
        "status": "APPROVED",
        "language": "en_US",
        "category": "UTILITY",
    }


def _channel(suffix: str, now: str) -> dict[str, Any]:
    status = {"submitted": "PROVISIONING", "activated": "ACTIVE"}.get(suffix, "ACTION_NEEDED")
    return {
        "channel": "sms",
        "country": "US",
        "sender_value": _OURS,
        "status": status,
        "updated_at": now,
    }
