"""The snapshots of a decision of the past, read back from what was kept of it."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from contacts.phone_numbers import parse_e164
from messaging.protection.describe import FORM
from messaging.protection.send import (
    AccountFacts,
    EarlyPace,
    Grant,
    RecipientFacts,
    Send,
    SenderFacts,
    TemplateFacts,
)

Kept = Mapping[str, Any]
_UNKNOWN = uuid.UUID(int=0)  # an id that no check looks at


def can_recall(facts: Kept) -> bool:
    """Tell whether enough was kept; of the oldest decisions it was not."""
    return bool(facts.get("form") == FORM)


def list_names(verdicts: Kept) -> list[str]:
    """Return who a decision was about, as the verdicts name them; the refused first."""
    return [*verdicts["refused"], *verdicts["passed"]]


def split_name(name: str, *, channel: str) -> tuple[str, str]:
    """Return number and channel of a name in the verdicts; ``channel`` is the request's first."""
    e164, _, other = name.partition("/")
    return e164, other or channel


def recall(verdicts: Kept, facts: Kept, *, account_id: uuid.UUID, now: datetime) -> list[Send]:
    """Return each message as the checks saw it, in the order of ``list_names``."""
    pairs = [split_name(name, channel=facts["channel"]) for name in list_names(verdicts)]
    people = {e164: _read_person(e164, facts) for e164, _ in pairs}
    account = _read_account(facts, account_id)
    template = _read_template(facts)
    senders = {channel: _read_sender(channel, facts) for _, channel in pairs}
    regions = frozenset(person.region for person in people.values())
    return [
        Send(
            account=account,
            template=template,
            sender=senders[channel],
            recipient=people[e164],
            channel=channel,
            count=len(pairs),
            total=Decimal(facts["total"]),
            now=now,
            price=_read_price(channel, people[e164].region, facts),
            regions=regions,
        )
        for e164, channel in pairs
    ]


def _read_account(facts: Kept, account_id: uuid.UUID) -> AccountFacts:
    return AccountFacts(
        id=account_id,
        standing=facts["standing"],
        tier=facts["tier"],
        risk=facts["risk"],
        destinations=frozenset(facts["declared"].split()),
        available=Decimal(facts["available"]),
        grant=_read_grant(facts),
        pace=_read_pace(facts),
        channels=facts.get("channels", {}),
    )


def _read_grant(facts: Kept) -> Grant | None:
    if "grant" not in facts:
        return None
    send_limit, used, expires_at = facts["grant"]
    return Grant(send_limit, used, datetime.fromisoformat(expires_at))


def _read_pace(facts: Kept) -> EarlyPace | None:
    if "pace" not in facts:
        return None
    sent, hourly_limit, regions, region_limit = facts["pace"]
    return EarlyPace(sent, frozenset(regions.split()), hourly_limit, region_limit)


def _read_template(facts: Kept) -> TemplateFacts | None:
    if facts["template"] is None:
        return None
    cap, used = facts.get("cap", (None, 0))
    is_published = "unpublished" not in facts
    name, state = facts["template"], facts["template_state"]
    return TemplateFacts(_UNKNOWN, name, state, is_published, cap, used, body="", variables=())


def _read_sender(channel: str, facts: Kept) -> SenderFacts:
    kept = facts.get("senders", {}).get(channel, facts)
    profile = kept["sender_profile"]
    return SenderFacts(
        value=kept["sender"],
        reason=kept["sender_reason"],
        is_blocked=kept.get("is_blocked", False),
        is_us_registered=kept["us"],
        profile_id=profile and uuid.UUID(str(profile)),
        obstacle=kept.get("obstacle", ""),
        blocked_carriers=frozenset(kept.get("blocked_by", ())),
        is_strict=kept.get("is_strict", False),
        is_missing=kept.get("is_missing", False),
    )


def _read_person(e164: str, facts: Kept) -> RecipientFacts:
    region = parse_e164(e164).region
    kept = facts.get("people", {}).get(e164, {})
    return RecipientFacts(
        e164=e164,
        region=region,
        contact_id=None,
        opted_out=kept.get("opted_out", False),
        retry_after=kept.get("wait", 0),
        carrier=kept.get("carrier", ""),
        is_doubted=kept.get("doubted", False),
        last_inbound_at=datetime.fromisoformat(kept["wrote"]) if "wrote" in kept else None,
        restriction=facts.get("restricted", {}).get(region, ""),
    )


def _read_price(channel: str, region: str, facts: Kept) -> Decimal:
    """A single message has cost the total."""
    price = facts.get("prices", {}).get(f"{channel} {region}", facts["total"])
    return Decimal(price)


def read_refusals(verdicts: Kept) -> dict[str, tuple[str, str]]:
    """Return who was refused, by which check and with which code.

    The oldest decisions also list the checks that were passed; the last one is what counts.
    """
    return {name: (words[-1][0], words[-1][1]) for name, words in verdicts["refused"].items()}
