"""A second way in, for what a business asks about its own onboarding.

Whoever is not approved yet must be able to ask where the review stands. So a valid key is let in
here at every stage, and a member may come with the session of the dashboard. A session is a
browser's: whatever it asks for by POST must carry the page's CSRF token.
"""

import uuid
from dataclasses import dataclass

from rest_framework import exceptions
from rest_framework.authentication import SessionAuthentication
from rest_framework.request import Request

from accounts.api.authentication import check_named_profile, read_key_hash
from accounts.models import Membership, User
from accounts.selectors import get_membership, get_principal
from config.errors import DomainError, ErrorCode

# For the schema: programs come with the key, the session is the dashboard's own.
DESCRIBED_AUTH = [{"ApiKey": []}]


@dataclass(frozen=True, slots=True)
class Caller:
    """The account that asks, and as whom: a member, or a program with a key (no role)."""

    account_id: uuid.UUID
    membership: Membership | None = None

    is_authenticated = True

    @property
    def role(self) -> str:
        return self.membership.role if self.membership else ""


class MemberOrKeyAuthentication(SessionAuthentication):
    """Sets ``request.user`` to the :class:`Caller`; a key goes before a session.

    Raises ``KEY_INVALID``, ``KEY_MISSING`` (neither key nor session) or ``ROLE_NOT_ALLOWED`` (a
    person without an account, or a POST without the CSRF token).
    """

    def authenticate(self, request: Request) -> tuple[Caller, None]:
        user = getattr(request._request, "user", None)
        if request.META.get("HTTP_X_API_KEY", "").strip() or not _is_signed_in(user):
            return _admit_key(request), None
        self.enforce_csrf(request)
        return _admit_member(user), None

    def authenticate_header(self, request: Request) -> str:
        return "ApiKey"

    def enforce_csrf(self, request: Request) -> None:
        try:
            super().enforce_csrf(request)
        except exceptions.PermissionDenied:
            sentence = "Send the CSRF token of the page in the X-CSRFToken header."
            raise DomainError(ErrorCode.ROLE_NOT_ALLOWED, details={"csrf": [sentence]}) from None


def _is_signed_in(user: User | None) -> bool:
    return user is not None and user.is_authenticated and user.is_active


def _admit_key(request: Request) -> Caller:
    principal = get_principal(read_key_hash(request))
    if principal is None:
        raise DomainError(ErrorCode.KEY_INVALID)
    check_named_profile(request, account_id=principal.account_id)
    return Caller(principal.account_id)


def _admit_member(user: User) -> Caller:
    membership = get_membership(user)
    if membership is None:
        sentence = "You do not belong to an account."
        raise DomainError(ErrorCode.ROLE_NOT_ALLOWED, details={"account": [sentence]})
    return Caller(membership.account_id, membership)
