"""The filters of the list of messages, as callers write them."""

from collections.abc import Sequence
from datetime import UTC, datetime

from django.http import QueryDict

from config.api.identifiers import read_uuid
from config.errors import DomainError, ErrorCode
from contacts.selectors import read_whole_number
from messaging.models.message import Direction
from messaging.selectors import MessageFilter
from messaging.states import Status

CHANNELS = ("sms", "mms", "whatsapp", "rcs")


def read_filter(query: QueryDict) -> MessageFilter:
    """Return what is wanted.

    Raises DomainError ``CHOICE_INVALID`` naming what is allowed, ``UUID_INVALID``, and
    ``REQUEST_INVALID`` for what is no instant.
    """
    template_id = query.get("template_id")
    phone = query.get("phone", "").strip()
    return MessageFilter(
        status=_read_choice(query, "status", allowed=Status.values),
        channel=_read_choice(query, "channel", allowed=CHANNELS),
        direction=_read_choice(query, "direction", allowed=Direction.values, lower=True),
        template_id=read_uuid(template_id) if template_id else None,
        phone=read_whole_number(phone) if phone else "",
        since=_read_instant(query, "from"),
        before=_read_instant(query, "to"),
    )


def _read_choice(
    query: QueryDict, name: str, *, allowed: Sequence[str], lower: bool = False
) -> str:
    raw = query.get(name, "").strip()
    chosen = raw.lower() if lower else raw
    if chosen and chosen not in allowed:
        sentence = f"Allowed are {', '.join(allowed)}."
        raise DomainError(ErrorCode.CHOICE_INVALID, details={name: [sentence]})
    return chosen


def _read_instant(query: QueryDict, name: str) -> datetime | None:
    """The + of an offset may have become a blank on the way."""
    raw = query.get(name, "").strip()
    if not raw:
        return None
    try:
        instant = datetime.fromisoformat(raw.replace(" ", "+") if "T" in raw else raw)
    except ValueError:
        sentence = "Write ISO 8601, such as 2026-10-01T09:00:00Z."
        raise DomainError(ErrorCode.REQUEST_INVALID, details={name: [sentence]}) from None
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)
