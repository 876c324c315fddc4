"""What a reviewer may decide on a case. Each names the version it is about."""

import uuid
from collections.abc import Mapping
from typing import Any

from accounts.admin.obstacles import find_own_account
from accounts.models import User
from compliance.admin.case_forms import ApproveForm, ChangesForm, RejectForm
from compliance.models import KycCase
from compliance.models.kyc_case import QUEUE_STATES, CaseState
from compliance.selectors import list_decisions
from compliance.services.approve_case import approve_case
from compliance.services.claim_case import claim_case
from compliance.services.decide import describe_claim
from compliance.services.reject_case import reject_case
from compliance.services.release_case import may_take_over, release_case
from compliance.services.request_changes import request_changes
from config.decisions import SAW, Decision

Said = Mapping[str, Any]


def _describe_state(case: KycCase) -> str:
    decision = list_decisions(case).first() if case.state not in QUEUE_STATES else None
    if decision is None:
        return describe_claim(case)
    return f"{decision} on {decision.created_at:%Y-%m-%d %H:%M} UTC."


def find_claim_obstacle(case: KycCase, user: User) -> str:
    """Return why ``user`` cannot take the case."""
    if case.state != CaseState.SUBMITTED:
        mine = case.state == CaseState.IN_REVIEW and case.claimed_by == user
        return "You have this case already." if mine else _describe_state(case)
    return find_own_account(case.account, user)


def find_release_obstacle(case: KycCase, user: User) -> str:
    """Return why ``user`` cannot put the case back; a senior can whoever has it."""
    if case.claimed_by != user and may_take_over(case, actor=user):
        return find_own_account(case.account, user)
    return _find_claimant_obstacle(case, user)


def _find_claimant_obstacle(case: KycCase, user: User) -> str:
    if case.state == CaseState.IN_REVIEW and case.claimed_by == user:
        return ""
    return _describe_state(case)


def find_verdict_obstacle(case: KycCase, user: User) -> str:
    """Return why ``user`` cannot decide: only whoever claimed the case does."""
    return find_own_account(case.account, user) or _find_claimant_obstacle(case, user)


def _read_submission(said: Said) -> uuid.UUID:
    return uuid.UUID(said[SAW].partition(":")[0])


def _claim(case: KycCase, actor: User, said: Said) -> None:
    claim_case(case.pk, actor=actor)


def _release(case: KycCase, actor: User, said: Said) -> None:
    release_case(case.pk, actor=actor)


def _approve(case: KycCase, actor: User, said: Said) -> None:
    approve_case(case.pk, submission_id=_read_submission(said), actor=actor, note=said["note"])


def _request_changes(case: KycCase, actor: User, said: Said) -> None:
    request_changes(
        case.pk, submission_id=_read_submission(said), actor=actor, requests=said["requests"]
    )


def _reject(case: KycCase, actor: User, said: Said) -> None:
    reject_case(
        case.pk,
        submission_id=_read_submission(said),
        actor=actor,
        reason_codes=said["reason_codes"],
        note=said["note"],
    )


CASE_DECISIONS: tuple[Decision, ...] = (
    Decision(
        name="claim",
        label="Claim",
        permission="compliance.claim_kyccase",
        run=_claim,
        done="You have the case of {} now.",
        why_not=find_claim_obstacle,
        style="main",
        asks_first=False,
    ),
    Decision(
        name="release",
        label="Release",
        permission="compliance.claim_kyccase",
        run=_release,
        done="The case of {} is back in the queue, in the place it had.",
        why_not=find_release_obstacle,
        asks_first=False,
    ),
    Decision(
        name="approve",
        label="Approve",
        permission="compliance.approve_kyccase",
        run=_approve,
        done="{} is approved and was told by mail.",
        why_not=find_verdict_obstacle,
        form_class=ApproveForm,
        style="main",
        explains="The account moves on to channel set-up with full verification, and the customer "
        "is told by mail.",
        moves_on=True,
    ),
    Decision(
        name="request-changes",
        label="Request changes",
        permission="compliance.request_changes_kyccase",
        run=_request_changes,
        done="{} was asked for changes by mail.",
        why_not=find_verdict_obstacle,
        form_class=ChangesForm,
        style="main",
        explains="Tick each field that must change and say why. Only these open; everything else "
        "stays as it was submitted.",
        moves_on=True,
    ),
    Decision(
        name="reject",
        label="Reject",
        permission="compliance.reject_kyccase",
        run=_reject,
        done="{} is rejected and was told why by mail.",
        why_not=find_verdict_obstacle,
        form_class=RejectForm,
        style="danger",
        explains="The business may not send. The customer reads each reason and how to appeal.",
        moves_on=True,
    ),
)
