"""A reviewer takes a case from the queue, so that nobody else works on it."""

import uuid

from django.db import transaction

from accounts.models import User
from compliance.models import KycCase
from compliance.models.kyc_case import CaseState
from compliance.services.decide import check_not_own, describe_claim
from compliance.services.move_case import lock_case, move_case
from config.errors import DomainError, ErrorCode


@transaction.atomic
def claim_case(case_id: uuid.UUID, *, actor: User) -> KycCase:
    """Take the case; taking one's own again changes nothing.

    Raises DomainError ``ROLE_NOT_ALLOWED`` for a case of an account the reviewer belongs to,
    ``STATE_FORBIDS`` naming who has it, or that it does not wait for us.
    """
    case = lock_case(case_id)
    check_not_own(case, actor=actor)
    if case.state == CaseState.IN_REVIEW and case.claimed_by == actor:
        return case
    if case.state == CaseState.IN_REVIEW:
        raise DomainError(ErrorCode.STATE_FORBIDS, details={"case": [describe_claim(case)]})
    move_case(case, move="claim", actor=actor, arguments=[actor])
    return case
