"""Where a review stands, as its customer may know it: one answer for the page and for the API.

It says on whom everything waits, since when, what exactly is missing and when a decision is to be
expected; when we are late it says so. How we judge, who reads and how many others wait stays ours.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from accounts.models import Account
from accounts.models.account import Stage
from compliance.completeness import find_gaps
from compliance.eta import Eta, estimate_waiting
from compliance.form_fields import get_field
from compliance.models import KycCase, SharedNote, Submission
from compliance.models.kyc_case import CaseState, Turn
from compliance.queue_place import get_place
from compliance.selectors import (
    get_case,
    get_submission_under_review,
    get_working_submission,
    list_open_requests,
)

NOT_STARTED = "not_started"
_NOTES = 20
_BEFORE_A_CASE = (Stage.SIGNUP, Stage.COMPLIANCE_DETAILS)
_ASKED = (CaseState.ACTION_REQUIRED, CaseState.LAPSED)


@dataclass(frozen=True, slots=True)
class Missing:
    """One answer that we wait for."""

    field: str
    label: str
    problem: str
    fix: str
    example: str = ""
    note: str = ""  # the reviewer's own words


@dataclass(frozen=True, slots=True)
class Status:
    stage: str
    state: str  # of the case, or NOT_STARTED
    since: datetime
    waiting_on: str  # a Turn
    missing: tuple[Missing, ...] = ()
    place: str = ""  # how many cases are ahead, while nobody reads it
    eta: Eta | None = None  # while it is our turn to review
    due_at: datetime | None = None  # from then on we are late
    overdue: bool = False
    lapses_at: datetime | None = None
    notes: tuple[SharedNote, ...] = ()  # newest first


def get_status(account: Account) -> Status:
    """Return where the account's newest case stands."""
    case = get_case(account)
    if case is None:
        return _describe_start(account)
    return Status(
        stage=account.stage,
        state=case.state,
        since=case.state_since,
        waiting_on=case.turn,
        missing=tuple(list_missing(case)),
        place=get_place(case),
        eta=get_eta(case),
        due_at=case.due_at,
        overdue=is_overdue(case),
        lapses_at=case.lapses_at,
        notes=tuple(SharedNote.objects.filter(case=case).order_by("-created_at", "-id")[:_NOTES]),
    )


def is_overdue(case: KycCase) -> bool:
    """Tell whether we have kept a case waiting longer than we promise."""
    return case.turn == Turn.US and case.due_at is not None and case.due_at <= timezone.now()


def get_eta(case: KycCase) -> Eta | None:
    """Return when to expect a decision; ``None`` unless a review waits for us.

    An appeal is none of those that our history is made of.
    """
    if case.turn != Turn.US or case.state == CaseState.APPEALED:
        return None
    submission = get_submission_under_review(case)
    return estimate_waiting(submission) if submission else None


def list_missing(case: KycCase) -> Iterable[Missing]:
    """Return what the customer must change or add; nothing while it is not their turn."""
    if case.state in _ASKED:
        return _list_asked(case)
    if case.state == CaseState.DRAFT:
        return _list_gaps(get_working_submission(case) or Submission())
    return ()


def _describe_start(account: Account) -> Status:
    waits = account.stage in _BEFORE_A_CASE
    return Status(
        stage=account.stage,
        state=NOT_STARTED,
        since=account.stage_since,
        waiting_on=Turn.CUSTOMER if waits else Turn.NOBODY,
        missing=tuple(_list_gaps(Submission())) if waits else (),
    )


def _list_asked(case: KycCase) -> list[Missing]:
    return [
        Missing(
            field=asked.field,
            label=get_field(asked.field).label,
            problem=asked.reason.problem,
            fix=asked.reason.fix,
            example=asked.reason.example,
            note=asked.note,
        )
        for asked in list_open_requests(case)
    ]


def _list_gaps(submission: Submission) -> list[Missing]:
    return [
        Missing(field=gap.field, label=gap.label, problem=gap.problem, fix=gap.fix)
        for gap in find_gaps(submission)
    ]
