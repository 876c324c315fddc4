"""Trying a webhook waits on a stranger's system, so only a few are tried at once in a web process.

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

LONGEST_TRIAL = 10.0  # seconds that the caller is kept waiting
_slots = threading.BoundedSemaphore(settings.WEBHOOK_TESTS_AT_ONCE)
_COME_BACK = 5  # seconds
_LONGEST_MARK = 15_000  # milliseconds, after which a killed process's mark is gone


@contextmanager
def trial_slot(account_id: uuid.UUID) -> Iterator[None]:
    """Hold a slot. Raises DomainError ``ACCOUNT_RATE_EXCEEDED`` when none is free."""
    mark = f"webhook-test:{account_id}"
    if not _take(mark):
        _refuse("A webhook of this account is being tried already.")
    try:
        if not _slots.acquire(blocking=False):
            _refuse("Many webhooks are being tried at the moment.")
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
        return bool(store().set(mark, b"1", px=_LONGEST_MARK, nx=True))
    except redis.RedisError:
        return True  # the process's own slots still hold


def _give_back(mark: str) -> None:
    try:
        store().delete(mark)
    except redis.RedisError:
        return
