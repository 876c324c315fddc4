"""Call off a message that is held for a later time: final, and free of charge.

The move itself decides the race with the release: of the two, the first to lock the row wins, and
the other finds a message that can no longer be moved its way.
"""

import uuid

from config.errors import DomainError, ErrorCode
from messaging.models import Message
from messaging.selectors import get_message
from messaging.services.move_messages import Move, move_messages
from messaging.states import Status


def cancel_message(account_id: uuid.UUID, *, message_id: uuid.UUID) -> Message:
    """Call a held message off and return it; its money is released.

    Raises DomainError ``MESSAGE_NOT_FOUND``, and ``STATE_FORBIDS`` unless it is ``SCHEDULED``.
    """
    get_message(account_id, message_id=message_id)
    moved = move_messages([Move(message_id, Status.CANCELLED)])
    message = get_message(account_id, message_id=message_id)
    if not moved:
        raise DomainError(
            ErrorCode.STATE_FORBIDS,
            message="Only a message that is held for a later time can be cancelled.",
            details={"status": [message.status]},
        )
    return message
