"""Ids as callers write them, in a path, a body or a header."""

import uuid

from django.http import HttpRequest

from config.errors import DomainError, ErrorCode


def read_uuid(raw: str) -> uuid.UUID:
    """Return the id in a path or body; raises DomainError ``UUID_INVALID``."""
    try:
        return uuid.UUID(raw)
    except (ValueError, AttributeError, TypeError):
        raise DomainError(ErrorCode.UUID_INVALID, details={"id": [f"{raw!r:.80}"]}) from None


def read_profile_header(request: HttpRequest) -> str:
    """Return what the ``x-profile-id`` header says, empty when nothing."""
    named: str = request.META.get("HTTP_X_PROFILE_ID", "")
    return named.strip()
