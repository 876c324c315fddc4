"""Who was invited says yes or no. Holding the link proves the address; it works once.

Somebody without a user gets one, with the password they choose. Who has one joins with it, and has
to be signed in: a forwarded mail must not put a stranger's user into an account.
"""

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone

from accounts.models import Account, Invitation, Membership, User
from accounts.secrets import hash_token
from accounts.services.record_event import Change, record_event
from config.errors import DomainError, ErrorCode


def find_invitation(token: str) -> Invitation | None:
    """Return the open invitation that a link belongs to."""
    open_ones = Invitation.objects.select_related("account", "invited_by").filter(
        accepted_at=None, rejected_at=None, expires_at__gt=timezone.now()
    )
    return open_ones.filter(token_hash=hash_token(token)).first()


def find_invited_user(invitation: Invitation) -> User | None:
    """Return the user that the invited person has already."""
    return User.objects.filter(email__iexact=invitation.email).first()


@transaction.atomic
def join_as_new_user(token: str, *, name: str, password: str) -> User:
    """Make a user for the invited person and let them in.

    Raises DomainError ``ROUTE_NOT_FOUND`` for a link that does not work (any more), ``DUPLICATE``
    when the address has a user already.
    """
    invitation = _lock(token)
    if find_invited_user(invitation) is not None:
        raise DomainError(ErrorCode.DUPLICATE, details={"email": ["Sign in to accept."]})
    user = User.objects.create_user(invitation.email, password, full_name=name)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    _join(invitation, user)
    return user


@transaction.atomic
def join_as(token: str, *, user: User) -> None:
    """Let a signed-in person in who was invited under their address.

    Raises DomainError ``ROUTE_NOT_FOUND`` for a link that does not work, also for another person.
    """
    invitation = _lock(token)
    if invitation.email.lower() != user.email.lower():
        raise DomainError(ErrorCode.ROUTE_NOT_FOUND)
    _join(invitation, user)


@transaction.atomic
def reject_invitation(token: str) -> None:
    """Say no; raises DomainError ``ROUTE_NOT_FOUND`` for a link that does not work."""
    invitation = _lock(token)
    invitation.rejected_at = timezone.now()
    invitation.save()
    _record(invitation, verb="reject_invitation", after="rejected", user=None)


def _lock(token: str) -> Invitation:
    found = find_invitation(token)
    if found is None:
        raise DomainError(ErrorCode.ROUTE_NOT_FOUND)
    Account.objects.select_for_update(no_key=True).get(pk=found.account_id)
    fresh = find_invitation(token)  # of two clicks at once the second finds it answered
    if fresh is None:
        raise DomainError(ErrorCode.ROUTE_NOT_FOUND)
    return fresh


def _join(invitation: Invitation, user: User) -> None:
    Membership.objects.get_or_create(
        account=invitation.account, user=user, defaults={"role": invitation.role}
    )
    invitation.accepted_at = timezone.now()
    invitation.save()
    _record(invitation, verb="accept_invitation", after="active", user=user)


def _record(invitation: Invitation, *, verb: str, after: str, user: User | None) -> None:
    change = Change("invited", after, invitation.email)
    facts = {"invitation_id": str(invitation.pk), "role": invitation.role}
    record_event(invitation.account, verb=verb, actor=user, change=change, facts=facts)
