"""The snapshot for the look right before dispatch.

What was claimed when the message was accepted (money, the provisional limit, the template's cap,
the recipient's token) is this message's own already, so it is counted back in: the same checks
then ask the same question.
"""

from dataclasses import replace
from datetime import datetime

from messaging.protection.send import AccountFacts, RecipientFacts, Send, SenderFacts, TemplateFacts
from messaging.restrictions import get_restriction
from messaging.snapshots.claimed import Claimed


def as_send(message: Claimed, *, now: datetime) -> Send | None:
    """Return a claimed message as the checks see it.

    ``None`` for the answer to a person's own keyword: it confirms even a STOP, and is no send of
    the account's.
    """
    if message.is_reply:
        return None
    return Send(
        account=_with_own_claims(message),
        template=message.template and _without_own_use(message.template),
        sender=_sender(message),
        recipient=_recipient(message),
        channel=message.channel,
        count=1,
        total=message.price,
        now=now,
        price=message.price,
    )


def _recipient(message: Claimed) -> RecipientFacts:
    restriction = get_restriction(message.region)
    return RecipientFacts(
        message.phone,
        message.region,
        message.contact_id,
        message.opted_out,
        retry_after=0,
        carrier=message.carrier,
        is_doubted=message.is_doubted,
        last_inbound_at=message.last_inbound_at,
        restriction=restriction.mode if restriction else "",
    )


def _with_own_claims(message: Claimed) -> AccountFacts:
    account = message.account
    grant = account.grant and replace(account.grant, used=max(account.grant.used - 1, 0))
    return replace(account, available=account.available + message.price, grant=grant)


def _without_own_use(template: TemplateFacts) -> TemplateFacts:
    """A cap that was lowered since stops what is new, not what was accepted under it."""
    return replace(template, daily_cap=None)


def _sender(message: Claimed) -> SenderFacts:
    """A message leaves from the sender it was accepted with; that sender's health decides.

    What is known of the number that the account or profile has meanwhile says nothing of it.
    """
    if message.sender.value == message.sender_value:
        return message.sender
    return replace(
        message.sender,
        value=message.sender_value,
        reason="default",
        is_blocked=False,
        is_us_registered=message.is_us_registered,
        blocked_carriers=frozenset(message.blocked_carriers or ()),
    )
