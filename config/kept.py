"""A small table that every request asks, kept in this process for some seconds.

Whoever begins a piece of work refreshes it once; asking it afterward is a look-up in memory. What
staff changes is therefore in force everywhere within those seconds, without anybody being told.
"""

import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """What ``read`` returned at most ``seconds`` ago. ``read`` is one query."""

    def __init__(self, read: Callable[[], T], *, seconds: float) -> None:
        self._read = read
        self._seconds = seconds
        self._lock = threading.Lock()
        self.value: T | None = None  # for whoever asks it a thousand times
        self._read_at = 0.0  # on the monotonic clock, when the query began

    def get(self) -> T:
        """Return it as it was last read; only the first call of a process reads by itself."""
        value = self.value
        if value is not None:
            return value
        with self._lock:
            return self._read_anew() if self.value is None else self.value

    def refresh(self) -> None:
        """Read it again if it is too old; one thread does, the others meanwhile go on with it.

        Raises what the database raises when it is away; the next call tries again.
        """
        if self._is_fresh() or not self._lock.acquire(blocking=self.value is None):
            return
        try:
            if not self._is_fresh():
                self._read_anew()
        finally:
            self._lock.release()

    def forget(self) -> None:
        """Know nothing, as a new process does."""
        with self._lock:
            self.value = None

    def _is_fresh(self) -> bool:
        young = time.monotonic() - self._read_at < self._seconds
        return young and self.value is not None

    def _read_anew(self) -> T:
        began = time.monotonic()
        value = self._read()
        self.value, self._read_at = value, began
        return value
