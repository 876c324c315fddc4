"""A case goes back into the queue, in the place it had.

Whoever claimed it releases it. A senior also releases somebody else's, who fell ill for instance.
"""

import uuid

from django.db import transaction

from accounts.models import User
from compliance.models import KycCase
from compliance.models.kyc_case import CaseState
from compliance.services.decide import check_claimant, check_not_own
from compliance.services.move_case import lock_case, move_case

TAKE_OVER = "compliance.take_over_kyccase"


@transaction.atomic
def release_case(case_id: uuid.UUID, *, actor: User) -> KycCase:
    """Put the case back.

    Raises DomainError ``STATE_FORBIDS`` unless the actor has it or may take it over,
    ``ROLE_NOT_ALLOWED`` for taking over a case of an account the actor belongs to.
    """
    case = lock_case(case_id)
    if case.claimed_by != actor and may_take_over(case, actor=actor):
        check_not_own(case, actor=actor)
    else:
        check_claimant(case, actor=actor)
    move_case(case, move="release", actor=actor)
    return case


def may_take_over(case: KycCase, *, actor: User) -> bool:
    """Tell whether ``actor`` may release the case whoever has it."""
    return case.state == CaseState.IN_REVIEW and actor.has_perm(TAKE_OVER)
