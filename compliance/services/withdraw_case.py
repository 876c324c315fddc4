"""A business takes its submission back, as long as nobody has begun to look at it."""

import uuid

from django.db import transaction

from accounts.models import User
from accounts.services.change_account import change_account
from compliance.models import KycCase
from compliance.services.move_case import lock_open_case, move_case


@transaction.atomic
def withdraw_case(account_id: uuid.UUID, *, actor: User) -> KycCase:
    """Reopen the form; the withdrawn version stays on record and the next starts from it.

    Raises DomainError ``STATE_FORBIDS`` once a reviewer has claimed the case.
    """
    case = lock_open_case(account_id)
    move_case(case, move="withdraw", actor=actor)
    case.account = change_account(account_id, move="withdraw_compliance", actor=actor)
    return case
