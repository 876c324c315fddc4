"""The business may send: its account moves on to channel set-up with full verification."""

import uuid

from django.conf import settings
from django.db import transaction

from accounts.models import User
from accounts.services.activation import approve_account
from accounts.services.notify import notify
from compliance.models import KycCase
from compliance.models.decision import DecisionKind
from compliance.services.decide import begin_decision, check_notes, write_decision
from compliance.services.move_case import move_case


@transaction.atomic
def approve_case(
    case_id: uuid.UUID, *, submission_id: uuid.UUID, actor: User, note: str = ""
) -> KycCase:
    """Approve the version ``submission_id``; ``note`` stays among staff.

    Raises DomainError as ``begin_decision`` says.
    """
    case, submission = begin_decision(case_id, submission_id=submission_id, actor=actor)
    check_notes([note], submission=submission)
    move_case(case, move="approve", actor=actor, facts={"version": submission.version})
    write_decision(submission, kind=DecisionKind.APPROVE, actor=actor, note=note)
    case.account = approve_account(
        case.account_id, actor=actor, destination_countries=submission.destination_countries
    )
    context = {"submission": submission, "dashboard_url": settings.PUBLIC_URL}
    notify(case.account, kind="submission_approved", context=context)
    return case
