"""The six digits of an authenticator app (RFC 6238: SHA-1, 30 seconds)."""

import base64
import hmac
import struct
import time


def current_code(secret: str) -> str:
    """Return the code for a base32 secret."""
    counter = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.digest(base64.b32decode(secret), counter, "sha1")
    offset = digest[-1] & 15
    number = struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"
