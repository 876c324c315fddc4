"""The snapshot: everything the checks may look at, as it was at one instant."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Grant:
    """Provisional access: how many sends, how many are used up, until when."""

    send_limit: int
    used: int
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class EarlyPace:
    """What an account in its first days has sent lately, and how much of it is unsuspicious."""

    sent: int  # in this hour
    regions: frozenset[str]  # written to today
    hourly_limit: int
    region_limit: int


@dataclass(frozen=True, slots=True)
class AccountFacts:
    id: uuid.UUID
    standing: str
    tier: str
    risk: str
    destinations: frozenset[str]  # ISO 3166 codes declared during onboarding
    available: Decimal  # USD
    grant: Grant | None
    pace: EarlyPace | None = None  # None: past its first days, or not known
    # State of each channel that was ever set up; only read when a request names channels.
    channels: Mapping[str, str] = field(default_factory=dict)


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
    is_missing: bool = False  # the request names numbers, and none of them is an active sender


@dataclass(frozen=True, slots=True)
class RecipientFacts:
    e164: str
    region: str
    contact_id: uuid.UUID | None  # None: not a contact yet
    opted_out: bool
    retry_after: int  # seconds until this recipient may hear from the account again, 0: now
    carrier: str = ""  # TCR's id of the mobile carrier, empty when not known
    is_doubted: bool = False  # what they wrote may have been a refusal; staff has not decided
    last_inbound_at: datetime | None = None  # when they wrote last
    restriction: str = ""  # of their country: block, monitor, or none


@dataclass(frozen=True, slots=True)
class Send:
    """One message that wants to leave, with ``count`` and ``total`` of the request it came in.

    Without a template it is free text, which only answers somebody who wrote lately.
    """

    account: AccountFacts
    template: TemplateFacts | None
    sender: SenderFacts
    recipient: RecipientFacts
    channel: str
    count: int
    total: Decimal  # USD
    now: datetime
    price: Decimal = Decimal(0)  # USD, of this one
    regions: frozenset[str] = frozenset()  # of everybody in the request
