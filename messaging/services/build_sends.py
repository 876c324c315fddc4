"""From what is asked for and what was read to the snapshots that the checks judge."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from messaging.early_pace import is_early, read_pace
from messaging.pricing import get_price, refresh_prices
from messaging.protection.checks.sender_health import CARRIED
from messaging.protection.send import AccountFacts, RecipientFacts, Send, SenderFacts
from messaging.restrictions import get_restriction, refresh_restrictions
from messaging.services.send_request import SendRequest
from messaging.snapshots.extras import read_channels, read_numbers
from messaging.snapshots.request import KnownContact, RequestFacts

_STRANGER = KnownContact(None, False, "", False, None)


def build_sends(request: SendRequest, facts: RequestFacts, waits: Sequence[int]) -> list[Send]:
    """Return one snapshot for each recipient and channel, in the order of the request.

    ``waits`` are the seconds until each recipient may hear from the account again.
    """
    refresh_prices()
    refresh_restrictions()
    now = datetime.now(UTC)
    account = _complete_account(request, facts, now=now)
    senders = _find_senders(request, facts)
    people = list(_list_people(request, facts, waits))
    priced = [
        (channel, person, _get_price(person, channel))
        for person in people
        for channel in request.channels
    ]
    total = sum((price for _, _, price in priced), Decimal(0))
    regions = frozenset(person.region for person in people)
    return [
        Send(
            account=account,
            template=facts.template if request.template else None,
            sender=senders[channel],
            recipient=person,
            channel=channel,
            count=len(priced),
            total=total,
            now=now,
            price=price,
            regions=regions,
        )
        for channel, person, price in priced
    ]


def _get_price(person: RecipientFacts, channel: str) -> Decimal:
    """What cannot leave has no price; its refusal comes from the checks."""
    return get_price(person.region, channel) if channel in CARRIED else Decimal(0)


def _complete_account(request: SendRequest, facts: RequestFacts, *, now: datetime) -> AccountFacts:
    """Ask for what only some requests need: other channels, the pace of a new account."""
    account = facts.account
    if not CARRIED.issuperset(request.channels):
        account = replace(account, channels=read_channels(account.id))
    if is_early(facts.stage_since, now=now):
        account = replace(account, pace=read_pace(account.id, now=now))
    return account


def _find_senders(request: SendRequest, facts: RequestFacts) -> Mapping[str, SenderFacts]:
    sender = facts.sender
    if request.strict_sender and not sender.is_strict:
        sender = replace(sender, is_strict=True)
    if not request.numbers:
        return dict.fromkeys(request.channels, sender)
    return {
        channel: _choose(sender, request.numbers.get(channel), account_id=facts.account.id)
        for channel in request.channels
    }


def _choose(
    sender: SenderFacts, numbers: Sequence[str] | None, *, account_id: uuid.UUID
) -> SenderFacts:
    """The first of the numbers that is active; the usual one if it is among them."""
    if numbers is None or sender.value in numbers:
        return sender
    active = read_numbers(account_id, numbers=numbers)
    if not active:
        return replace(sender, is_missing=True)
    best = min(active, key=lambda each: numbers.index(each.e164))
    return replace(
        sender,
        value=best.e164,
        reason="requested",
        is_blocked=best.is_blocked,
        is_us_registered=best.is_us_registered,
        blocked_carriers=frozenset(best.blocked_carriers),
    )


def _list_people(
    request: SendRequest, facts: RequestFacts, waits: Sequence[int]
) -> Iterator[RecipientFacts]:
    for recipient, wait in zip(request.recipients, waits, strict=True):
        known = facts.contacts.get(recipient.e164, _STRANGER)
        restriction = get_restriction(recipient.region)
        yield RecipientFacts(
            recipient.e164,
            recipient.region,
            known.id,
            known.opted_out,
            wait,
            known.carrier,
            known.is_doubted,
            known.last_inbound_at,
            restriction.mode if restriction else "",
        )
