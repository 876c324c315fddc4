"""Step 2: what a business tells us about itself.

Whatever was typed is kept before anything is judged. Submitting an incomplete form therefore saves
the draft, says exactly what is missing, and moves nothing. While we ask for changes, only the asked
fields are read from the form at all.
"""

from collections.abc import Mapping, Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.models import Account, Membership
from compliance.completeness import FIELD_NAMES, find_gaps
from compliance.models import KycCase, Submission
from compliance.models.kyc_case import CaseState
from compliance.selectors import (
    get_case,
    get_working_submission,
    list_editable_fields,
    list_open_requests,
)
from compliance.services.save_draft import save_draft
from compliance.services.submit_case import submit_case
from config.errors import DomainError, ErrorCode
from dashboard.doors import section_page
from dashboard.questions import list_groups, read_answers

_INCOMPLETE = (ErrorCode.FIELD_MISSING, ErrorCode.REQUEST_INVALID)


@require_http_methods(["GET", "HEAD", "POST"])
@section_page("compliance")
def show_compliance(request: HttpRequest, membership: Membership) -> HttpResponse:
    case = get_case(membership.account)
    if request.method == "POST":
        return _keep(request, membership, editable=_list_editable(case))
    if not _list_editable(case):
        return redirect("dashboard:compliance-status")
    return _show_form(request, membership, faults={})


def _list_editable(case: KycCase | None) -> tuple[str, ...]:
    return list_editable_fields(case) if case else FIELD_NAMES


def _keep(request: HttpRequest, membership: Membership, *, editable: Sequence[str]) -> HttpResponse:
    answers = read_answers(request.POST, editable=editable)
    save_draft(membership.account_id, values=answers, actor=membership.user)
    if request.POST.get("action") != "submit":
        messages.success(request, "Draft saved, exactly as you typed it.")
        return redirect("dashboard:compliance")
    try:
        submit_case(membership.account_id, actor=membership.user)
    except DomainError as error:
        if error.code not in _INCOMPLETE:
            raise
        return _show_form(request, membership, faults=error.details or {})
    messages.success(request, "Submitted. We have sent you a mail that confirms it.")
    return redirect("dashboard:compliance-status")


def _show_form(
    request: HttpRequest, membership: Membership, *, faults: Mapping[str, Sequence[str]]
) -> HttpResponse:
    """``faults`` are those of a refused submission; without one, only what is wrong is marked."""
    case = get_case(membership.account)
    submission = _get_submission(case) or _begin(membership)
    gaps = find_gaps(submission)
    marked = faults or {gap.field: [gap.sentence] for gap in gaps if not gap.missing}
    requests = list(list_open_requests(case)) if case else []
    editable = _list_editable(case)
    context = {
        "case": case,
        "submission": submission,
        "is_correction": case is not None and case.state == CaseState.ACTION_REQUIRED,
        "groups": list_groups(submission, editable=editable, faults=marked, requests=requests),
        "refused": bool(faults),
        "has_begun": _get_submission(case) is not None,
        "gaps": gaps,
    }
    return render(request, "dashboard/compliance.html", context, status=422 if faults else 200)


def _get_submission(case: KycCase | None) -> Submission | None:
    return get_working_submission(case) if case else None


def _begin(membership: Membership) -> Submission:
    """Return a first form, not stored, with what signing up told us already."""
    account: Account = membership.account
    return Submission(
        business_name=account.name,
        contact_name=membership.user.full_name,
        contact_email=membership.user.email,
    )
