"""The business may send. A plain case is approved by one reviewer, a doubtful one by two."""

import uuid
from collections.abc import Sequence

from django.db import transaction

from accounts.models import User
from accounts.services.record_event import Change, record_event
from compliance.models import KycCase, Submission
from compliance.models.decision import DecisionKind
from compliance.services.decide import (
    begin_decision,
    check_notes,
    get_fresh_evidence,
    write_decision,
)
from compliance.services.grant_case import grant_case
from compliance.services.move_case import SUBJECT
from compliance.services.second_review import list_reasons_for_two, propose
from config.errors import DomainError, ErrorCode


@transaction.atomic
def approve_case(
    case_id: uuid.UUID,
    *,
    submission_id: uuid.UUID,
    actor: User,
    note: str = "",
    criteria: Sequence[str] = (),
) -> KycCase:
    """Approve the version ``submission_id``, or propose it to a second person; ``note`` stays among
    staff. ``criteria`` are those that the reviewer confirmed; they stand in the record.

    Raises DomainError as ``begin_decision`` says, ``EVIDENCE_STALE`` (older than a day) and
    ``STATE_FORBIDS`` while risk screening has not run.
    """
    case, submission = begin_decision(case_id, submission_id=submission_id, actor=actor)
    check_notes([note], submission=submission)
    evidence = get_fresh_evidence(submission)
    _check_screened(case)
    why = list_reasons_for_two(case, evidence)
    if not why:
        return grant_case(case, submission, actor=actor, note=note, criteria=criteria)
    _record_criteria(case, submission, criteria=criteria, actor=actor)
    decision = write_decision(submission, kind=DecisionKind.PROPOSE_APPROVE, actor=actor, note=note)
    return propose(case, submission, decision=decision, why=why, actor=actor)


def _record_criteria(
    case: KycCase, submission: Submission, *, criteria: Sequence[str], actor: User
) -> None:
    """What the first of two people looked at; who confirms finds it on the timeline."""
    if criteria:
        facts = {"version": submission.version, "criteria": list(criteria)}
        change = Change(subject=SUBJECT)
        record_event(case.account, verb="check_criteria", actor=actor, change=change, facts=facts)


def _check_screened(case: KycCase) -> None:
    if not case.risk_outcome:
        sentence = "Risk screening has not run yet; it takes a moment."
        raise DomainError(ErrorCode.STATE_FORBIDS, details={"risk": [sentence]})
