"""Identifiers: time-ordered, so that an index grows at one end only."""

import os
import time
import uuid
from datetime import datetime

_VARIANT = 0x8000_0000_0000_0000
_VERSION = 0x7000
_LAST_MILLISECOND = (1 << 48) - 1


def uuid7() -> uuid.UUID:
    """Return a UUID version 7 (RFC 9562 section 5.7): 48 bits of Unix milliseconds, then random."""
    milliseconds = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10))
    high = (milliseconds << 16) | _VERSION | (random >> 68)
    low = _VARIANT | (random & ((1 << 62) - 1))
    return uuid.UUID(int=(high << 64) | low)


def first_uuid7(instant: datetime, *, seconds: int = 0) -> uuid.UUID:
    """Return the lowest UUID version 7 of an instant, shifted by ``seconds``."""
    since_1970 = instant.timestamp() + seconds
    milliseconds = min(max(int(since_1970 * 1000), 0), _LAST_MILLISECOND)
    return uuid.UUID(int=(milliseconds << 80) | (_VERSION << 64) | _VARIANT)


def new_request_id() -> str:
    """Return the id that a caller quotes to support, such as ``req_0199…``."""
    return f"req_{uuid7().hex}"
