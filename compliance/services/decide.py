"""What every decision has in common: one reviewer, one version, one set of evidence, once.

Nobody decides on an account they belong to. Only the reviewer who claimed the case decides, and
only on the version on the table; a second decision on the same version is refused and told who
decided first. What two people must decide, two different people decide. The tax id stays out of
every note, because notes go out by mail.
"""

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from accounts.models import User
from accounts.selectors import is_member
from compliance.eta import name_segment
from compliance.models import Decision, Evidence, KycCase, Reason, Submission
from compliance.models.decision import DecisionKind
from compliance.models.kyc_case import CaseState
from compliance.selectors import (
    get_evidence,
    get_submission_under_review,
    list_decisions,
    list_reasons,
)
from compliance.services.move_case import lock_case
from config.business_time import count_business_time
from config.errors import DomainError, ErrorCode

_UNDOING = (DecisionKind.SEND_BACK, DecisionKind.UPHOLD_APPEAL)
_TIME = "%d %B %Y at %H:%M UTC"


def begin_decision(
    case_id: uuid.UUID, *, submission_id: uuid.UUID, actor: User
) -> tuple[KycCase, Submission]:
    """Return the locked case and the version to decide on.

    Raises DomainError ``ROLE_NOT_ALLOWED`` (own account), ``STALE_FORM`` (decided already, or
    another version is on the table) or ``STATE_FORBIDS`` (not claimed, or by somebody else).
    """
    case = lock_case(case_id)
    check_not_own(case, actor=actor)
    _check_undecided(case, submission_id)
    check_claimant(case, actor=actor)
    return case, _check_version(case, submission_id)


def check_not_own(case: KycCase, *, actor: User) -> None:
    """Raise DomainError ``ROLE_NOT_ALLOWED`` for a member of the account."""
    if is_member(actor, account_id=case.account_id):
        sentence = "Nobody reviews an account they belong to."
        raise DomainError(ErrorCode.ROLE_NOT_ALLOWED, details={"account": [sentence]})


def check_claimant(case: KycCase, *, actor: User) -> None:
    """Raise DomainError ``STATE_FORBIDS`` unless ``actor`` has a claim that still runs."""
    if is_claimant(case, actor=actor):
        return
    raise DomainError(ErrorCode.STATE_FORBIDS, details={"case": [describe_claim(case)]})


def is_claimant(case: KycCase, *, actor: User) -> bool:
    """Tell whether ``actor`` has the case, with a claim that has not run out."""
    return (
        case.state == CaseState.IN_REVIEW
        and case.claimed_by == actor
        and case.lease_until is not None
        and case.lease_until > timezone.now()
    )


def describe_claim(case: KycCase) -> str:
    """Return who has the case since when, or that it can be claimed, or in which state it is."""
    if case.claimed_by and case.lease_until and case.lease_until <= timezone.now():
        return (
            f"The claim of {case.claimed_by} ran out on {case.lease_until.strftime(_TIME)}; "
            "claim the case again."
        )
    if case.claimed_by and case.claimed_at:
        return f"{case.claimed_by} has this case since {case.claimed_at.strftime(_TIME)}."
    if case.state == CaseState.SUBMITTED:
        return "Nobody has this case; claim it first."
    return f"This case is in the state “{case.get_state_display()}”."


def _check_undecided(case: KycCase, submission_id: uuid.UUID) -> None:
    """An undone decision (sent back, or appealed against with success) binds nobody."""
    decision = list_decisions(case).filter(submission_id=submission_id).first()
    if decision is not None and decision.kind in _UNDOING:
        return
    if decision is not None:
        when = decision.created_at.strftime(_TIME)
        raise DomainError(ErrorCode.STALE_FORM, details={"case": [f"{decision} on {when}."]})


def _check_version(case: KycCase, submission_id: uuid.UUID) -> Submission:
    submission = get_submission_under_review(case)
    if submission is None or submission.pk != submission_id:
        sentence = f"On the table is {submission}; you looked at another one."
        raise DomainError(ErrorCode.STALE_FORM, details={"submission": [sentence]})
    return submission


def check_notes(notes: Sequence[str], *, submission: Submission) -> None:
    """Raise DomainError ``REQUEST_INVALID`` if a note repeats the tax id, however it is spaced."""
    secret = _squeeze(submission.tax_id)
    if secret and any(secret in _squeeze(note) for note in notes):
        sentence = "Leave the tax id out of your note; name it by its last four characters."
        raise DomainError(ErrorCode.REQUEST_INVALID, details={"note": [sentence]})


def _squeeze(text: str) -> str:
    return "".join(character for character in text.upper() if character.isalnum())


def get_reasons(codes: Sequence[str]) -> dict[str, Reason]:
    """Return the reasons in force by code.

    Raises DomainError ``FIELD_MISSING`` for none, ``CHOICE_INVALID`` for one we do not have.
    """
    if not codes:
        sentence = "Choose at least one reason."
        raise DomainError(ErrorCode.FIELD_MISSING, details={"reason": [sentence]})
    found = {reason.code: reason for reason in list_reasons().filter(code__in=codes)}
    unknown = [f"“{code}” is not in the catalog." for code in codes if code not in found]
    if unknown:
        raise DomainError(ErrorCode.CHOICE_INVALID, details={"reason": unknown})
    return found


def is_note_missing(reason: Reason, note: str) -> bool:
    """Tell whether a reason says nothing without a note."""
    return reason.code == "other" and not note.strip()


def get_fresh_evidence(submission: Submission) -> Evidence:
    """Return the newest evidence. Raises DomainError ``EVIDENCE_STALE`` if it is too old."""
    evidence = get_evidence(submission)
    if evidence is None or is_stale(evidence):
        sentence = f"Evidence older than {settings.EVIDENCE_HOURS} hours decides nothing."
        raise DomainError(ErrorCode.EVIDENCE_STALE, details={"evidence": [sentence]})
    return evidence


def is_stale(evidence: Evidence) -> bool:
    """Tell whether a website may have changed since we looked."""
    age = timedelta(hours=settings.EVIDENCE_HOURS)
    return evidence.completed_at is None or evidence.completed_at < timezone.now() - age


def write_decision(
    submission: Submission, *, kind: str, actor: User, codes: Sequence[str] = (), note: str = ""
) -> Decision:
    """Keep the decision for good, with the evidence it rests on and how long it took us."""
    case = submission.case
    return Decision.objects.create(
        case_id=submission.case_id,
        submission=submission,
        kind=kind,
        evidence=get_evidence(submission),
        reason_codes=list(codes),
        note=note,
        decided_by=actor,
        segment=name_segment(submission),
        turn_seconds=_count_seconds(submission.frozen_at, timezone.now()),
        first_touch_seconds=_count_seconds(submission.frozen_at, case.first_claimed_at),
    )


def _count_seconds(start: datetime | None, end: datetime | None) -> int | None:
    if start is None or end is None:
        return None
    return int(count_business_time(start, end).total_seconds())
