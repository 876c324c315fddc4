"""The snapshot: everything the checks may look at, as it was at one instant."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Grant:
    """Provisional access: how many sends, how many are used up, until when."""

    send_limit: int
    used: int
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class AccountFacts:
    id: uuid.UUID
    standing: str
    tier: str
    risk: str
    destinations: frozenset[str]  # ISO 3166 codes declared during onboarding
    available: Decimal  # USD
    grant: Grant | None


@dataclass(frozen=True, slots=True)
class TemplateFacts:
    id: uuid.UUID
    name: str
    state: str
    is_published: bool
    daily_cap: int | None
    used_today: int
    body: str
    variables: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SenderFacts:
    value: str  # number or short code
    reason: str  # requested, default, shared_fallback
    is_blocked: bool
    is_us_registered: bool
    profile_id: uuid.UUID | None = None  # the sender profile it stands for
    obstacle: str = ""  # why that profile cannot send: paused, number_not_ready, …
    blocked_carriers: frozenset[str] = frozenset()  # TCR's ids of those that block its campaign
    is_strict: bool = False  # rather nothing than the shared short code


@dataclass(frozen=True, slots=True)
class RecipientFacts:
    e164: str
    region: str
    contact_id: uuid.UUID | None  # None: not a contact yet
    opted_out: bool
    retry_after: int  # seconds until this recipient may hear from the account again, 0: now
    carrier: str = ""  # TCR's id of the mobile carrier, empty when not known


@dataclass(frozen=True, slots=True)
class Send:
    """One message that wants to leave, with ``count`` and ``total`` of the request it came in."""

    account: AccountFacts
    template: TemplateFacts
    sender: SenderFacts
    recipient: RecipientFacts
    channel: str
    count: int
    total: Decimal  # USD
    now: datetime
