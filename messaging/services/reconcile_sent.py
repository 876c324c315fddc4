"""Ask the provider about messages whose last receipt never came.

Receipts get lost: a carrier tries a few times and gives up. What is SENT for longer than a receipt
takes is read back once, so that nobody waits for a status that will not come. What the carrier
itself does not know yet is asked about again later, for a day.
"""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from config.http import ProviderError
from messaging.models import Message
from messaging.providers.telnyx import read_message
from messaging.services.apply_reports import list_moves
from messaging.services.move_messages import move_messages
from messaging.states import Status

_MOST = 100
_GIVE_UP_AFTER = timedelta(days=1)


def reconcile_sent() -> int:
    """Read back what has been SENT for long without news; return how many messages moved."""
    now = timezone.now()
    quiet = now - timedelta(seconds=settings.RECEIPT_PATIENCE_SECONDS)
    waiting = Message.objects.filter(
        status=Status.SENT, updated_at__lt=quiet, created_at__gt=now - _GIVE_UP_AFTER
    )
    moved = 0
    for message in waiting.order_by("updated_at")[:_MOST]:
        moved += _ask(message)
    return moved


def _ask(message: Message) -> int:
    """The question itself puts the message at the end of the line."""
    Message.objects.filter(pk=message.pk).update(updated_at=timezone.now())
    try:
        report = read_message(message.provider_message_id)
    except ProviderError:
        return 0
    if report is None or report.status == Status.SENT:
        return 0
    return len(move_messages(list_moves(message.pk, report)[-1:]))
