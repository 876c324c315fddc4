"""Single fields of a send, strict about their JSON type."""

import uuid
from collections.abc import Mapping
from typing import Any, NoReturn

from config.errors import DomainError, ErrorCode


def refuse(field: str, sentence: str, code: ErrorCode = ErrorCode.REQUEST_INVALID) -> NoReturn:
    """Raise DomainError about one field."""
    raise DomainError(code, details={field: [sentence]})


def read_guid(raw: object, field: str) -> uuid.UUID:
    """Return an id; raises DomainError ``UUID_INVALID``."""
    try:
        return uuid.UUID(raw if isinstance(raw, str) else "")
    except ValueError:
        refuse(field, "This is not a GUID.", ErrorCode.UUID_INVALID)


def read_flag(body: Mapping[str, Any], name: str) -> bool:
    """Return a flag, false unless given; raises DomainError ``REQUEST_INVALID``."""
    raw = body.get(name)
    if raw is not None and not isinstance(raw, bool):
        refuse(name, "This must be true or false.")
    return bool(raw)


def read_texts(raw: object, field: str) -> list[str]:
    """Return a list of texts; raises DomainError ``REQUEST_INVALID``."""
    if not isinstance(raw, list) or not all(isinstance(each, str) for each in raw):
        refuse(field, "This must be a list of texts.")
    return raw
