"""A new member of staff: signs in by e-mail, which is taken as proven, and a second factor."""

import logging

from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP
from django.db import transaction

from accounts.models import User
from accounts.roles import StaffRole
from config.errors import DomainError, ErrorCode

logger = logging.getLogger(__name__)


@transaction.atomic
def create_staff(
    email: str, *, name: str, role: str, password: str, totp_secret: str | None = None
) -> User:
    """Create a member of staff. ``totp_secret`` is base32; without it, one is set up on sign-in.

    Raises ``CHOICE_INVALID`` for an unknown role and ``DUPLICATE`` if the address is in use.
    """
    email = email.lower()
    if role not in StaffRole.values:
        raise DomainError(ErrorCode.CHOICE_INVALID, details={"role": list(StaffRole.values)})
    if User.objects.filter(email=email).exists():
        raise DomainError(ErrorCode.DUPLICATE, details={"email": ["This address is in use."]})
    user = User.objects.create_user(email, password, full_name=name, staff_role=role)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    if totp_secret:
        TOTP.activate(user, totp_secret)
    logger.info("staff %s was created as %s", user.pk, role)
    return user
