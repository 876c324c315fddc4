"""A reviewer takes a case, so that nobody else works on it. A claim is a lease of half an hour.

An open page gives a sign of life now and then and so keeps the claim. Without one the claim runs
out and the case is anybody's again. A senior may take a case over before that.
"""

import uuid

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from compliance.models import KycCase
from compliance.models.kyc_case import CaseState
from compliance.services.decide import check_claimant, check_not_own, describe_claim
from compliance.services.move_case import lock_case, move_case
from config.errors import DomainError, ErrorCode

TAKE_OVER = "compliance.take_over_kyccase"
_MOST = 200  # claims released in one sweep


@transaction.atomic
def claim_case(case_id: uuid.UUID, *, actor: User) -> KycCase:
    """Take the case; taking one's own again renews the lease.

    Raises DomainError ``ROLE_NOT_ALLOWED`` for a case of an account the reviewer belongs to,
    ``STATE_FORBIDS`` naming who has it, or that it does not wait for us.
    """
    case = lock_case(case_id)
    check_not_own(case, actor=actor)
    if case.state != CaseState.IN_REVIEW:
        move_case(case, move="claim", actor=actor, arguments={"reviewer": actor})
    elif case.claimed_by == actor:
        _renew(case)
    elif is_free_to_take(case, actor=actor):
        facts = {"from": str(case.claimed_by)}
        move_case(case, move="take_over", actor=actor, facts=facts, arguments={"reviewer": actor})
    else:
        raise DomainError(ErrorCode.STATE_FORBIDS, details={"case": [describe_claim(case)]})
    return case


@transaction.atomic
def extend_claim(case_id: uuid.UUID, *, actor: User) -> KycCase:
    """A sign of life of whoever has the case. It is no event: nothing was decided or changed.

    Raises DomainError ``STATE_FORBIDS`` when the claim is over or somebody else's.
    """
    case = lock_case(case_id)
    check_claimant(case, actor=actor)
    _renew(case)
    return case


def is_free_to_take(case: KycCase, *, actor: User) -> bool:
    """Tell whether ``actor`` may take a case that somebody else has."""
    if case.state != CaseState.IN_REVIEW or case.claimed_by == actor:
        return False
    return is_lease_over(case) or actor.has_perm(TAKE_OVER)


def is_lease_over(case: KycCase) -> bool:
    return case.lease_until is not None and case.lease_until <= timezone.now()


def release_expired_claims() -> int:
    """Put back what nobody gives a sign of life for; return how many."""
    over = KycCase.objects.filter(state=CaseState.IN_REVIEW, lease_until__lte=timezone.now())
    ids = list(over.order_by("lease_until").values_list("pk", flat=True)[:_MOST])
    return sum(_release_expired(case_id) for case_id in ids)


@transaction.atomic
def _release_expired(case_id: uuid.UUID) -> bool:
    """The reviewer may have come back in the meantime."""
    case = lock_case(case_id)
    if case.state != CaseState.IN_REVIEW or not is_lease_over(case):
        return False
    move_case(case, move="expire_claim", actor=None, facts={"from": str(case.claimed_by)})
    return True


def _renew(case: KycCase) -> None:
    case.extend_lease()
    case.save(update_fields=["lease_until", "updated_at"])
