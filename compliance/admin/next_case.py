"""Where a verdict leads to: the reviewer's own case first, then the most urgent free one."""

from django.db.models import Q

from accounts.models import Membership, User
from compliance.models import KycCase
from compliance.models.decision import PROPOSALS
from compliance.models.kyc_case import CaseState
from compliance.selectors import list_queue

_SECOND = "compliance.second_review_kyccase"


def find_next_case(user: User, *, after: KycCase) -> KycCase | None:
    """Return the case to go on with, never the one that was just dealt with."""
    own = Membership.objects.filter(user=user).values("account")
    queue = list_queue().exclude(pk=after.pk).exclude(account__in=own)
    mine = queue.filter(state=CaseState.IN_REVIEW, claimed_by=user).first()
    return mine or queue.filter(_build_free(user)).first()


def _build_free(user: User) -> Q:
    """What nobody has; for whoever may give a second opinion, also what others proposed."""
    free = Q(state=CaseState.SUBMITTED)
    if not user.has_perm(_SECOND):
        return free
    proposed = KycCase.objects.filter(decisions__decided_by=user, decisions__kind__in=PROPOSALS)
    return free | (Q(state=CaseState.SECOND_REVIEW) & ~Q(pk__in=proposed.values("pk")))
