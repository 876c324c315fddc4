"""Who calls: one key in one header, looked up afresh on every request."""

import uuid
from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication
from rest_framework.request import Request

from accounts.access import admit
from accounts.secrets import hash_api_key
from accounts.selectors import Principal, get_principal, get_profile
from config.api.identifiers import read_profile_header, read_uuid
from config.errors import DomainError, ErrorCode


def read_key_hash(request: Request) -> bytes:
    """Return the hash of the caller's key; raises ``KEY_MISSING``."""
    key: str = request.META.get("HTTP_X_API_KEY", "").strip()
    if not key:
        raise DomainError(ErrorCode.KEY_MISSING)
    return hash_api_key(key)


def check_named_profile(request: Request, *, account_id: uuid.UUID) -> None:
    """Whoever names a sender profile must name one of the account's.

    Raises ``PROFILE_NOT_FOUND`` and ``UUID_INVALID``.
    """
    named = read_profile_header(request)
    if named:
        get_profile(account_id, profile_id=read_uuid(named))


class ApiKeyAuthentication(BaseAuthentication):
    """Sets ``request.user`` to the :class:`Principal` the key speaks for."""

    def authenticate(self, request: Request) -> tuple[Principal, None]:
        principal = admit(get_principal(read_key_hash(request)))
        check_named_profile(request, account_id=principal.account_id)
        return principal, None

    def authenticate_header(self, request: Request) -> str:
        return "ApiKey"


class ApiKeyScheme(OpenApiAuthenticationExtension):
    """How the OpenAPI schema describes the key."""

    target_class = ApiKeyAuthentication
    name = "ApiKey"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {"type": "apiKey", "in": "header", "name": "x-api-key"}
