"""Let go of held messages whose time has come.

By night, where the recipient is, a message is not let go but gets a later time
(:mod:`messaging.quiet_hours`). Whether it may be sent at all (balance, template, opt-out and all
else) is judged right before it leaves, as for every message. A batch is locked, moved and committed
in one transaction, and others skip what is locked: many may work at once, each message is let go
once, and one that dies in the middle leaves its batch as it was.
"""

from collections.abc import Sequence
from datetime import UTC, datetime

from django.db import transaction

from config.doorbell import ring
from messaging.models import Message
from messaging.quiet_hours import find_allowed_time
from messaging.services.move_messages import Move, move_messages
from messaging.states import Status

_BATCH = 500


def release_scheduled(*, most: int = 100_000) -> int:
    """Let go of what is due (or ``most`` of it); return how many were looked at."""
    handled = 0
    while handled < most:
        looked_at = _release_batch(datetime.now(UTC))
        handled += looked_at
        if looked_at < _BATCH:
            break
    return handled


def _release_batch(now: datetime) -> int:
    with transaction.atomic():
        due = _lock_due(now)
        moves = [_decide(message, now=now) for message in due]
        move_messages(moves)
    if any(move.status == Status.QUEUED for move in moves):
        ring("messaging.dispatch")
    return len(due)


def _lock_due(now: datetime) -> Sequence[Message]:
    due = Message.objects.filter(status=Status.SCHEDULED, scheduled_at__lte=now)
    locked = due.select_for_update(skip_locked=True, of=("self",)).select_related("template")
    columns = ("status", "phone", "scheduled_at", "template__category")
    return list(locked.only(*columns).order_by("scheduled_at")[:_BATCH])


def _decide(message: Message, *, now: datetime) -> Move:
    category = message.template.category if message.template else ""
    allowed = find_allowed_time(message.phone, category=category, now=now)
    if allowed > now:
        return Move(message.pk, Status.SCHEDULED, scheduled_at=allowed)
    return Move(message.pk, Status.QUEUED)
