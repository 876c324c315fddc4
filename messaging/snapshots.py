"""The two statements that read everything the checks may look at.

One for a request (key, account, money, sender, template, contacts: one round trip, however many
recipients) and one that claims queued messages for dispatch together with the same facts.
"""

import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db import connection

from accounts.selectors import PRINCIPAL_COLUMNS, PRINCIPAL_FILTER, PRINCIPAL_SOURCE, Principal
from messaging.protection.send import AccountFacts, Grant, SenderFacts, TemplateFacts

_ACCOUNT_COLUMNS = """
    a.destination_countries, b.available, g.send_limit, g.used, g.expires_at
"""
_SENDER_COLUMNS = "s.e164, s.state = 'blocked', s.registered_at IS NOT NULL"
_TEMPLATE_COLUMNS = """
    t.id, t.name, t.state, t.is_published, t.daily_cap, coalesce(u.used, 0), t.body, t.variables
"""
_FACTS = """
    LEFT JOIN accounts_balance b ON b.account_id = a.id
    LEFT JOIN accounts_provisionalgrant g ON g.account_id = a.id
    LEFT JOIN LATERAL (
        SELECT n.e164, c.state, n.registered_at
        FROM accounts_channel c JOIN accounts_phonenumber n ON n.id = c.number_id
        WHERE c.account_id = a.id AND c.kind = 'sms'
            AND c.state IN ('active', 'degraded', 'blocked')
    ) s ON true
"""
_USAGE = """
    LEFT JOIN templates_app_templateusage u
        ON u.template_id = t.id AND u.day = (now() AT TIME ZONE 'UTC')::date
"""
# The detour through a subquery hides the number of recipients from the planner: seeing it, it would
# make a new plan for each request, which costs ten times what running the kept one does.
_REQUEST = f"""
    SELECT {PRINCIPAL_COLUMNS}, {_ACCOUNT_COLUMNS}, {_SENDER_COLUMNS}, {_TEMPLATE_COLUMNS},
        p.e164s, p.ids, p.opted_outs
    FROM {PRINCIPAL_SOURCE} {_FACTS}
    LEFT JOIN templates_app_template t
        ON t.account_id = a.id AND t.{{column}} = %s::{{type}} AND t.deleted_at IS NULL
    {_USAGE}
    LEFT JOIN LATERAL (
        SELECT array_agg(c.e164) AS e164s, array_agg(c.id) AS ids,
            array_agg(c.opted_out) AS opted_outs
        FROM contacts_contact c
        WHERE c.account_id = a.id AND c.e164 = ANY(ARRAY(SELECT unnest(%s::text[])))
    ) p ON true
    WHERE {PRINCIPAL_FILTER}
"""
_BY_ID = _REQUEST.format(column="id", type="uuid")
_BY_NAME = _REQUEST.format(column="name", type="text")


@dataclass(frozen=True, slots=True)
class RequestFacts:
    """What one request's checks may look at; ``contacts`` maps E.164 to (id, opted out)."""

    principal: Principal
    account: AccountFacts
    sender: SenderFacts
    template: TemplateFacts | None
    contacts: dict[str, tuple[uuid.UUID, bool]]


def read_request_facts(
    key_hash: bytes, *, template: uuid.UUID | str, recipients: Sequence[str]
) -> RequestFacts | None:
    """Read the snapshot for a request, the template by id or by name; ``None``: no such key."""
    statement = _BY_ID if isinstance(template, uuid.UUID) else _BY_NAME
    with connection.cursor() as cursor:
        cursor.execute(statement, [template, list(recipients), key_hash])
        row = cursor.fetchone()
    if row is None:
        return None
    principal = Principal(*row[:6])
    return RequestFacts(
        principal=principal,
        account=_read_account(
            principal.account_id, principal.standing, principal.tier, principal.risk, row[6:11]
        ),
        sender=_read_sender(row[11:14]),
        template=_read_template(row[14:22]),
        contacts={
            e164: (contact_id, opted_out)
            for e164, contact_id, opted_out in zip(
                *(each or () for each in row[22:25]), strict=True
            )
        },
    )


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


def _read_sender(row: Sequence[Any]) -> SenderFacts:
    number, is_blocked, is_registered = row
    if number is None:
        return SenderFacts(settings.SHARED_SENDER, "shared_fallback", False, False)
    return SenderFacts(number, "default", is_blocked, is_registered)


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
        m.contact_id, p.opted_out,
        a.id, a.standing, a.tier, a.risk, {_ACCOUNT_COLUMNS}, {_SENDER_COLUMNS},
        {_TEMPLATE_COLUMNS}
    FROM m
    JOIN accounts_account a ON a.id = m.account_id
    JOIN contacts_contact p ON p.id = m.contact_id
    {_FACTS}
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
        *row[:10],
        account=_read_account(*row[10:14], row[14:19]),
        sender=_read_sender(row[19:22]),
        template=_read_template(row[22:30]),
    )
