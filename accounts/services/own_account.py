"""Nobody decides on an account they belong to, whatever their role among staff."""

import uuid

from accounts.models import User
from accounts.selectors import is_member
from config.errors import DomainError, ErrorCode

OWN_ACCOUNT = "Nobody decides on an account they belong to."


def check_not_own(account_id: uuid.UUID, *, actor: User) -> None:
    """Raise DomainError ``ROLE_NOT_ALLOWED`` for a member of the account."""
    if is_member(actor, account_id=account_id):
        raise DomainError(ErrorCode.ROLE_NOT_ALLOWED, details={"account": [OWN_ACCOUNT]})
