"""The one write of an accepted send: money, contacts, messages, decision, all or nothing.

Sends that arrive at the same moment in one process are written by one statement and one commit, so
that neither the disk nor one account's balance is waited for once each.

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

from django.db import DatabaseError, DataError, IntegrityError, connection, transaction

from accounts.models.account import Tier
from accounts.services.webhooks.record_webhook_events import ring_for_webhooks
from config.doorbell import ring
from config.errors import DomainError, ErrorCode
from config.together import Outcomes, Together
from messaging.protection.send import Send
from messaging.services.send_request import SendRequest
from messaging.services.write_statement import WRITE, WRITE_AND_TELL

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


@dataclass(frozen=True, slots=True)
class _Job:
    """One accepted send to write; ``going`` are those of its rows that will leave."""

    request: SendRequest
    rows: Sequence[Row]
    record: Record
    going: Sequence[Send]


def write_send(request: SendRequest, rows: Sequence[Row], *, record: Record) -> None:
    """Write an accepted request and ring for its dispatch.

    Raises DomainError ``BALANCE_TOO_LOW`` or ``LIMIT_REACHED`` when a claim is lost, and
    RepeatedMeanwhile; nothing is written then.
    """
    job = _Job(request, rows, record, [row.send for row in rows if not row.reason_code])
    if _has_claims(job.going[0]):
        _write_with_claims(job)
        ring("messaging.dispatch")
    else:
        _together.run(job)


def _has_claims(send: Send) -> bool:
    """Tell whether more is to be claimed than money and a key."""
    has_cap = send.template is not None and send.template.daily_cap is not None
    return has_cap or send.account.tier == Tier.PROVISIONAL


@transaction.atomic
def _write_with_claims(job: _Job) -> None:
    _claim_grant(job.going[0], count=len(job.going))
    _claim_cap(job.going[0], count=len(job.going))
    if error := _write([job]):
        raise error


def _write_all(jobs: Sequence[_Job]) -> Outcomes:
    """Write several sends in one commit; if not all of them fit, each by itself."""
    try:
        outcome = _write(jobs)
    except (DataError, IntegrityError) as error:
        if len(jobs) == 1:
            return [error]
        return [outcome for job in jobs for outcome in _write_all([job])]
    except DatabaseError as error:
        return [error] * len(jobs)
    ring("messaging.dispatch")
    return [outcome] * len(jobs)


_together = Together(_write_all, most=32)


def _write(jobs: Sequence[_Job]) -> Exception | None:
    """Write sends in one statement; return why a single one could not be."""
    tells = any(job.record.tells for job in jobs)
    parameters = {
        "sends": json.dumps([_to_send(n, job) for n, job in enumerate(jobs)], default=str),
        "rows": json.dumps([_to_item(n, row) for n, job in enumerate(jobs) for row in job.rows]),
    }
    with connection.cursor() as cursor:
        cursor.execute(WRITE_AND_TELL if tells else WRITE, parameters)
        were_told, has_money, has_keys, _ = cursor.fetchone()
    if were_told:
        ring_for_webhooks()
    if not has_money:
        return DomainError(ErrorCode.BALANCE_TOO_LOW, details={"reason": ["balance_too_small"]})
    return None if has_keys else RepeatedMeanwhile()


def _to_send(n: int, job: _Job) -> dict[str, Any]:
    request, record, send = job.request, job.record, job.going[0]
    repeatable = request.repeatable
    return {
        "n": n,
        "account_id": send.account.id,
        "total": sum((row.price for row in job.rows), Decimal(0)),
        "template_id": send.template.id if send.template else None,
        "profile_id": send.sender.profile_id,
        "subject": request.subject,
        "body": record.body,
        "media": request.media,
        "scheduled_at": request.scheduled_at,
        "resent_from": request.resent_from,
        "request_id": record.request_id,
        "decision_id": record.decision_id,
        "verdicts": record.verdicts,
        "facts": record.facts,
        "key": repeatable.key if repeatable else None,
        "fingerprint": repeatable.fingerprint.hex() if repeatable else None,
        "answer": record.answer,
    }


def _to_item(n: int, row: Row) -> dict[str, Any]:
    send, person = row.send, row.send.recipient
    return {
        "n": n,
        "account_id": str(send.account.id),
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
