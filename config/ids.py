"""Identifiers: time-ordered, so that an index grows at one end only."""

import os
import time
import uuid

_VARIANT = 0x8000_0000_0000_0000
_VERSION = 0x7000


def uuid7() -> uuid.UUID:
    """Return a UUID version 7 (RFC 9562 section 5.7): 48 bits of Unix milliseconds, then random."""
    milliseconds = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10))
    high = (milliseconds << 16) | _VERSION | (random >> 68)
    low = _VARIANT | (random & ((1 << 62) - 1))
    return uuid.UUID(int=(high << 64) | low)


def new_request_id() -> str:
    """Return the id that a caller quotes to support, such as ``req_0199…``."""
    return f"req_{uuid7().hex}"
