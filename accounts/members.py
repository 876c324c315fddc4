"""Who belongs to an account, and who was asked to: one kind of person to whoever looks."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from accounts.models import Invitation, Membership
from accounts.models.membership import Role
from accounts.selectors import is_organization, list_invitations
from config.errors import DomainError, ErrorCode

ASSIGNABLE = (Role.ADMIN, Role.BILLING, Role.DEVELOPER)
LEADERS = (Role.OWNER, Role.ADMIN)


@dataclass(frozen=True, slots=True)
class Member:
    """``id`` is the user's, or the invitation's as long as there is no user."""

    id: uuid.UUID
    account_id: uuid.UUID
    email: str
    name: str
    role: str
    status: str  # active, invited, suspended, rejected
    invited_at: datetime | None
    last_login_at: datetime | None
    created_at: datetime
    updated_at: datetime


def list_people(account_id: uuid.UUID) -> list[Member]:
    """Return members and invitations, in the order they came.

    Raises DomainError ``ROLE_NOT_ALLOWED`` before the account is an organization.
    """
    check_organization(account_id)
    memberships = Membership.objects.filter(account=account_id).select_related("user")
    members = [as_member(each) for each in memberships.order_by("created_at", "id")]
    return members + [as_invited(each) for each in list_invitations(account_id)]


def find_person(account_id: uuid.UUID, *, person_id: uuid.UUID) -> Member:
    """Return one of an account's people; raises DomainError ``USER_NOT_FOUND`` as well."""
    for person in list_people(account_id):
        if person.id == person_id:
            return person
    raise DomainError(ErrorCode.USER_NOT_FOUND)


def check_organization(account_id: uuid.UUID) -> None:
    """Raise DomainError ``ROLE_NOT_ALLOWED`` before the first sender profile was created."""
    if not is_organization(account_id):
        sentence = "Create a sender profile first: it makes your account an organization."
        raise DomainError(ErrorCode.ROLE_NOT_ALLOWED, details={"account": [sentence]})


def as_member(membership: Membership) -> Member:
    user = membership.user
    return Member(
        id=user.pk,
        account_id=membership.account_id,
        email=user.email,
        name=user.full_name,
        role=membership.role,
        status="active" if user.is_active else "suspended",
        invited_at=None,
        last_login_at=user.last_login,
        created_at=membership.created_at,
        updated_at=membership.updated_at,
    )


def as_invited(invitation: Invitation) -> Member:
    return Member(
        id=invitation.pk,
        account_id=invitation.account_id,
        email=invitation.email,
        name=invitation.name,
        role=invitation.role,
        status="rejected" if invitation.rejected_at else "invited",
        invited_at=invitation.created_at,
        last_login_at=None,
        created_at=invitation.created_at,
        updated_at=invitation.updated_at,
    )
