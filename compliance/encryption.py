"""Tax ids at rest: encrypted, found by a keyed hash, never by their text."""

import hashlib
import hmac
from typing import Any

from django.conf import settings
from django.core.exceptions import FieldError
from django.db import models

from config.encryption import decrypt, encrypt


def index_tax_id(compact: str, *, country: str) -> str:
    """Return the 64 hex digits under which equal tax ids of one country meet."""
    key: str = settings.TAX_ID_INDEX_KEY
    text = f"{country}:{compact}"
    return hmac.new(key.encode(), text.encode(), hashlib.sha256).hexdigest()


class EncryptedTextField(models.TextField):  # type: ignore[type-arg]
    """Plain text in Python, a token in the database; only emptiness can be seen from outside."""

    def get_prep_value(self, value: Any) -> Any:
        text = super().get_prep_value(value)
        return encrypt(text) if text else text

    def from_db_value(self, value: str | None, *_: object) -> str | None:
        return decrypt(value) if value else value

    def get_lookup(self, lookup_name: str) -> Any:
        raise FieldError(f"{self.name} is encrypted: look it up by its index")
