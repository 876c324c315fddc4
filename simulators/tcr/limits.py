"""Rate limits: 20 reads a second, 20 writes in ten seconds, real ones; then 429."""

import time
from collections import deque

from simulators.tcr.answers import refusal

MOST = 20
READ_WINDOW = 1.0
WRITE_WINDOW = 10.0


class Limits:
    """A sliding window each; a refused call does not count."""

    def __init__(self, *, on: bool) -> None:
        self.on = on
        self.clear()

    def clear(self) -> None:
        self.reads: deque[float] = deque()
        self.writes: deque[float] = deque()

    def count(self, method: str) -> None:
        """Raises when it is one too many."""
        if not self.on:
            return
        is_read = method == "GET"
        calls, window = (self.reads, READ_WINDOW) if is_read else (self.writes, WRITE_WINDOW)
        now = time.monotonic()
        while calls and calls[0] <= now - window:
            calls.popleft()
        if len(calls) >= MOST:
            raise refusal(429)
        calls.append(now)
