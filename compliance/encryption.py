"""Tax ids at rest: encrypted per field, found by a keyed hash, never by their text.

The keys of ``FIELD_ENCRYPTION_KEYS`` are listed newest first: the first one encrypts, all of them
decrypt, so a key is rotated by putting a new one in front and rewriting the rows at leisure.
"""

import functools
import hashlib
import hmac
from typing import Any

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.core.exceptions import FieldError
from django.db import models


def encrypt(text: str) -> str:
    """Return a token that only our keys can read. The same text gives a new token each time."""
    return _cipher(tuple(settings.FIELD_ENCRYPTION_KEYS)).encrypt(text.encode()).decode()


def decrypt(token: str) -> str:
    """Return the text. Raises ``cryptography.fernet.InvalidToken`` if no key fits."""
    return _cipher(tuple(settings.FIELD_ENCRYPTION_KEYS)).decrypt(token).decode()


def index_tax_id(compact: str, *, country: str) -> str:
    """Return the 64 hex digits under which equal tax ids of one country meet."""
    key: str = settings.TAX_ID_INDEX_KEY
    text = f"{country}:{compact}"
    return hmac.new(key.encode(), text.encode(), hashlib.sha256).hexdigest()


@functools.cache
def _cipher(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


class EncryptedTextField(models.TextField):
    """Plain text in Python, a token in the database; only emptiness can be seen from outside."""

    def get_prep_value(self, value: Any) -> Any:
        text = super().get_prep_value(value)
        return encrypt(text) if text else text

    def from_db_value(self, value: str | None, *_: object) -> str | None:
        return decrypt(value) if value else value

    def get_lookup(self, lookup_name: str) -> Any:
        raise FieldError(f"{self.name} is encrypted: look it up by its index")
