"""Make something of the events that providers sent: in order, in batches, each exactly once.

A batch is one transaction, and one batch is worked on at a time over all machines, so that a STOP
and a START of one person take effect in the order they came. A worker that dies in the middle
leaves the batch undone and another does it again. An event that we cannot digest is put aside with
an alarm; it never holds up those behind it. A receipt that comes late, twice or out of order finds
no legal move and changes nothing.
"""

import logging
import uuid
from collections.abc import Callable, Sequence
from functools import partial

from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from accounts.models import PhoneNumber
from config.celery import enqueue
from config.doorbell import hush, ring
from config.errors import DomainError
from messaging.models import WebhookReceipt
from messaging.providers.telnyx import (
    DeliveryReport,
    Event,
    InboundText,
    OrderUpdate,
    read_event,
)
from messaging.services.apply_reports import apply_reports
from messaging.services.receive_message import receive_message

logger = logging.getLogger(__name__)
_BATCH = 500
_TASK = "messaging.process_receipts"
_TURN = "SELECT pg_try_advisory_xact_lock(7302)"
_INDIGESTIBLE = (KeyError, IndexError, TypeError, ValueError, AttributeError)


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
    with connection.cursor() as cursor:
        cursor.execute(_TURN)
        if not cursor.fetchone()[0]:
            return 0
    waiting = WebhookReceipt.objects.filter(processed_at=None)
    batch = list(waiting.order_by("id")[:_BATCH])
    events = [(receipt, _read(receipt)) for receipt in batch]
    _apply(events)
    for receipt, event in events:
        _put_aside_if_it_fails(receipt, partial(_handle, receipt, event))
    now = timezone.now()
    for receipt in batch:
        receipt.processed_at = now
    WebhookReceipt.objects.bulk_update(batch, ["processed_at", "note"])
    return len(batch)


def _read(receipt: WebhookReceipt) -> Event | None:
    receipt.note = "means nothing to us"
    try:
        return read_event(receipt.payload)
    except _INDIGESTIBLE:
        _put_aside(receipt)
        return None


def _apply(events: Sequence[tuple[WebhookReceipt, Event | None]]) -> None:
    """All reports at once; if that fails, one by one, to find the one that is to blame."""
    reports = [(receipt, each) for receipt, each in events if isinstance(each, DeliveryReport)]
    try:
        with transaction.atomic():
            apply_reports(reports)
    except DatabaseError:
        for pair in reports:
            _put_aside_if_it_fails(pair[0], partial(apply_reports, [pair]))


def _put_aside_if_it_fails(receipt: WebhookReceipt, work: Callable[[], None]) -> None:
    try:
        with transaction.atomic():
            work()
    except (*_INDIGESTIBLE, DatabaseError, DomainError):
        _put_aside(receipt)


def _put_aside(receipt: WebhookReceipt) -> None:
    receipt.note = "not understood"
    logger.exception("ALARM receipt %s is not understood", receipt.pk)


def _handle(receipt: WebhookReceipt, event: Event | None) -> None:
    if isinstance(event, InboundText):
        receipt.note = receive_message(event)
        transaction.on_commit(lambda: ring("messaging.dispatch"))
    elif isinstance(event, OrderUpdate):
        receipt.note = _follow_order(event)


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
