"""Reads: messages, what became of them, and the decisions on them."""

import uuid
from typing import Any

from django.db.models import QuerySet

from config.errors import DomainError, ErrorCode
from messaging.models import Message, MessageEvent
from messaging.states import Status


def get_message(account_id: uuid.UUID, *, message_id: uuid.UUID) -> Message:
    """Return an account's message; raises ``MESSAGE_NOT_FOUND``, also for another account's."""
    messages = Message.objects.select_related("template")
    message = messages.filter(pk=message_id, account_id=account_id).first()
    if message is None:
        raise DomainError(ErrorCode.MESSAGE_NOT_FOUND)
    return message


def list_events(message: Message) -> QuerySet[MessageEvent]:
    """Return what became of a message after it was accepted, oldest first."""
    return MessageEvent.objects.filter(message=message).order_by("id")


def list_history(message: Message) -> list[dict[str, Any]]:
    """Return a message's whole life, oldest first, beginning with how it came to be."""
    events = [
        _describe(event.status, event.occurred_at, event.reason_code, event.reason)
        for event in list_events(message)
    ]
    begun = Status.QUEUED if events else message.status
    reason = ("", "") if events else (message.reason_code, message.reason)
    return [_describe(begun, message.created_at, *reason), *events]


_SENTENCES = {
    Status.QUEUED: "Accepted and waiting to be sent.",
    Status.ROUTED: "Handed to the carrier.",
    Status.SENT: "The carrier has taken the message.",
    Status.DELIVERED: "Delivered to the handset.",
    Status.READ: "Read by the recipient.",
    Status.RECEIVED: "Received from the contact.",
}


def _describe(status: str, at: Any, code: str, reason: str) -> dict[str, Any]:
    described = {
        "status": status,
        "timestamp": at,
        "description": reason or _SENTENCES.get(Status(status), ""),
    }
    if code:
        described |= {"reason_code": code, "reason": reason}
    return described
