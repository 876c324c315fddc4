"""Secrets at rest: one cipher, several keys.

The keys of ``FIELD_ENCRYPTION_KEYS`` are listed newest first: the first one encrypts, all of them
decrypt, so a key is rotated by putting a new one in front and rewriting the rows at leisure.
"""

import functools

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


def encrypt(text: str) -> str:
    """Return a token that only our keys can read. The same text gives a new token each time."""
    return _cipher(tuple(settings.FIELD_ENCRYPTION_KEYS)).encrypt(text.encode()).decode()


def decrypt(token: str) -> str:
    """Return the text. Raises ``cryptography.fernet.InvalidToken`` if no key fits."""
    return _cipher(tuple(settings.FIELD_ENCRYPTION_KEYS)).decrypt(token).decode()


@functools.cache
def _cipher(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])
