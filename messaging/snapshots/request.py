"""The one statement that reads everything a request's checks may look at.

Key, account, money, sender, template, contacts, and whether the request was answered before: one
round trip, however many recipients.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection

from accounts.selectors import PRINCIPAL_COLUMNS, PRINCIPAL_FILTER, PRINCIPAL_SOURCE, Principal
from messaging.protection.send import AccountFacts, SenderFacts, TemplateFacts
from messaging.snapshots.rows import (
    ACCOUNT_COLUMNS,
    FACTS,
    SENDER_COLUMNS,
    TEMPLATE_COLUMNS,
    USAGE,
    read_account,
    read_sender,
    read_template,
)

# The detour through a subquery hides the number of recipients from the planner: seeing it, it would
# make a new plan for each request, which costs ten times what running the kept one does.
_REQUEST = f"""
    SELECT {PRINCIPAL_COLUMNS}, {ACCOUNT_COLUMNS}, {SENDER_COLUMNS}, {TEMPLATE_COLUMNS},
        k.strict_sender, a.stage_since, a.send_rate, EXISTS (
            SELECT FROM accounts_webhook w
            WHERE w.account_id = a.id AND w.is_active AND w.deleted_at IS NULL
        ),
        y.fingerprint, y.status, y.body, y.request_id,
        p.e164s, p.ids, p.opted_outs, p.carriers, p.doubted, p.inbounds
    FROM {PRINCIPAL_SOURCE}
    LEFT JOIN accounts_senderprofile f
        ON f.account_id = a.id AND f.deleted_at IS NULL AND f.id = coalesce(%s::uuid, (
            SELECT d.id FROM accounts_senderprofile d
            WHERE d.account_id = a.id AND d.is_default AND d.deleted_at IS NULL
        ))
    {FACTS}
    LEFT JOIN templates_app_template t
        ON t.account_id = a.id AND t.{{column}} = %s::{{type}} AND t.deleted_at IS NULL
    {USAGE}
    LEFT JOIN accounts_idempotencykey y ON y.account_id = a.id AND y.key = %s::text
        AND y.created_at > now() - interval '24 hours'
    LEFT JOIN LATERAL (
        SELECT array_agg(c.e164) AS e164s, array_agg(c.id) AS ids,
            array_agg(c.opted_out) AS opted_outs, array_agg(c.carrier) AS carriers,
            array_agg(c.doubted_at IS NOT NULL) AS doubted,
            array_agg(c.last_inbound_at) AS inbounds
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
    is_doubted: bool
    last_inbound_at: datetime | None


class Answered(NamedTuple):
    """What was answered to an earlier request with the same Idempotency-Key."""

    fingerprint: bytes
    status: int
    body: str
    request_id: str


@dataclass(frozen=True, slots=True)
class RequestFacts:
    """What one request's checks may look at; ``contacts`` are by E.164."""

    principal: Principal
    account: AccountFacts
    sender: SenderFacts
    template: TemplateFacts | None
    contacts: dict[str, KnownContact]
    stage_since: datetime
    send_rate: int | None  # requests a minute, when agreed with this account
    has_webhooks: bool
    answered: Answered | None


def read_request_facts(
    key_hash: bytes,
    *,
    template: uuid.UUID | str | None,
    recipients: Sequence[str],
    profile: uuid.UUID | None = None,
    idempotency_key: str | None = None,
) -> RequestFacts | None:
    """Read the snapshot for a request, the template by id or by name; ``None``: no such key.

    ``profile`` is the sender profile that the request names; without one the default one counts.
    """
    statement = _BY_ID if isinstance(template, uuid.UUID) else _BY_NAME
    parameters = [profile, template, idempotency_key, list(recipients), key_hash]
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        row = cursor.fetchone()
    return None if row is None else _read(row, reason="requested" if profile else "default")


def _read(row: Sequence[Any], *, reason: str) -> RequestFacts:
    principal = Principal(*row[:6])
    account = read_account(
        principal.account_id, principal.standing, principal.tier, principal.risk, row[6:11]
    )
    return RequestFacts(
        principal=principal,
        account=account,
        sender=read_sender(row[11:19], reason=reason, is_strict=row[27]),
        template=read_template(row[19:27]),
        contacts=_read_contacts(row[35:41]),
        stage_since=row[28],
        send_rate=row[29],
        has_webhooks=row[30],
        answered=None if row[31] is None else Answered(bytes(row[31]), *row[32:35]),
    )


def _read_contacts(row: Sequence[Any]) -> dict[str, KnownContact]:
    e164s, *columns = (each or () for each in row)
    known = map(KnownContact._make, zip(*columns, strict=True))
    return dict(zip(e164s, known, strict=True))
