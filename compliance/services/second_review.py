"""The second pair of eyes on a case.

A high risk, a finding that still blocks, and every rejection are decided by two different people:
the first proposes, the second (a senior) confirms or sends it back. Neither belongs to the account.
"""

import uuid

from django.conf import settings
from django.db import transaction

from accounts.models import User
from accounts.models.account import Risk
from compliance.findings.finding import Severity
from compliance.models import Decision, Evidence, KycCase, Submission
from compliance.models.decision import DecisionKind
from compliance.models.kyc_case import CaseState
from compliance.selectors import get_proposal
from compliance.services.decide import (
    check_not_own,
    check_notes,
    get_fresh_evidence,
    write_decision,
)
from compliance.services.grant_case import grant_case
from compliance.services.move_case import lock_case, move_case
from compliance.services.refuse_case import refuse_case
from config.errors import DomainError, ErrorCode


def list_reasons_for_two(case: KycCase, evidence: Evidence | None) -> list[str]:
    """Return why an approval needs a second person, in sentences; empty if it does not."""
    blocking = [each for each in _list_findings(evidence) if each["severity"] == Severity.BLOCK]
    reasons = [
        (case.risk_outcome == Risk.HOLD, "Risk screening holds this account."),
        (
            case.risk_score >= settings.HIGH_RISK_SCORE,
            f"The risk score is {case.risk_score}, from {settings.HIGH_RISK_SCORE} on it is high.",
        ),
        (bool(blocking), f"{len(blocking)} blocking findings stand in the evidence."),
    ]
    return [sentence for applies, sentence in reasons if applies]


def _list_findings(evidence: Evidence | None) -> list[dict[str, str]]:
    return evidence.findings if evidence else []


@transaction.atomic
def confirm_case(case_id: uuid.UUID, *, decision_id: uuid.UUID, actor: User) -> KycCase:
    """Agree with the proposal ``decision_id``: it is carried out now.

    Raises DomainError ``SECOND_PERSON_NEEDED`` (one's own proposal), ``ROLE_NOT_ALLOWED`` (own
    account), ``STALE_FORM`` (another proposal is on the table), ``EVIDENCE_STALE`` or
    ``STATE_FORBIDS``.
    """
    case, proposal = _begin(case_id, decision_id=decision_id, actor=actor)
    if proposal.kind == DecisionKind.PROPOSE_APPROVE:
        get_fresh_evidence(proposal.submission)
        return grant_case(case, proposal.submission, actor=actor, note=proposal.note)
    return refuse_case(
        case,
        proposal.submission,
        actor=actor,
        reason_codes=proposal.reason_codes,
        note=proposal.note,
    )


@transaction.atomic
def send_back_case(
    case_id: uuid.UUID, *, decision_id: uuid.UUID, actor: User, note: str
) -> KycCase:
    """Disagree: the case goes back to the queue; ``note`` says why, among staff.

    Raises DomainError as ``confirm_case`` says, and ``FIELD_MISSING`` without a note.
    """
    case, proposal = _begin(case_id, decision_id=decision_id, actor=actor)
    if not note.strip():
        sentence = "Say why you disagree."
        raise DomainError(ErrorCode.FIELD_MISSING, details={"note": [sentence]})
    check_notes([note], submission=proposal.submission)
    write_decision(proposal.submission, kind=DecisionKind.SEND_BACK, actor=actor, note=note)
    move_case(case, move="send_back", actor=actor, facts={"version": proposal.submission.version})
    return case


def _begin(case_id: uuid.UUID, *, decision_id: uuid.UUID, actor: User) -> tuple[KycCase, Decision]:
    case = lock_case(case_id)
    check_not_own(case, actor=actor)
    proposal = get_proposal(case)
    if case.state != CaseState.SECOND_REVIEW or proposal is None:
        raise DomainError(ErrorCode.STATE_FORBIDS, details={"case": [case.state]})
    if proposal.pk != decision_id:
        sentence = f"On the table is: {proposal}."
        raise DomainError(ErrorCode.STALE_FORM, details={"case": [sentence]})
    check_other_person(proposal, actor=actor)
    return case, proposal


def check_other_person(proposal: Decision, *, actor: User) -> None:
    """Raise DomainError ``SECOND_PERSON_NEEDED`` for whoever made the proposal."""
    if proposal.decided_by_id == actor.pk:
        sentence = "You proposed this; somebody else confirms it."
        raise DomainError(ErrorCode.SECOND_PERSON_NEEDED, details={"reason": [sentence]})


def propose(
    case: KycCase, submission: Submission, *, decision: Decision, why: list[str], actor: User
) -> KycCase:
    """Hand a locked case with its proposal to a second person. Inside the caller's transaction."""
    facts = {"version": submission.version, "proposal": decision.kind, "why": why}
    move_case(case, move="propose", actor=actor, reasons=decision.reason_codes, facts=facts)
    return case
