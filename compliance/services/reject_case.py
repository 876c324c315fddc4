"""A rejection is final for the customer, so two people decide it; this is the first of them."""

import uuid
from collections.abc import Iterable, Sequence

from django.db import transaction

from accounts.models import User
from compliance.models import KycCase, Reason
from compliance.models.decision import DecisionKind
from compliance.services.decide import (
    begin_decision,
    check_notes,
    get_reasons,
    is_note_missing,
    write_decision,
)
from compliance.services.second_review import propose
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
    """Propose to reject the version ``submission_id``; ``note`` is written for the customer.

    Raises DomainError as ``begin_decision`` says, ``FIELD_MISSING`` (no reason, or no words),
    ``CHOICE_INVALID`` (a reason we do not have).
    """
    case, submission = begin_decision(case_id, submission_id=submission_id, actor=actor)
    reasons = get_reasons(reason_codes)
    _check_note(reasons.values(), note)
    check_notes([note], submission=submission)
    decision = write_decision(
        submission, kind=DecisionKind.PROPOSE_REJECT, actor=actor, codes=list(reasons), note=note
    )
    why = ["A rejection is final."]
    return propose(case, submission, decision=decision, why=why, actor=actor)


def _check_note(reasons: Iterable[Reason], note: str) -> None:
    if any(is_note_missing(reason, note) for reason in reasons):
        sentence = "Write a note that says what the reason “Something else” is."
        raise DomainError(ErrorCode.FIELD_MISSING, details={"note": [sentence]})
