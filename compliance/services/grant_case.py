"""Carry out an approval, by one person or by the second of two."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings

from accounts.models import User
from accounts.services.activation import approve_account
from accounts.services.notify import notify
from compliance.models import KycCase, Submission
from compliance.models.decision import DecisionKind
from compliance.services.decide import write_decision
from compliance.services.move_case import move_case
from compliance.services.tcr.begin import begin_registration


def grant_case(
    case: KycCase,
    submission: Submission,
    *,
    actor: User,
    note: str = "",
    criteria: Sequence[str] = (),
) -> KycCase:
    """Approve a locked case; the account moves on to channel set-up with full verification."""
    facts: dict[str, Any] = {"version": submission.version}
    if criteria:
        facts["criteria"] = list(criteria)
    move_case(case, move="approve", actor=actor, facts=facts)
    write_decision(submission, kind=DecisionKind.APPROVE, actor=actor, note=note)
    case.account = approve_account(
        case.account_id, actor=actor, destination_countries=submission.destination_countries
    )
    begin_registration(case.account, submission)
    context = {"submission": submission, "dashboard_url": settings.PUBLIC_URL}
    notify(case.account, kind="submission_approved", context=context)
    return case
