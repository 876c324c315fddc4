"""A request that was answered before under its Idempotency-Key is not carried out again."""

import uuid

from django.db import connection

from config.idempotency import KEPT_HOURS, Answer, Attempt, check_fingerprint
from config.request_id import current_request_id
from messaging.services.send_request import SendRequest
from messaging.snapshots.request import RequestFacts

ACCEPTED = 202  # HTTP
_KEEP = f"""
    INSERT INTO accounts_idempotencykey AS held
        (account_id, key, fingerprint, status, body, request_id)
    VALUES (%s, %s, %s, {ACCEPTED}, %s, %s)
    ON CONFLICT (account_id, key) DO UPDATE SET fingerprint = excluded.fingerprint,
        status = excluded.status, body = excluded.body, request_id = excluded.request_id,
        created_at = now()
    WHERE held.created_at < now() - interval '{KEPT_HOURS} hours'
"""


def find_answer(request: SendRequest, facts: RequestFacts) -> Answer | None:
    """Return what was answered before; raises DomainError ``IDEMPOTENCY_MISMATCH``."""
    if facts.answered is None or request.repeatable is None:
        return None
    attempt = Attempt(facts.account.id, request.repeatable.key, request.repeatable.fingerprint)
    check_fingerprint(attempt, first=facts.answered.fingerprint)
    return Answer(facts.answered.status, facts.answered.body, facts.answered.request_id)


def keep_answer(request: SendRequest, account_id: uuid.UUID, *, answer: str) -> None:
    """Keep the answer of a rehearsal, which writes nothing else."""
    if request.repeatable is None:
        return
    key, fingerprint = request.repeatable.key, request.repeatable.fingerprint
    with connection.cursor() as cursor:
        cursor.execute(_KEEP, [account_id, key, fingerprint, answer, current_request_id()])
