"""A stranger's server gets so many seconds and so many bytes of us, however it spreads them."""

import time


class Deadline:
    """A moment on the wall clock."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Return the seconds left, more than none. Raises TimeoutError when there are none."""
        seconds = self._end - time.monotonic()
        if seconds <= 0:
            raise TimeoutError("no time left")
        return seconds

    def within(self, seconds: float) -> "Deadline":
        """Return a deadline that many seconds from now, but not later than this one."""
        return Deadline(min(seconds, self._end - time.monotonic()))


class TooMuchError(OSError):
    """More came over the wire than was allowed."""


class Meter:
    """Counts what comes over the wire: a body that decompresses to nothing costs time as well."""

    def __init__(self, deadline: Deadline) -> None:
        self._deadline = deadline
        self._left = 0

    def allow(self, count: int) -> None:
        """Allow this many bytes from here on."""
        self._left = count

    @property
    def is_used_up(self) -> bool:
        return self._left <= 0

    def left(self) -> float:
        """Return the seconds left to read in. Raises TimeoutError or TooMuchError."""
        if self.is_used_up:
            raise TooMuchError("no bytes left")
        return self._deadline.left()

    def count(self, count: int) -> None:
        self._left -= count
