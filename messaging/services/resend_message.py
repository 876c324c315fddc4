"""Trying a finished message again, as a new message with the old one's words.

It passes every check and is paid for like any send. What policy or consent filtered is never
tried again, nor what was cancelled, nor what a person wrote to us.
"""

import uuid

from config.errors import DomainError, ErrorCode
from messaging.models import Message
from messaging.models.message import Direction
from messaging.selectors import get_message
from messaging.services.send_request import Recipient, Repeatable, SendRequest
from messaging.states import Status

RESENDABLE = (Status.FAILED, Status.BLOCKED, Status.DELIVERED, Status.READ)


def read_resend(
    account_id: uuid.UUID,
    *,
    message_id: uuid.UUID,
    key_hash: bytes,
    sandbox: bool = False,
    repeatable: Repeatable | None = None,
) -> SendRequest:
    """Return the request that sends a message again; to be accepted like any other.

    Raises DomainError ``MESSAGE_NOT_FOUND``, and ``STATE_FORBIDS`` for what is not resent.
    """
    message = get_message(account_id, message_id=message_id)
    _check_resendable(message)
    return SendRequest(
        key_hash=key_hash,
        recipients=(Recipient(message.phone, message.region),),
        template=message.template_id,
        channels=(message.channel,),
        media=tuple(message.media),
        subject=message.subject,
        profile_id=message.profile_id,
        sandbox=sandbox,
        repeatable=repeatable,
        resent_from=message.pk,
        resent_body=message.body,
    )


def _check_resendable(message: Message) -> None:
    if message.direction == Direction.INBOUND or message.is_reply:
        _refuse(message, "Only messages that you sent can be resent.")
    if message.status not in RESENDABLE:
        allowed = ", ".join(RESENDABLE)
        _refuse(message, f"Only messages that are {allowed} can be resent.")


def _refuse(message: Message, sentence: str) -> None:
    details = {"status": [message.status], "reason": [sentence]}
    raise DomainError(ErrorCode.STATE_FORBIDS, details=details)
