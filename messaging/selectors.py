"""Reads: messages, one or many.

Lists end in an index scan that stops where the page does, however many messages an account has.
Ids are time-ordered, so newest first is an order of ids and a period is a range of them.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Min, Q, QuerySet

from config.errors import DomainError, ErrorCode
from config.ids import first_uuid7
from contacts.models import Contact
from contacts.selectors import get_contact, list_contacts
from messaging.models import Message
from messaging.states import Status

# No index knows these columns of an account's messages, so only so many of them are looked through.
LOOKED_THROUGH = 100_000
_SCANNED = ("status", "channel", "direction", "template_id")
_CLOCKS_DIFFER = 600  # seconds at most, between who makes an id and who notes the time
_COUNTED = ("message__channel", "count", "first_at", "last_at", "succeeded", "failed")
_SUCCESS = (Status.SENT, Status.DELIVERED, Status.READ, Status.RECEIVED)


@dataclass(frozen=True, slots=True)
class MessageFilter:
    """Which of an account's messages are wanted; empty: all of them."""

    status: str = ""
    channel: str = ""
    direction: str = ""
    template_id: uuid.UUID | None = None
    phone: str = ""  # E.164
    request_id: str = ""
    since: datetime | None = None  # accepted then or later
    before: datetime | None = None  # accepted earlier


@dataclass(frozen=True, slots=True)
class ChannelCount:
    """What went to and came from a contact over one channel."""

    channel: str
    count: int
    first_at: datetime
    last_at: datetime
    succeeded: int  # sent, delivered, read or received
    failed: int  # ended in FAILED


def get_message(account_id: uuid.UUID, *, message_id: uuid.UUID) -> Message:
    """Return an account's message; raises ``MESSAGE_NOT_FOUND``, also for another account's."""
    messages = Message.objects.select_related("template").prefetch_related("events")
    message = messages.filter(pk=message_id, account_id=account_id).first()
    if message is None:
        raise DomainError(ErrorCode.MESSAGE_NOT_FOUND)
    return message


def find_messages(
    account_id: uuid.UUID, *, wanted: MessageFilter = MessageFilter()
) -> QuerySet[Message]:
    """Return the messages that match every filter given, newest first.

    By status, channel, direction and template the newest ``LOOKED_THROUGH`` of the period are
    looked through, and older ones are not found.
    """
    messages = _of_period(_of_account(account_id, phone=wanted.phone), wanted)
    if wanted.request_id:
        messages = messages.filter(request_id=wanted.request_id)
    scanned = {name: value for name in _SCANNED if (value := getattr(wanted, name))}
    if scanned and not wanted.request_id and not wanted.phone:
        messages = _narrow(messages)
    return _complete(messages.filter(**scanned))


def list_conversation(account_id: uuid.UUID, *, contact_id: uuid.UUID) -> QuerySet[Message]:
    """Return what went to and came from a contact, newest first; raises ``CONTACT_NOT_FOUND``."""
    contact = get_contact(account_id, contact_id=contact_id)
    return _complete(Message.objects.filter(contact=contact))


def count_by_channel(account_id: uuid.UUID, *, contact_id: uuid.UUID) -> list[ChannelCount]:
    """Return a contact's messages counted by channel; raises ``CONTACT_NOT_FOUND``.

    One statement: a contact without messages has one line, without a channel.
    """
    known = list_contacts(account_id).filter(pk=contact_id).order_by("message__channel")
    lines = known.values("message__channel").annotate(
        count=Count("message"),
        first_at=Min("message__created_at"),
        last_at=Max("message__created_at"),
        succeeded=Count("message", filter=Q(message__status__in=_SUCCESS)),
        failed=Count("message", filter=Q(message__status=Status.FAILED)),
    )
    counts = [ChannelCount(*line) for line in lines.values_list(*_COUNTED)]
    if not counts:
        raise DomainError(ErrorCode.CONTACT_NOT_FOUND)
    return [each for each in counts if each.count]


def _of_account(account_id: uuid.UUID, *, phone: str) -> QuerySet[Message]:
    """A contact's messages have an index of their own; that of the account must not be tempting."""
    if not phone:
        return Message.objects.filter(account_id=account_id)
    known = Contact.objects.filter(account_id=account_id, e164=phone).values_list("pk", flat=True)
    contact_id = known.first()
    return Message.objects.filter(contact_id=contact_id) if contact_id else Message.objects.none()


def _of_period(messages: QuerySet[Message], wanted: MessageFilter) -> QuerySet[Message]:
    """The range of ids lets the index do the work; the times make it exact."""
    if wanted.since:
        first = first_uuid7(wanted.since, seconds=-_CLOCKS_DIFFER)
        messages = messages.filter(created_at__gte=wanted.since, pk__gte=first)
    if wanted.before:
        last = first_uuid7(wanted.before, seconds=_CLOCKS_DIFFER)
        messages = messages.filter(created_at__lt=wanted.before, pk__lt=last)
    return messages


def _narrow(messages: QuerySet[Message]) -> QuerySet[Message]:
    ids = messages.order_by("-id").values_list("pk", flat=True)
    oldest = ids[LOOKED_THROUGH - 1 : LOOKED_THROUGH].first()
    return messages.filter(pk__gte=oldest) if oldest else messages


def _complete(messages: QuerySet[Message]) -> QuerySet[Message]:
    """Newest first, with what is told of each."""
    return messages.select_related("template").prefetch_related("events").order_by("-id")
