"""A request with an ``Idempotency-Key`` happens once, however often it is sent within a day.

Same key and same request: the first success is answered again. Same key, another request: refused.
Only successes are kept, so whatever failed may be tried again under its key.
"""

import hashlib
import json
import re
import uuid
from dataclasses import dataclass

from config.errors import DomainError, ErrorCode

KEPT_HOURS = 24
PATIENCE_SECONDS = 5  # that a second call waits for the first one to end
_FORM = re.compile(r"[a-zA-Z0-9_-]{1,255}")


@dataclass(frozen=True, slots=True)
class Attempt:
    """A request under a key: whose, which, and what it asked for."""

    account_id: uuid.UUID
    key: str
    fingerprint: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """What an attempt that succeeded was answered with; ``request_id`` is that of the first."""

    status: int
    body: str
    request_id: str


def read_idempotency_key(raw: str | None) -> str:
    """Return the header's key, empty where there is none.

    Raises DomainError ``IDEMPOTENCY_KEY_INVALID``.
    """
    if raw is None:
        return ""
    if not _FORM.fullmatch(raw):
        details = {"Idempotency-Key": ["This must be 1 to 255 letters, digits, hyphens or _."]}
        raise DomainError(ErrorCode.IDEMPOTENCY_KEY_INVALID, details=details)
    return raw


def take_fingerprint(*, method: str, path: str, profile: str, body: bytes) -> bytes:
    """Return the 32 bytes that tell one request from another; ``body`` as it came."""
    head = json.dumps([method, path, profile]).encode()
    return hashlib.sha256(head + b"\n" + body).digest()


def check_fingerprint(attempt: Attempt, *, first: bytes) -> None:
    """Raise DomainError ``IDEMPOTENCY_MISMATCH`` unless ``first`` was the same request."""
    if attempt.fingerprint != first:
        details = {"Idempotency-Key": ["It belongs to a request with another path or body."]}
        raise DomainError(ErrorCode.IDEMPOTENCY_MISMATCH, details=details)
