"""Whoever claimed a case puts it back into the queue, in the place it had."""

import uuid

from django.db import transaction

from accounts.models import User
from compliance.models import KycCase
from compliance.services.decide import check_claimant
from compliance.services.move_case import lock_case, move_case


@transaction.atomic
def release_case(case_id: uuid.UUID, *, actor: User) -> KycCase:
    """Put the case back. Raises DomainError ``STATE_FORBIDS`` unless the actor has it."""
    case = lock_case(case_id)
    check_claimant(case, actor=actor)
    move_case(case, move="release", actor=actor)
    return case
