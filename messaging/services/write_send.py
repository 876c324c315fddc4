"""The one write of an accepted send: money, contacts, messages, decision, all or nothing.

Checks advise, claims decide: the hold, the provisional limit and the template's cap are taken here
by conditional updates, so of two requests that both passed the check only one can win, and the
loser hears what the check would have said.
"""

import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import connection, transaction

from accounts.models.account import Tier
from config.errors import DomainError, ErrorCode
from messaging.protection.send import Send

_NO_CONTACT = uuid.UUID(int=0)

_GRANT = """
    UPDATE accounts_provisionalgrant SET used = used + %s
    WHERE account_id = %s AND used + %s <= send_limit AND expires_at > now()
"""
_CAP = """
    INSERT INTO templates_app_templateusage AS u (template_id, day, used)
    SELECT %s, (now() AT TIME ZONE 'UTC')::date, %s WHERE %s <= %s
    ON CONFLICT (template_id, day) DO UPDATE SET used = u.used + excluded.used
    WHERE u.used + excluded.used <= %s
"""
_WRITE = """
    WITH hold AS (
        UPDATE accounts_balance SET available = available - %(total)s, held = held + %(total)s
        WHERE account_id = %(account)s AND available >= %(total)s
        RETURNING account_id
    ), item AS (
        SELECT i.* FROM hold, unnest(
            %(ids)s::uuid[], %(contacts)s::uuid[], %(phones)s::text[], %(regions)s::text[],
            %(statuses)s::text[], %(prices)s::numeric[], %(codes)s::text[], %(reasons)s::text[]
        ) AS i(id, contact_id, phone, region, status, price, code, reason)
    ), stranger AS (
        INSERT INTO contacts_contact
            (id, account_id, phone_number, e164, region, opted_out)
        SELECT gen_random_uuid(), %(account)s, phone, phone, region, false
        FROM item WHERE contact_id = %(no_contact)s
        ON CONFLICT (account_id, e164) DO UPDATE SET e164 = excluded.e164
        RETURNING id, e164
    ), message AS (
        INSERT INTO messaging_message
            (id, account_id, contact_id, template_id, profile_id, direction, status, phone, region,
             sender, body, price, request_id, reason_code, reason)
        SELECT i.id, %(account)s, coalesce(s.id, i.contact_id), %(template)s, %(profile)s::uuid,
            'outbound', i.status, i.phone, i.region, %(sender)s, %(body)s, i.price, %(request)s,
            i.code, i.reason
        FROM item i LEFT JOIN stranger s ON s.e164 = i.phone
        RETURNING id, price, status
    ), ledger AS (
        INSERT INTO accounts_ledgerentry (id, account_id, kind, amount, message_id, note)
        SELECT gen_random_uuid(), %(account)s, 'hold', price, id, ''
        FROM message WHERE status = 'QUEUED'
    ), decision AS (
        INSERT INTO messaging_senddecision (id, account_id, request_id, accepted, verdicts, facts)
        SELECT %(decision)s, account_id, %(request)s, true, %(verdicts)s::jsonb, %(facts)s::jsonb
        FROM hold
    )
    SELECT count(*) FROM hold
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One message to write: queued, or refused for this recipient and kept as such."""

    id: uuid.UUID
    send: Send
    status: str
    price: Decimal
    reason_code: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """What goes beside the rows."""

    request_id: str
    decision_id: uuid.UUID
    body: str
    verdicts: dict[str, Any]
    facts: dict[str, Any]


def write_send(rows: Sequence[Row], *, accepted: Sequence[Send], record: Record) -> None:
    """Write an accepted request.

    Raises DomainError ``BALANCE_TOO_LOW`` or ``LIMIT_REACHED`` when a claim is lost; nothing is
    written then.
    """
    send = accepted[0]
    total = sum((row.price for row in rows), Decimal(0))
    parameters = _parameters(rows, send=send, total=total, record=record)
    if send.account.tier != Tier.PROVISIONAL and send.template.daily_cap is None:
        _hold_and_write(parameters)
        return
    with transaction.atomic():
        _claim_grant(send, count=len(accepted))
        _claim_cap(send, count=len(accepted))
        _hold_and_write(parameters)


def _parameters(
    rows: Sequence[Row], *, send: Send, total: Decimal, record: Record
) -> dict[str, Any]:
    recipients = [row.send.recipient for row in rows]
    return {
        "account": send.account.id,
        "template": send.template.id,
        "profile": send.sender.profile_id,
        "sender": send.sender.value,
        "total": total,
        "no_contact": _NO_CONTACT,
        "ids": [row.id for row in rows],
        "contacts": [each.contact_id or _NO_CONTACT for each in recipients],
        "phones": [each.e164 for each in recipients],
        "regions": [each.region for each in recipients],
        "statuses": [str(row.status) for row in rows],
        "prices": [row.price for row in rows],
        "codes": [row.reason_code for row in rows],
        "reasons": [row.reason for row in rows],
        "body": record.body,
        "request": record.request_id,
        "decision": record.decision_id,
        "verdicts": json.dumps(record.verdicts),
        "facts": json.dumps(record.facts, default=str),
    }


def _hold_and_write(parameters: dict[str, Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_WRITE, parameters)
        (held,) = cursor.fetchone()
    if not held:
        raise DomainError(ErrorCode.BALANCE_TOO_LOW, details={"reason": ["balance_too_small"]})


def _claim_grant(send: Send, *, count: int) -> None:
    if send.account.tier != Tier.PROVISIONAL:
        return
    with connection.cursor() as cursor:
        cursor.execute(_GRANT, [count, send.account.id, count])
        if cursor.rowcount == 0:
            raise DomainError(ErrorCode.LIMIT_REACHED, details={"reason": ["onboarding_limit"]})


def _claim_cap(send: Send, *, count: int) -> None:
    cap = send.template.daily_cap
    if cap is None:
        return
    with connection.cursor() as cursor:
        cursor.execute(_CAP, [send.template.id, count, count, cap, cap])
        if cursor.rowcount == 0:
            raise DomainError(ErrorCode.LIMIT_REACHED, details={"reason": ["template_daily_cap"]})


_REFUSED = """
    INSERT INTO messaging_senddecision (id, account_id, request_id, accepted, code, verdicts, facts)
    VALUES (%s, %s, %s, false, %s, %s::jsonb, %s::jsonb)
"""


def write_refusal(
    account_id: uuid.UUID, *, request_id: str, decision_id: uuid.UUID, code: str, judged: Any
) -> None:
    """Keep the decision on a refused request; nothing else is written for it."""
    verdicts, facts = (json.dumps(each, default=str) for each in judged)
    with connection.cursor() as cursor:
        cursor.execute(_REFUSED, [decision_id, account_id, request_id, code, verdicts, facts])
