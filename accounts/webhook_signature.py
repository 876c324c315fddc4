"""How a receiver knows that an event is ours, untouched and fresh: Standard Webhooks' arithmetic.

``v1,`` and the base64 of HMAC-SHA256 over ``<endpoint id>.<unix seconds>.<raw body>``. Each attempt
is signed anew, because a receiver takes nothing that is more than five minutes old. While a secret
is being replaced both sign, and either one verifies.
"""

import base64
import hashlib
import hmac
import secrets
import uuid
from collections.abc import Sequence

PREFIX = "whsec_"
_BYTES = 32


def make_secret() -> str:
    """Return a new signing secret, ``whsec_`` and base64."""
    return PREFIX + base64.b64encode(secrets.token_bytes(_BYTES)).decode()


def sign(body: bytes, *, keys: Sequence[str], webhook_id: uuid.UUID | str, timestamp: int) -> str:
    """Return the value of X-Webhook-Signature: one signature per key, separated by blanks."""
    text = f"{webhook_id}.{timestamp}.".encode() + body
    return " ".join(f"v1,{_sign_once(text, key)}" for key in keys)


def _sign_once(text: bytes, key: str) -> str:
    raw = base64.b64decode(key.removeprefix(PREFIX))
    return base64.b64encode(hmac.digest(raw, text, hashlib.sha256)).decode()
