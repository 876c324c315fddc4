"""Random requests as the checks see them, with every failing combination among them."""

import random
from collections.abc import Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from itertools import product
from typing import TypeVar
from uuid import UUID

from contacts.phone_numbers import parse_e164
from messaging.protection.send import (
    AccountFacts,
    EarlyPace,
    Grant,
    RecipientFacts,
    Send,
    SenderFacts,
    TemplateFacts,
)
from tests.messaging.protection.sends import NOW

T = TypeVar("T")
NUMBERS = (
    *(f"+4477009000{number:02d}" for number in range(8)),
    *(f"+120255501{number:02d}" for number in range(8)),
    *(f"+3319900000{number}" for number in range(4)),
    *(f"+4930123456{number}" for number in range(4)),
)
REGIONS = {number: parse_e164(number).region for number in NUMBERS}
_SENDER = "+442079460100"


class Dice(random.Random):
    def hit(self, chance: float) -> bool:
        return self.random() < chance

    def either(self, usual: T, others: Sequence[T], *, chance: float = 0.2) -> T:
        return self.choice(others) if self.hit(chance) else usual


def make_request(dice: Dice) -> list[Send]:
    """Return one request's snapshots as ``build_sends`` would."""
    numbers = dice.sample(NUMBERS, dice.choice([1, 1, 2, 3, 4, 8]))
    channels = dice.choice([("sms",), ("sms",), ("mms",), ("whatsapp",), ("sms", "whatsapp")])
    prices = {pair: _price(dice) for pair in product(channels, set(REGIONS.values()))}
    closed = dice.choice([{}, {}, {"FR": "block", "DE": "monitor"}])
    people = [_make_person(dice, number, closed) for number in numbers]
    senders = {channel: _make_sender(dice) for channel in channels}
    account, template = _make_account(dice), None if dice.hit(0.25) else _make_template(dice)
    priced = [
        (each, channel, prices[channel, each.region]) for each in people for channel in channels
    ]
    total = sum((price for _, _, price in priced), Decimal(0))
    regions = frozenset(each.region for each in people)
    return [
        Send(
            account=account,
            template=template,
            sender=senders[channel],
            recipient=person,
            channel=channel,
            count=len(priced),
            total=total,
            now=NOW,
            price=price,
            regions=regions,
        )
        for person, channel, price in priced
    ]


def _price(dice: Dice) -> Decimal:
    return Decimal(dice.randint(0, 9)) / 100 + Decimal("0.0015")


def _make_account(dice: Dice) -> AccountFacts:
    tier = dice.either("full", ["none", "provisional", "provisional"], chance=0.4)
    return AccountFacts(
        id=UUID(int=1),
        standing=dice.either("good", ["held", "suspended", "closed"], chance=0.1),
        tier=tier,
        risk=dice.either("allow", ["hold", "review"], chance=0.15),
        destinations=frozenset(dice.sample(["GB", "US", "FR", "DE"], dice.randint(1, 4))),
        available=dice.choice([Decimal(9), Decimal("0.05"), Decimal("0.1000"), Decimal(0)]),
        grant=_make_grant(dice) if dice.hit(0.6) else None,
        pace=_make_pace(dice) if dice.hit(0.4) else None,
        channels=dice.choice([{}, {"whatsapp": "blocked"}, {"whatsapp": "pending"}]),
    )


def _make_grant(dice: Dice) -> Grant:
    expires_at = NOW + timedelta(hours=dice.choice([-1, 1, 1, 1]))
    return Grant(send_limit=5, used=dice.randint(0, 5), expires_at=expires_at)


def _make_pace(dice: Dice) -> EarlyPace:
    regions = frozenset(dice.sample(["GB", "US", "FR", "DE", "LV"], dice.randint(0, 3)))
    return EarlyPace(dice.randint(0, 10), regions, hourly_limit=10, region_limit=3)


def _make_template(dice: Dice) -> TemplateFacts:
    state = dice.either("approved", ["draft", "pending", "rejected", "paused", "disabled"])
    cap = dice.either(None, [0, 3, 10])
    used = dice.randint(0, 4) if cap is not None else 0
    return TemplateFacts(UUID(int=2), "order", state, not dice.hit(0.1), cap, used, "Hello", ())


def _make_sender(dice: Dice) -> SenderFacts:
    obstacle = dice.either(
        "", ["paused", "deleted", "incomplete", "pending_review", "rejected", "number_not_ready"]
    )
    is_shared = dice.hit(0.3)
    return SenderFacts(
        value="82345" if is_shared else _SENDER,
        reason="shared_fallback" if is_shared else dice.choice(["default", "requested"]),
        is_blocked=dice.hit(0.1),
        is_us_registered=dice.hit(0.6),
        profile_id=UUID(int=3) if obstacle or dice.hit(0.3) else None,
        obstacle=obstacle,
        blocked_carriers=frozenset(dice.sample(["10017", "10035"], dice.randint(0, 2))),
        is_strict=dice.hit(0.2),
        is_missing=dice.hit(0.1),
    )


def _make_person(dice: Dice, number: str, closed: Mapping[str, str]) -> RecipientFacts:
    region = REGIONS[number]
    return RecipientFacts(
        number,
        region,
        contact_id=None,
        opted_out=dice.hit(0.15),
        retry_after=dice.either(0, [1, 12], chance=0.15),
        carrier=dice.choice(["", "10017", "10035"]),
        is_doubted=dice.hit(0.1),
        last_inbound_at=dice.choice([None, NOW - timedelta(hours=3), NOW - timedelta(hours=30)]),
        restriction=closed.get(region, ""),
    )
