"""Work that waits on a stranger's system while somebody waits for us: only a few at once.

A web process has so many slots, so that its other threads stay free for messages, and an account
has one over all processes, so that it cannot take every slot. Who finds none free is told to come
back in a moment.
"""

import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import redis

from config.errors import DomainError, ErrorCode
from config.store import store

_COME_BACK = 5  # seconds


class Slots:
    """``nouns`` are what is done, as a refusal names it: one ("A check") and several."""

    def __init__(self, name: str, *, at_once: int, longest: float, nouns: tuple[str, str]) -> None:
        self.one, self.many = nouns
        self.process = threading.BoundedSemaphore(at_once)
        self._name = name
        self._longest = int(longest * 1000)  # milliseconds, after which a dead one's mark is gone

    @contextmanager
    def hold(self, account_id: uuid.UUID) -> Iterator[None]:
        """Hold a slot. Raises DomainError ``ACCOUNT_RATE_EXCEEDED`` when none is free."""
        mark = f"{self._name}:{account_id}"
        if not self._take(mark):
            _refuse(f"{self.one} of this account is running already.")
        try:
            if not self.process.acquire(blocking=False):
                _refuse(f"{self.many} are running at the moment.")
            try:
                yield
            finally:
                self.process.release()
        finally:
            _give_back(mark)

    def _take(self, mark: str) -> bool:
        try:
            return bool(store().set(mark, b"1", px=self._longest, nx=True))
        except redis.RedisError:
            return True  # the process's own slots still hold


def _give_back(mark: str) -> None:
    try:
        store().delete(mark)
    except redis.RedisError:
        return


def _refuse(sentence: str) -> None:
    details = {"reason": [sentence]}
    raise DomainError(ErrorCode.ACCOUNT_RATE_EXCEEDED, details=details, retry_after=_COME_BACK)
