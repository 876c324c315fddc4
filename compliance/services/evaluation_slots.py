"""Pre-checks wait on strangers' websites, so only a few run at once in a web process.

The other threads stay free for messages, and one account cannot take every slot. Who finds none
free is told to come back in a moment.
"""

import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import redis
from django.conf import settings

from config.errors import DomainError, ErrorCode
from config.store import store

_slots = threading.BoundedSemaphore(settings.EVALUATIONS_AT_ONCE)
_COME_BACK = 5  # seconds
_LONGEST = 25_000  # milliseconds, after which a killed process's mark is gone


@contextmanager
def evaluation_slot(account_id: uuid.UUID) -> Iterator[None]:
    """Hold a slot. Raises DomainError ``ACCOUNT_RATE_EXCEEDED`` when none is free."""
    mark = f"evaluation:{account_id}"
    if not _take(mark):
        _refuse("A check of this account is running already.")
    try:
        if not _slots.acquire(blocking=False):
            _refuse("Many checks are running at the moment.")
        try:
            yield
        finally:
            _slots.release()
    finally:
        _give_back(mark)


def _refuse(sentence: str) -> None:
    raise DomainError(
        ErrorCode.ACCOUNT_RATE_EXCEEDED, details={"reason": [sentence]}, retry_after=_COME_BACK
    )


def _take(mark: str) -> bool:
    try:
        return bool(store().set(mark, b"1", px=_LONGEST, nx=True))
    except redis.RedisError:
        return True  # the process's own slots still hold


def _give_back(mark: str) -> None:
    try:
        store().delete(mark)
    except redis.RedisError:
        return
