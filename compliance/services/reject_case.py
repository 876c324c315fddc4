"""The business may not send, not even provisionally. It is told each reason and how to appeal."""

import uuid
from collections.abc import Iterable, Sequence

from django.conf import settings
from django.db import transaction

from accounts.models import User
from accounts.services.change_account import change_account
from accounts.services.notify import notify
from accounts.services.withdraw_provisional import withdraw_provisional
from compliance.models import KycCase, Reason
from compliance.models.decision import DecisionKind
from compliance.services.decide import (
    begin_decision,
    check_notes,
    get_reasons,
    is_note_missing,
    write_decision,
)
from compliance.services.move_case import move_case
from config.errors import DomainError, ErrorCode


@transaction.atomic
def reject_case(
    case_id: uuid.UUID,
    *,
    submission_id: uuid.UUID,
    actor: User,
    reason_codes: Sequence[str],
    note: str = "",
) -> KycCase:
    """Reject the version ``submission_id``; ``note`` is written for the customer.

    Raises DomainError as ``begin_decision`` says, ``FIELD_MISSING`` (no reason, or no words),
    ``CHOICE_INVALID`` (a reason we do not have).
    """
    case, submission = begin_decision(case_id, submission_id=submission_id, actor=actor)
    reasons = get_reasons(reason_codes)
    _check_note(reasons.values(), note)
    check_notes([note], submission=submission)
    codes = list(reasons)
    facts = {"version": submission.version}
    move_case(case, move="reject", actor=actor, reasons=codes, facts=facts)
    write_decision(submission, kind=DecisionKind.REJECT, actor=actor, codes=codes, note=note)
    withdraw_provisional(case.account_id, actor=actor, reasons=codes)
    case.account = change_account(case.account_id, move="reject", actor=actor, reasons=codes)
    _tell(case, reasons.values(), note)
    return case


def _check_note(reasons: Iterable[Reason], note: str) -> None:
    if any(is_note_missing(reason, note) for reason in reasons):
        sentence = "Write a note that says what the reason “Something else” is."
        raise DomainError(ErrorCode.FIELD_MISSING, details={"note": [sentence]})


def _tell(case: KycCase, reasons: Iterable[Reason], note: str) -> None:
    context = {
        "reasons": list(reasons),
        "note": note,
        "case": case,
        "support_email": settings.SUPPORT_EMAIL,
    }
    notify(case.account, kind="submission_rejected", context=context)
