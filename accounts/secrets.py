"""API keys and links of invitations: how one is made, and found again without being kept.

Each holds at least 190 random bits, so a keyed SHA-256 is enough; a slow hash would only slow every
call.
"""

import hashlib
import hmac
import secrets
import string

from django.conf import settings

_ALPHABET = string.ascii_letters + string.digits
_LENGTH = 32
PREFIX_LENGTH = 12


def make_api_key() -> str:
    """Return a new key, such as ``sk_live_…``."""
    return "sk_live_" + "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))


def hash_api_key(key: str) -> bytes:
    """Return the 32 bytes under which a key is stored."""
    pepper: str = settings.API_KEY_PEPPER
    return hmac.digest(pepper.encode(), key.encode("utf-8", "surrogatepass"), hashlib.sha256)


def make_token() -> str:
    """Return the secret part of a link in a mail."""
    return secrets.token_urlsafe(32)


def hash_token(token: str) -> bytes:
    """Return the 32 bytes under which a link is found; never those of an API key."""
    return hash_api_key(f"link:{token}")
