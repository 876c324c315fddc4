"""A reviewer sends a submission back, field by field, each with a reason from the catalog.

The customer reads what is wrong, how to put it right and what good looks like; only the named
fields open, everything else stays as it was submitted.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from accounts.models import User
from accounts.services.change_account import change_account
from accounts.services.notify import notify
from compliance.form_fields import FIELD_NAMES, get_field
from compliance.models import FieldRequest, KycCase, Reason, Submission
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


@dataclass(frozen=True, slots=True)
class ChangeRequest:
    """``note`` is written for the customer, in addition to what the reason says."""

    field: str
    reason_code: str
    note: str = ""


@transaction.atomic
def request_changes(
    case_id: uuid.UUID, *, submission_id: uuid.UUID, actor: User, requests: Sequence[ChangeRequest]
) -> KycCase:
    """Ask for each of ``requests`` and give the form back to the customer.

    Raises DomainError as ``begin_decision`` says, ``FIELD_MISSING`` (no request),
    ``CHOICE_INVALID`` (unknown field or reason, or a reason that is not about the field).
    """
    case, submission = begin_decision(case_id, submission_id=submission_id, actor=actor)
    reasons = get_reasons([each.reason_code for each in requests])
    _check_requests(requests, reasons)
    check_notes([each.note for each in requests], submission=submission)
    codes = list(reasons)
    facts = {"version": submission.version, "fields": [each.field for each in requests]}
    move_case(case, move="request_changes", actor=actor, reasons=codes, facts=facts)
    write_decision(submission, kind=DecisionKind.REQUEST_CHANGES, actor=actor, codes=codes)
    rows = [_write_request(submission, each, reasons[each.reason_code]) for each in requests]
    case.account = change_account(
        case.account_id, move="request_changes", actor=actor, reasons=codes
    )
    _tell(case, rows)
    return case


def _check_requests(requests: Sequence[ChangeRequest], reasons: Mapping[str, Reason]) -> None:
    faults = [_find_fault(each, reasons[each.reason_code]) for each in requests]
    sentences = [fault for fault in faults if fault]
    if sentences:
        raise DomainError(ErrorCode.CHOICE_INVALID, details={"requests": sentences})


def _find_fault(request: ChangeRequest, reason: Reason) -> str:
    if request.field not in FIELD_NAMES:
        return f"“{request.field}” is not a field of the form."
    label = get_field(request.field).label
    if reason.fields and request.field not in reason.fields:
        return f"“{reason.title}” is not a reason about “{label}”."
    if not reason.resubmittable:
        return f"“{reason.title}” cannot be put right by a change; reject the submission."
    if is_note_missing(reason, request.note):
        return f"Write a note that says what is wrong with “{label}”."
    return ""


def _write_request(submission: Submission, request: ChangeRequest, reason: Reason) -> FieldRequest:
    return FieldRequest.objects.create(
        case_id=submission.case_id,
        submission=submission,
        field=request.field,
        reason=reason,
        note=request.note,
    )


def _tell(case: KycCase, requests: Sequence[FieldRequest]) -> None:
    context = {
        "requests": [(get_field(each.field).label, each) for each in requests],
        "dashboard_url": settings.PUBLIC_URL,
        "support_email": settings.SUPPORT_EMAIL,
    }
    notify(case.account, kind="action_required", context=context)
