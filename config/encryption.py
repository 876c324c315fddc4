"""Secrets at rest: one cipher, several keys.

The keys of ``FIELD_ENCRYPTION_KEYS`` are listed newest first: the first one encrypts, all of them
decrypt. A key is rotated by putting a new one in front and running ``rotate_keys``; then the old
one can go.
"""

import functools
from dataclasses import dataclass, field

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


def encrypt(text: str) -> str:
    """Return a token that only our keys can read. The same text gives a new token each time."""
    return encrypt_bytes(text.encode()).decode()


def decrypt(token: str) -> str:
    """Return the text. Raises ``cryptography.fernet.InvalidToken`` if no key fits."""
    return decrypt_bytes(token.encode()).decode()


def encrypt_bytes(content: bytes) -> bytes:
    """Like ``encrypt``, for files."""
    return _cipher(tuple(settings.FIELD_ENCRYPTION_KEYS)).encrypt(content)


def decrypt_bytes(token: bytes) -> bytes:
    """Return the content. Raises ``cryptography.fernet.InvalidToken`` if no key fits."""
    return _cipher(tuple(settings.FIELD_ENCRYPTION_KEYS)).decrypt(token)


def is_current(token: bytes) -> bool:
    """Tell whether the newest key alone can read ``token``."""
    newest = settings.FIELD_ENCRYPTION_KEYS[0]
    try:
        _cipher((newest,)).decrypt(token)
    except InvalidToken:
        return False
    return True


def reencrypt(token: str) -> str | None:
    """Return the same secret under the newest key, ``None`` if it is there already.

    Raises ``cryptography.fernet.InvalidToken`` if no key fits.
    """
    return None if is_current(token.encode()) else encrypt(decrypt(token))


@dataclass(slots=True)
class Rotation:
    """What came of bringing stored secrets under the newest key."""

    rewritten: int = 0
    unreadable: list[str] = field(default_factory=list)  # ids of what no key fits, or is gone


@functools.cache
def _cipher(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])
