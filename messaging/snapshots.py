"""The two statements that read everything the checks may look at.

One for a request (key, account, money, sender, template, contacts: one round trip, however many
recipients) and one that claims queued messages for dispatch together with the same facts.
"""

import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django.conf import settings
from django.db import connection

from accounts.models.sender_profile import ProfileState
from accounts.selectors import PRINCIPAL_COLUMNS, PRINCIPAL_FILTER, PRINCIPAL_SOURCE, Principal
from messaging.protection.send import AccountFacts, Grant, SenderFacts, TemplateFacts

_ACCOUNT_COLUMNS = """
    a.destination_countries, b.available, g.send_limit, g.used, g.expires_at
"""
_SENDER_COLUMNS = """
    f.id, f.state, f.deleted_at IS NOT NULL, f.inherits_brand AND f.inherits_campaign,
    n.e164, c.state = 'blocked' AND c.number_id = n.id, n.registered_at IS NOT NULL,
    n.blocked_carriers
"""
_TEMPLATE_COLUMNS = """
    t.id, t.name, t.state, t.is_published, t.daily_cap, coalesce(u.used, 0), t.body, t.variables
"""
# The profile ``f`` of a request is the one it names, else the default one; of a queued message, the
# one it was accepted with. One that inherits all and has no number sends from the account's.
_REQUESTED = """
    LEFT JOIN accounts_senderprofile f
        ON f.account_id = a.id AND f.deleted_at IS NULL AND f.id = coalesce(%s::uuid, (
            SELECT d.id FROM accounts_senderprofile d
            WHERE d.account_id = a.id AND d.is_default AND d.deleted_at IS NULL
        ))
"""
_ACCEPTED = "LEFT JOIN accounts_senderprofile f ON f.id = m.profile_id AND f.account_id = a.id"
_FACTS = """
    LEFT JOIN accounts_balance b ON b.account_id = a.id
    LEFT JOIN accounts_provisionalgrant g ON g.account_id = a.id
    LEFT JOIN accounts_channel c ON c.account_id = a.id AND c.kind = 'sms'
        AND c.state IN ('active', 'degraded', 'blocked')
    LEFT JOIN accounts_phonenumber n
        ON n.id = CASE
            WHEN f.id IS NULL OR (
                f.number_id IS NULL AND f.inherits_brand AND f.inherits_campaign
            ) THEN c.number_id ELSE f.number_id END
        AND (n.id = c.number_id OR n.state = 'assigned')
"""
_USAGE = """
    LEFT JOIN templates_app_templateusage u
        ON u.template_id = t.id AND u.day = (now() AT TIME ZONE 'UTC')::date
"""
# The detour through a subquery hides the number of recipients from the planner: seeing it, it would
# make a new plan for each request, which costs ten times what running the kept one does.
_REQUEST = f"""
    SELECT {PRINCIPAL_COLUMNS}, {_ACCOUNT_COLUMNS}, {_SENDER_COLUMNS}, {_TEMPLATE_COLUMNS},
        k.strict_sender, p.e164s, p.ids, p.opted_outs, p.carriers
    FROM {PRINCIPAL_SOURCE} {_REQUESTED} {_FACTS}
    LEFT JOIN templates_app_template t
        ON t.account_id = a.id AND t.{{column}} = %s::{{type}} AND t.deleted_at IS NULL
    {_USAGE}
    LEFT JOIN LATERAL (
        SELECT array_agg(c.e164) AS e164s, array_agg(c.id) AS ids,
            array_agg(c.opted_out) AS opted_outs, array_agg(c.carrier) AS carriers
        FROM contacts_contact c
        WHERE c.account_id = a.id AND c.e164 = ANY(ARRAY(SELECT unnest(%s::text[])))
    ) p ON true
    WHERE {PRINCIPAL_FILTER}
"""
_BY_ID = _REQUEST.format(column="id", type="uuid")
_BY_NAME = _REQUEST.format(column="name", type="text")


class KnownContact(NamedTuple):
    id: uuid.UUID | None
    opted_out: bool
    carrier: str  # TCR's id of the carrier, empty when not known


@dataclass(frozen=True, slots=True)
class RequestFacts:
    """What one request's checks may look at; ``contacts`` are by E.164."""

    principal: Principal
    account: AccountFacts
    sender: SenderFacts
    template: TemplateFacts | None
    contacts: dict[str, KnownContact]


def read_request_facts(
    key_hash: bytes,
    *,
    template: uuid.UUID | str,
    recipients: Sequence[str],
    profile: uuid.UUID | None = None,
) -> RequestFacts | None:
    """Read the snapshot for a request, the template by id or by name; ``None``: no such key.

    ``profile`` is the sender profile that the request names; without one the default one counts.
    """
    statement = _BY_ID if isinstance(template, uuid.UUID) else _BY_NAME
    with connection.cursor() as cursor:
        cursor.execute(statement, [profile, template, list(recipients), key_hash])
        row = cursor.fetchone()
    if row is None:
        return None
    principal = Principal(*row[:6])
    reason = "requested" if profile else "default"
    return RequestFacts(
        principal=principal,
        account=_read_account(
            principal.account_id, principal.standing, principal.tier, principal.risk, row[6:11]
        ),
        sender=_read_sender(row[11:19], reason=reason, is_strict=row[27]),
        template=_read_template(row[19:27]),
        contacts=_read_contacts(row[28:32]),
    )


def _read_contacts(row: Sequence[Any]) -> dict[str, KnownContact]:
    e164s, *columns = (each or () for each in row)
    known = (KnownContact(*each) for each in zip(*columns, strict=True))
    return dict(zip(e164s, known, strict=True))


def _read_account(
    account_id: uuid.UUID, standing: str, tier: str, risk: str, row: Sequence[Any]
) -> AccountFacts:
    destinations, available, send_limit, used, expires_at = row
    return AccountFacts(
        id=account_id,
        standing=standing,
        tier=tier,
        risk=risk,
        destinations=frozenset(destinations),
        available=available or Decimal(0),
        grant=None if send_limit is None else Grant(send_limit, used, expires_at),
    )


def _read_sender(
    row: Sequence[Any], *, reason: str = "default", is_strict: bool = False
) -> SenderFacts:
    profile_id, state, is_deleted, inherits, number, is_blocked, is_registered, carriers = row
    facts = SenderFacts(
        value=number or settings.SHARED_SENDER,
        reason=reason if number else "shared_fallback",
        is_blocked=bool(is_blocked),
        is_us_registered=is_registered,
        profile_id=profile_id,
        blocked_carriers=frozenset(carriers or ()),
        is_strict=is_strict,
    )
    if profile_id is None:
        return facts
    return replace(facts, obstacle=_find_obstacle(state, is_deleted, bool(number or inherits)))


def _find_obstacle(state: str, is_deleted: bool, has_number: bool) -> str:
    """Return why a profile cannot send, in a word; what brings its own number needs that."""
    if is_deleted:
        return "deleted"
    if state != ProfileState.APPROVED:
        return state
    return "" if has_number else "number_not_ready"


def _read_template(row: Sequence[Any]) -> TemplateFacts | None:
    if row[0] is None:
        return None
    return TemplateFacts(*row[:7], variables=tuple(json.loads(row[7])))


_CLAIM = f"""
    WITH due AS (
        SELECT id FROM messaging_message
        WHERE status = 'QUEUED' AND (claimed_until IS NULL OR claimed_until < now())
        ORDER BY id LIMIT %s FOR UPDATE SKIP LOCKED
    ), m AS (
        UPDATE messaging_message SET claimed_until = now() + make_interval(secs => %s)
        FROM due WHERE messaging_message.id = due.id
        RETURNING messaging_message.*
    )
    SELECT m.id, m.phone, m.region, m.sender, m.body, m.price, m.attempts, m.created_at,
        m.contact_id, p.opted_out, p.carrier,
        a.id, a.standing, a.tier, a.risk, {_ACCOUNT_COLUMNS}, {_SENDER_COLUMNS},
        {_TEMPLATE_COLUMNS}
    FROM m
    JOIN accounts_account a ON a.id = m.account_id
    JOIN contacts_contact p ON p.id = m.contact_id
    {_ACCEPTED} {_FACTS}
    LEFT JOIN templates_app_template t ON t.id = m.template_id
    {_USAGE}
    ORDER BY m.id
"""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A queued message under our lease, with the facts for its second look."""

    id: uuid.UUID
    phone: str
    region: str
    sender_value: str
    body: str
    price: Decimal
    attempts: int
    created_at: datetime
    contact_id: uuid.UUID
    opted_out: bool
    carrier: str
    account: AccountFacts
    sender: SenderFacts
    template: TemplateFacts | None


def claim_queued(*, most: int, lease: int) -> list[Claimed]:
    """Claim up to ``most`` queued messages, oldest first, for ``lease`` seconds."""
    with connection.cursor() as cursor:
        cursor.execute(_CLAIM, [most, lease])
        return [_read_claimed(row) for row in cursor.fetchall()]


def _read_claimed(row: Sequence[Any]) -> Claimed:
    return Claimed(
        *row[:11],
        account=_read_account(*row[11:15], row[15:20]),
        sender=_read_sender(row[20:28]),
        template=_read_template(row[28:36]),
    )
