"""A message's life as it is told to callers, customers and staff.

How it came to be stands in its own row, what became of it in its events. A postponement's event
keeps the time before and the one after it, so that each line tells the time as it stood then.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from messaging.models import Message, MessageEvent
from messaging.states import Status

_SENTENCES = {
    Status.QUEUED: "Accepted and waiting to be sent.",
    Status.SCHEDULED: "Held until its time has come.",
    Status.ROUTED: "Handed to the carrier.",
    Status.SENT: "The carrier has taken the message.",
    Status.DELIVERED: "Delivered to the handset.",
    Status.READ: "Read by the recipient.",
    Status.CANCELLED: "Called off before it was sent; it cost nothing.",
    Status.RECEIVED: "Received from the contact.",
}
_POSTPONED = "Held until a later time, because it is night where the recipient is."


def list_history(message: Message) -> list[dict[str, Any]]:
    """Return a message's whole life, oldest first, beginning with how it came to be.

    ``scheduled_at`` stands in the lines of ``SCHEDULED`` and ``CANCELLED``. Events that were read
    ahead (``prefetch_related``) are not read again.
    """
    events = sorted(message.events.all(), key=lambda event: event.pk)
    return [_describe_beginning(message, events), *(_describe(each, message) for each in events)]


def was_held(message: Message) -> bool:
    """Tell whether a message is or was held for a later time.

    One that was refused when it was accepted never was, although the send names a time.
    """
    if message.scheduled_at is None:
        return False
    return message.status == Status.SCHEDULED or bool(message.events.all())


def _describe_beginning(message: Message, events: Sequence[MessageEvent]) -> dict[str, Any]:
    if not events:
        return _line(
            message.status,
            message.created_at,
            code=message.reason_code,
            reason=message.reason,
            scheduled_at=message.scheduled_at,
        )
    begun = Status.SCHEDULED if message.scheduled_at else Status.QUEUED
    postponed = next((each for each in events if each.status == Status.SCHEDULED), None)
    first = _read_times(postponed)[0] if postponed else message.scheduled_at
    return _line(begun, message.created_at, scheduled_at=first)


def _describe(event: MessageEvent, message: Message) -> dict[str, Any]:
    is_postponement = event.status == Status.SCHEDULED
    line = _line(
        event.status,
        event.occurred_at,
        code=event.reason_code,
        reason=event.reason,
        scheduled_at=_read_times(event)[1] if is_postponement else message.scheduled_at,
    )
    return line | ({"description": _POSTPONED} if is_postponement else {})


def _read_times(event: MessageEvent) -> tuple[datetime, datetime]:
    """Return until when a message was held before and after a postponement."""
    before, after = event.description.split("/")
    return datetime.fromisoformat(before), datetime.fromisoformat(after)


def _line(
    status: str,
    at: datetime,
    *,
    code: str = "",
    reason: str = "",
    scheduled_at: datetime | None = None,
) -> dict[str, Any]:
    line: dict[str, Any] = {
        "status": status,
        "timestamp": at,
        "description": reason or _SENTENCES.get(Status(status), ""),
    }
    if code:
        line |= {"reason_code": code, "reason": reason}
    if status in (Status.SCHEDULED, Status.CANCELLED) and scheduled_at:
        line["scheduled_at"] = scheduled_at
    return line
