"""The answers kept for requests with an ``Idempotency-Key``, a day long.

Answers may show what is shown once (a new signing secret), so they are kept encrypted. The send
path writes its own rows, in the clear; the mark in front tells which is which.
"""

from typing import Any

from cryptography.fernet import InvalidToken
from django.db import OperationalError, connection
from psycopg.errors import LockNotAvailable

from accounts.models import IdempotencyKey
from config.encryption import Rotation, decrypt, encrypt, reencrypt
from config.errors import DomainError, ErrorCode
from config.idempotency import (
    KEPT_HOURS,
    PATIENCE_SECONDS,
    Answer,
    Attempt,
    check_fingerprint,
)

_SEALED = "fernet:"
_BATCH, _MOST_BATCHES = 2000, 50
_TOO_OLD = f"created_at < now() - interval '{KEPT_HOURS} hours'"

# Waits for a transaction that holds the same key, as long as lock_timeout lets it.
_CLAIM = f"""
INSERT INTO accounts_idempotencykey AS held
    (account_id, key, fingerprint, status, body, request_id, created_at)
VALUES (%s, %s, %s, 0, '', '', now())
ON CONFLICT (account_id, key) DO UPDATE
SET fingerprint = excluded.fingerprint, created_at = now()
WHERE held.{_TOO_OLD}
RETURNING held.id
"""
_FORGET = f"""
DELETE FROM accounts_idempotencykey WHERE id IN (
    SELECT id FROM accounts_idempotencykey WHERE {_TOO_OLD}
    ORDER BY created_at LIMIT {_BATCH} FOR UPDATE SKIP LOCKED
)
"""


def claim_key(attempt: Attempt) -> Answer | None:
    """Claim a key for the running transaction; return the answer if it was given already.

    Raises DomainError ``IDEMPOTENT_IN_FLIGHT`` when another transaction holds the key for too
    long, ``IDEMPOTENCY_MISMATCH`` when it belongs to another request.
    """
    if _insert(attempt):
        return None
    held = IdempotencyKey.objects.get(account_id=attempt.account_id, key=attempt.key)
    check_fingerprint(attempt, first=bytes(held.fingerprint))
    return Answer(held.status, open_body(held.body), held.request_id)


def keep_answer(attempt: Attempt, *, answer: Answer) -> None:
    """Keep what a claimed key's request was answered with."""
    claimed = IdempotencyKey.objects.filter(account_id=attempt.account_id, key=attempt.key)
    claimed.update(status=answer.status, body=seal_body(answer.body), request_id=answer.request_id)


def forget_idempotency_keys() -> int:
    """Delete what is older than a day, a batch at a time; return how many."""
    forgotten = 0
    for _ in range(_MOST_BATCHES):
        with connection.cursor() as cursor:
            cursor.execute(_FORGET)
            forgotten += cursor.rowcount
            if cursor.rowcount < _BATCH:
                break
    return forgotten


def rotate_answers() -> Rotation:
    """Bring the kept answers under the newest encryption key."""
    rotation = Rotation()
    sealed = IdempotencyKey.objects.filter(body__startswith=_SEALED)
    for row in sealed.only("id", "body").iterator(chunk_size=500):
        try:
            fresh = reencrypt(row.body.removeprefix(_SEALED))
        except InvalidToken:
            rotation.unreadable.append(str(row.pk))
            continue
        if fresh:
            unchanged = IdempotencyKey.objects.filter(pk=row.pk, body=row.body)
            rotation.rewritten += unchanged.update(body=_SEALED + fresh)
    return rotation


def seal_body(body: str) -> str:
    """Return an answer's body as it is stored."""
    return _SEALED + encrypt(body) if body else ""


def open_body(stored: str) -> str:
    """Return a stored body as it was sent."""
    return decrypt(stored.removeprefix(_SEALED)) if stored.startswith(_SEALED) else stored


def _insert(attempt: Attempt) -> bool:
    """Tell whether the key is ours now."""
    arguments: list[Any] = [attempt.account_id, attempt.key, attempt.fingerprint]
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL lock_timeout = '{PATIENCE_SECONDS}s'")
        try:
            cursor.execute(_CLAIM, arguments)
        except OperationalError as error:
            if isinstance(error.__cause__, LockNotAvailable):
                raise DomainError(ErrorCode.IDEMPOTENT_IN_FLIGHT, retry_after=1) from error
            raise
        claimed = cursor.fetchone() is not None
        cursor.execute("SET LOCAL lock_timeout TO DEFAULT")
    return claimed
