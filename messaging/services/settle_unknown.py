"""Close messages whose outcome we never heard.

A send that timed out may have reached the person. Its receipts find it by the id in the callback
address; when none has come for long enough, the message is closed as failed and its money
released. It is never sent again by us: one message too few beats the same message twice.
"""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from config.errors import ErrorCode
from messaging.models import Message
from messaging.services.move_messages import Move, move_messages
from messaging.states import Status

_MOST = 1000


def settle_unknown() -> int:
    """Fail what has been outstanding for too long; return how many."""
    spec = ErrorCode.DELIVERY_OUTCOME_UNKNOWN.spec
    cutoff = timezone.now() - timedelta(seconds=settings.UNKNOWN_OUTCOME_SECONDS)
    outstanding = Message.objects.filter(status=Status.ROUTED, updated_at__lt=cutoff)
    ids = outstanding.order_by("updated_at").values_list("pk", flat=True)[:_MOST]
    moves = [Move(pk, Status.FAILED, code=spec.code, reason=spec.message) for pk in ids]
    return len(move_messages(moves))
