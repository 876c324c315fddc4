"""Make something of the events that providers sent: in order, in batches, each exactly once.

A batch is one transaction. A worker that dies in the middle leaves it undone and another does it
again; a receipt that comes late, twice or out of order finds no legal move and changes nothing.
"""

import logging
import uuid
from collections.abc import Iterator, Sequence

from django.db import transaction
from django.utils import timezone

from accounts.models import PhoneNumber
from config.celery import enqueue
from config.doorbell import hush
from messaging.models import Message, WebhookReceipt
from messaging.providers.telnyx import (
    DeliveryReport,
    Event,
    InboundText,
    OrderUpdate,
    read_event,
)
from messaging.services.move_messages import Move, move_messages
from messaging.services.receive_message import receive_message
from messaging.states import Status

logger = logging.getLogger(__name__)
_BATCH = 500
_TASK = "messaging.process_receipts"


def process_receipts() -> int:
    """Process until none is left; return how many were."""
    processed = 0
    while count := _process_batch():
        processed += count
    hush(_TASK)
    while count := _process_batch():
        processed += count
    return processed


@transaction.atomic
def _process_batch() -> int:
    waiting = WebhookReceipt.objects.select_for_update(skip_locked=True)
    batch = list(waiting.filter(processed_at=None).order_by("id")[:_BATCH])
    events = [(receipt, _read(receipt)) for receipt in batch]
    _apply_reports(events)
    for receipt, event in events:
        _handle(receipt, event)
    now = timezone.now()
    for receipt in batch:
        receipt.processed_at = now
    WebhookReceipt.objects.bulk_update(batch, ["processed_at", "note"])
    return len(batch)


def _read(receipt: WebhookReceipt) -> Event | None:
    receipt.note = "means nothing to us"
    try:
        return read_event(receipt.payload)
    except (KeyError, IndexError, TypeError, AttributeError):
        receipt.note = "not understood"
        logger.exception("receipt %s is not understood", receipt.pk)
        return None


def _apply_reports(events: Sequence[tuple[WebhookReceipt, Event | None]]) -> None:
    """Money before contacts: a send locks them in that order too."""
    moves = [
        move
        for receipt, event in events
        if isinstance(event, DeliveryReport)
        for move in _as_moves(receipt, event)
    ]
    for each_once in _split(moves):
        move_messages(each_once)


def _handle(receipt: WebhookReceipt, event: Event | None) -> None:
    if isinstance(event, InboundText):
        receipt.note = receive_message(event)
    elif isinstance(event, OrderUpdate):
        receipt.note = _follow_order(event)


def _as_moves(receipt: WebhookReceipt, report: DeliveryReport) -> list[Move]:
    """Whoever reports on a message has taken it, so it is SENT first: the price of a failure must
    not hang on whether the report or our own note of the hand-over came earlier.
    """
    message_id = receipt.message_id or _find_message(report.provider_id)
    receipt.note = "" if message_id else "no such message"
    if message_id is None:
        return []
    taken = Move(message_id, Status.SENT, provider_id=report.provider_id)
    spec = report.error.spec if report.error else None
    reported = Move(
        message_id,
        report.status,
        code=spec.code if spec else "",
        reason=spec.message if spec else "",
        provider_id=report.provider_id,
    )
    return [taken, reported] if report.error else [reported]


def _find_message(provider_id: str) -> uuid.UUID | None:
    found = Message.objects.filter(provider_message_id=provider_id).exclude(provider_message_id="")
    return found.values_list("pk", flat=True).first()


def _follow_order(event: OrderUpdate) -> str:
    """The order's truth is asked for anew by the task; the event only says that it is time."""
    number_id = _read_uuid(event.reference)
    if number_id is None or not PhoneNumber.objects.filter(pk=number_id).exists():
        return "no such order"
    enqueue("accounts.complete_number_order", number_id)
    return ""


def _read_uuid(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def _split(moves: Sequence[Move]) -> Iterator[list[Move]]:
    """Two moves of one message go into two rounds, in the order they came."""
    rest = list(moves)
    while rest:
        seen: set[uuid.UUID] = set()
        now: list[Move] = []
        later: list[Move] = []
        for move in rest:
            (later if move.message_id in seen else now).append(move)
            seen.add(move.message_id)
        yield now
        rest = later
