"""A customer takes up again what had lapsed: same requests, same answers, a new deadline."""

import uuid

from django.db import transaction

from accounts.models import User
from compliance.models import KycCase
from compliance.services.move_case import lock_open_case, move_case


@transaction.atomic
def resume_case(account_id: uuid.UUID, *, actor: User) -> KycCase:
    """Open the asked fields again, with ``LAPSE_DAYS`` to answer and reminders as before.

    Raises DomainError ``STATE_FORBIDS`` for a case that has not lapsed.
    """
    case = lock_open_case(account_id)
    move_case(case, move="resume", actor=actor)
    return case
