"""The one write of an accepted send: money, contacts, messages, decision, all or nothing.

Checks advise, claims decide: the hold, the provisional limit, the template's cap and the
Idempotency-Key are taken here by conditional writes, so of two requests that both passed the check
only one can win, and the loser hears what the check would have said.
"""

import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import connection, transaction

from accounts.models.account import Tier
from accounts.services.webhooks.record_webhook_events import ring_for_webhooks
from config.errors import DomainError, ErrorCode
from config.idempotency import KEPT_HOURS
from messaging.protection.send import Send
from messaging.services.answered import ACCEPTED
from messaging.services.message_news import WERE_TOLD, tell_messages
from messaging.services.send_request import SendRequest
from messaging.states import UNSETTLED

_UNSETTLED = ", ".join(f"'{each}'" for each in UNSETTLED)

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
_HOLD = """
    hold AS (
        UPDATE accounts_balance SET available = available - %(total)s, held = held + %(total)s
        WHERE account_id = %(account)s AND available >= %(total)s
        RETURNING account_id
    )
"""
# The key is taken only by whoever has the money, and the money only by whoever got the key.
_CLAIM_AND_HOLD = f"""
    purse AS (
        SELECT account_id FROM accounts_balance
        WHERE account_id = %(account)s AND available >= %(total)s FOR UPDATE
    ), claim AS (
        INSERT INTO accounts_idempotencykey AS y
            (account_id, key, fingerprint, status, body, request_id)
        SELECT account_id, %(key)s, %(fingerprint)s, {ACCEPTED}, %(answer)s, %(request)s FROM purse
        ON CONFLICT (account_id, key) DO UPDATE SET fingerprint = excluded.fingerprint,
            status = excluded.status, body = excluded.body, request_id = excluded.request_id,
            created_at = now()
        WHERE y.created_at < now() - interval '{KEPT_HOURS} hours'
        RETURNING account_id
    ), hold AS (
        UPDATE accounts_balance b SET available = available - %(total)s, held = held + %(total)s
        FROM claim WHERE b.account_id = claim.account_id
        RETURNING b.account_id
    )
"""
# One parameter for all rows: the driver needs ten times as long for as many arrays.
_ROWS = f"""
    item AS (
        SELECT i.* FROM hold, json_to_recordset(%(rows)s::json) AS i(
            id uuid, contact_id uuid, phone text, region text, channel text, sender text,
            status text, price numeric, code text, reason text
        )
    ), stranger AS (
        INSERT INTO contacts_contact
            (id, account_id, phone_number, e164, region, opted_out)
        SELECT gen_random_uuid(), %(account)s, phone, phone, region, false
        FROM (SELECT DISTINCT phone, region FROM item WHERE contact_id IS NULL) AS new
        ON CONFLICT (account_id, e164) DO UPDATE SET e164 = excluded.e164
        RETURNING id, e164
    ), message AS (
        INSERT INTO messaging_message
            (id, account_id, contact_id, template_id, profile_id, direction, channel, status, phone,
             region, sender, subject, body, media, price, request_id, reason_code, reason,
             scheduled_at, resent_from)
        SELECT i.id, %(account)s, coalesce(i.contact_id, s.id), %(template)s::uuid,
            %(profile)s::uuid, 'outbound', i.channel, i.status, i.phone, i.region, i.sender,
            %(subject)s, %(body)s, %(media)s::text[], i.price, %(request)s, i.code, i.reason,
            %(scheduled)s::timestamptz, %(resent_from)s::uuid
        FROM item i LEFT JOIN stranger s ON s.e164 = i.phone
        RETURNING id, account_id, profile_id, template_id, request_id, status, channel, phone, body,
            reason_code, reason, scheduled_at, schedule_reason, price
    ), ledger AS (
        INSERT INTO accounts_ledgerentry (id, account_id, kind, amount, message_id, note)
        SELECT gen_random_uuid(), %(account)s, 'hold', price, id, ''
        FROM message WHERE status IN ({_UNSETTLED}) AND price > 0
    ), decision AS (
        INSERT INTO messaging_senddecision (id, account_id, request_id, accepted, verdicts, facts)
        SELECT %(decision)s, account_id, %(request)s, true, %(verdicts)s::jsonb, %(facts)s::jsonb
        FROM hold
    )
"""


def _build(*, once: bool, tells: bool) -> str:
    """Return the statement, with an Idempotency-Key or without, with webhooks or without.

    Most accounts need a short one. It is closed up, because the driver keeps what it has made of a
    statement only up to 4,096 characters, and would take one apart for each request otherwise.
    """
    hold = _CLAIM_AND_HOLD if once else _HOLD
    told = f", {tell_messages('message')}" if tells else ""
    has_money = "(SELECT count(*) FROM purse)" if once else "1"
    statement = f"""
        WITH {hold}, {_ROWS}{told}
        SELECT {has_money}, (SELECT count(*) FROM hold), {WERE_TOLD if tells else "false"}
    """
    return " ".join(statement.split())


_WRITE = {
    (once, tells): _build(once=once, tells=tells)
    for once in (False, True)
    for tells in (False, True)
}


class RepeatedMeanwhile(Exception):
    """Another request under the same Idempotency-Key was quicker; nothing was written."""


@dataclass(frozen=True, slots=True)
class Row:
    """One message to write: to be sent, or refused for this recipient and kept as such."""

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
    answer: str  # what the caller is told, to be told again under the same key
    tells: bool  # the account has webhooks


def write_send(request: SendRequest, rows: Sequence[Row], *, record: Record) -> None:
    """Write an accepted request.

    Raises DomainError ``BALANCE_TOO_LOW`` or ``LIMIT_REACHED`` when a claim is lost, and
    RepeatedMeanwhile; nothing is written then.
    """
    going = [row.send for row in rows if not row.reason_code]
    send = going[0]
    parameters = _parameters(request, rows, send=send, record=record)
    has_cap = send.template is not None and send.template.daily_cap is not None
    if send.account.tier != Tier.PROVISIONAL and not has_cap:
        _hold_and_write(parameters, tells=record.tells)
        return
    with transaction.atomic():
        _claim_grant(send, count=len(going))
        _claim_cap(send, count=len(going))
        _hold_and_write(parameters, tells=record.tells)


def _parameters(
    request: SendRequest, rows: Sequence[Row], *, send: Send, record: Record
) -> dict[str, Any]:
    repeatable = request.repeatable
    return {
        "rows": json.dumps([_to_item(row) for row in rows]),
        "account": send.account.id,
        "template": send.template and send.template.id,
        "profile": send.sender.profile_id,
        "total": sum((row.price for row in rows), Decimal(0)),
        "subject": request.subject,
        "body": record.body,
        "media": list(request.media),
        "scheduled": request.scheduled_at,
        "resent_from": request.resent_from,
        "request": record.request_id,
        "decision": record.decision_id,
        "verdicts": json.dumps(record.verdicts),
        "facts": json.dumps(record.facts, default=str),
        "key": repeatable and repeatable.key,
        "fingerprint": repeatable and repeatable.fingerprint,
        "answer": record.answer,
    }


def _to_item(row: Row) -> dict[str, str | None]:
    send, person = row.send, row.send.recipient
    return {
        "id": str(row.id),
        "contact_id": str(person.contact_id) if person.contact_id else None,
        "phone": person.e164,
        "region": person.region,
        "channel": send.channel,
        "sender": send.sender.value,
        "status": row.status,
        "price": str(row.price),
        "code": row.reason_code,
        "reason": row.reason,
    }


def _hold_and_write(parameters: dict[str, Any], *, tells: bool) -> None:
    statement = _WRITE[parameters["key"] is not None, tells]
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        has_money, is_written, were_told = cursor.fetchone()
    if has_money and parameters["key"] and not is_written:
        raise RepeatedMeanwhile
    if not is_written:
        raise DomainError(ErrorCode.BALANCE_TOO_LOW, details={"reason": ["balance_too_small"]})
    if were_told:
        ring_for_webhooks()


def _claim_grant(send: Send, *, count: int) -> None:
    if send.account.tier != Tier.PROVISIONAL:
        return
    with connection.cursor() as cursor:
        cursor.execute(_GRANT, [count, send.account.id, count])
        if cursor.rowcount == 0:
            raise DomainError(ErrorCode.LIMIT_REACHED, details={"reason": ["onboarding_limit"]})


def _claim_cap(send: Send, *, count: int) -> None:
    template = send.template
    if template is None or template.daily_cap is None:
        return
    cap = template.daily_cap
    with connection.cursor() as cursor:
        cursor.execute(_CAP, [template.id, count, count, cap, cap])
        if cursor.rowcount == 0:
            raise DomainError(ErrorCode.LIMIT_REACHED, details={"reason": ["template_daily_cap"]})
