"""Somebody is asked to join an account. The mail's link works for seven days, once.

The link's token is in the mail only; we keep its keyed hash. Until the mail has gone out its text
lies in our outbox, from where staff sees it without the token.
"""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.members import ASSIGNABLE, check_organization
from accounts.models import Account, Invitation, Membership, User
from accounts.secrets import hash_token, make_token
from accounts.services.notify import notify
from accounts.services.record_event import Change, record_event
from config.errors import DomainError, ErrorCode

LASTS = timedelta(days=7)


@transaction.atomic
def invite_user(
    account_id: uuid.UUID, *, email: str, name: str, role: str, actor: User | None
) -> Invitation:
    """Invite a person; one who rejected, or let the link run out, may be asked again.

    Raises DomainError ``ROLE_NOT_ALLOWED`` (no organization yet), ``CHOICE_INVALID`` for the role
    and ``DUPLICATE`` for somebody who is a member or has an open invitation.
    """
    account = Account.objects.select_for_update(no_key=True).get(pk=account_id)
    check_organization(account_id)
    check_role(role)
    _check_new(account, email)
    Invitation.objects.filter(account=account, email__iexact=email, accepted_at=None).exclude(
        rejected_at=None
    ).delete()
    token = make_token()
    invitation, _ = Invitation.objects.update_or_create(
        account=account,
        email__iexact=email,
        accepted_at=None,
        rejected_at=None,
        defaults={
            "email": email.lower(),
            "name": name,
            "role": role,
            "token_hash": hash_token(token),
            "invited_by": actor,
            "expires_at": timezone.now() + LASTS,
        },
    )
    _tell(account, invitation, token=token, actor=actor)
    return invitation


def check_role(role: str) -> None:
    """Raise DomainError ``CHOICE_INVALID`` for a role that nobody can be given."""
    if role not in ASSIGNABLE:
        raise DomainError(ErrorCode.CHOICE_INVALID, details={"role": list(ASSIGNABLE)})


def _check_new(account: Account, email: str) -> None:
    members = Membership.objects.filter(account=account, user__email__iexact=email)
    waiting = Invitation.objects.filter(
        account=account, email__iexact=email, accepted_at=None, rejected_at=None
    )
    if members.exists() or waiting.filter(expires_at__gt=timezone.now()).exists():
        details = {"email": ["This person is a member, or was invited already."]}
        raise DomainError(ErrorCode.DUPLICATE, details=details)


def _tell(account: Account, invitation: Invitation, *, token: str, actor: User | None) -> None:
    facts = {"invitation_id": str(invitation.pk), "role": invitation.role}
    change = Change("", "invited", invitation.email)
    record_event(account, verb="invite_user", actor=actor, change=change, facts=facts)
    link = f"{settings.PUBLIC_URL.rstrip('/')}/invitation/{token}"
    context: dict[str, object] = {"invitation": invitation, "link": link}
    notify(account, kind="invitation", context=context, to=invitation.email)
