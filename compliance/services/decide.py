"""What every decision has in common: one reviewer, one version, once.

Nobody decides on an account they belong to. Only the reviewer who claimed the case decides, and
only on the version on the table; a second decision on the same version is refused and told who
decided first. The tax id stays out of every note, because notes go out by mail.
"""

import uuid
from collections.abc import Sequence

from accounts.models import User
from accounts.selectors import is_member
from compliance.models import Decision, KycCase, Reason, Submission
from compliance.models.kyc_case import CaseState
from compliance.selectors import get_submission_under_review, list_decisions, list_reasons
from compliance.services.move_case import lock_case
from config.errors import DomainError, ErrorCode

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
    """Raise DomainError ``STATE_FORBIDS`` unless ``actor`` has claimed the case."""
    if case.state == CaseState.IN_REVIEW and case.claimed_by == actor:
        return
    raise DomainError(ErrorCode.STATE_FORBIDS, details={"case": [describe_claim(case)]})


def describe_claim(case: KycCase) -> str:
    """Return who has the case since when, or that it can be claimed, or in which state it is."""
    if case.claimed_by and case.claimed_at:
        return f"{case.claimed_by} has this case since {case.claimed_at.strftime(_TIME)}."
    if case.state == CaseState.SUBMITTED:
        return "Nobody has this case; claim it first."
    return f"This case is in the state “{case.get_state_display()}”."


def _check_undecided(case: KycCase, submission_id: uuid.UUID) -> None:
    decision = list_decisions(case).filter(submission_id=submission_id).first()
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


def write_decision(
    submission: Submission, *, kind: str, actor: User, codes: Sequence[str] = (), note: str = ""
) -> Decision:
    """Keep the decision for good."""
    return Decision.objects.create(
        case_id=submission.case_id,
        submission=submission,
        kind=kind,
        reason_codes=list(codes),
        note=note,
        decided_by=actor,
    )
