"""Step 2: what a business tells us about itself.

Whatever was typed is kept before anything is judged. "Check my submission" then says what a
reviewer would send back, and moves nothing; submitting does the same and goes on only if nothing
blocks. While we ask for changes, only the asked fields are read from the form at all.
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
from compliance.services.documents import add_document, remove_document
from compliance.services.evaluate import Evaluation, evaluate
from compliance.services.save_draft import save_draft
from compliance.services.submit_case import PrecheckBlocked, submit_case
from config.errors import DomainError, ErrorCode
from dashboard.doors import section_page
from dashboard.findings import FindingGroup, list_faults, list_finding_groups
from dashboard.papers import list_paper_rows, read_document_id, read_uploads
from dashboard.questions import list_groups, read_answers

_INCOMPLETE = (ErrorCode.FIELD_MISSING, ErrorCode.REQUEST_INVALID)
Faults = Mapping[str, Sequence[str]]


@require_http_methods(["GET", "HEAD", "POST"])
@section_page("compliance")
def show_compliance(request: HttpRequest, membership: Membership) -> HttpResponse:
    case = get_case(membership.account)
    if request.method == "POST":
        return _keep(request, membership, editable=_list_editable(case))
    if not _list_editable(case):
        return redirect("dashboard:compliance-status")
    return _show_form(request, membership)


def _list_editable(case: KycCase | None) -> tuple[str, ...]:
    return list_editable_fields(case) if case else FIELD_NAMES


def _keep(request: HttpRequest, membership: Membership, *, editable: Sequence[str]) -> HttpResponse:
    answers = read_answers(request.POST, editable=editable)
    save_draft(membership.account_id, values=answers, actor=membership.user)
    refused = _keep_documents(request, membership)
    if refused:
        return _show_form(request, membership, faults=refused)
    action = request.POST.get("action")
    if action == "check":
        return _check(request, membership)
    if action == "submit":
        return _submit(request, membership)
    messages.success(request, "Draft saved, exactly as you typed it.")
    return redirect("dashboard:compliance")


def _keep_documents(request: HttpRequest, membership: Membership) -> Faults:
    """Add and remove files; return what is wrong with one that we cannot take."""
    account_id, actor = membership.account_id, membership.user
    unwanted = read_document_id(request.POST.get("remove", ""))
    try:
        if unwanted:
            remove_document(account_id, document_id=unwanted, actor=actor)
        for upload in read_uploads(request.FILES):
            add_document(account_id, upload=upload, actor=actor)
    except DomainError as error:
        if error.code is not ErrorCode.DOCUMENT_REFUSED:
            raise
        return {"documents": (error.details or {}).get("file", ())}
    return {}


def _check(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Nothing is sent; the page says what a reviewer would send back."""
    submission = _get_submission(get_case(membership.account))
    assert submission is not None  # it was saved a moment ago
    evaluation = evaluate(submission, account_id=membership.account_id)
    return _show_form(request, membership, evaluation=evaluation)


def _submit(request: HttpRequest, membership: Membership) -> HttpResponse:
    try:
        submit_case(membership.account_id, actor=membership.user)
    except PrecheckBlocked as blocked:
        return _show_form(request, membership, evaluation=blocked.evaluation, refused=True)
    except DomainError as error:
        if error.code not in _INCOMPLETE:
            raise
        return _show_form(request, membership, faults=error.details or {})
    messages.success(request, "Submitted. We have sent you a mail that confirms it.")
    return redirect("dashboard:compliance-status")


def _show_form(
    request: HttpRequest,
    membership: Membership,
    *,
    faults: Faults | None = None,
    evaluation: Evaluation | None = None,
    refused: bool = False,
) -> HttpResponse:
    """``faults`` are those of a refused submission; without one, only what is wrong is marked."""
    case = get_case(membership.account)
    submission = _get_submission(case) or _begin(membership)
    gaps = find_gaps(submission)
    found = list_faults(evaluation.findings) if evaluation else {}
    marked = faults or found or {gap.field: [gap.sentence] for gap in gaps if not gap.missing}
    requests = list(list_open_requests(case)) if case else []
    editable = _list_editable(case)
    context = {
        "case": case,
        "submission": submission,
        "is_correction": case is not None and case.state == CaseState.ACTION_REQUIRED,
        "groups": list_groups(submission, editable=editable, faults=marked, requests=requests),
        "papers": list_paper_rows(submission),
        "refused": bool(faults),
        "evaluation": evaluation,
        "blocked": refused,
        "found": _group(evaluation),
        "has_begun": _get_submission(case) is not None,
        "gaps": gaps,
    }
    status = 422 if faults or refused else 200
    return render(request, "dashboard/compliance.html", context, status=status)


def _group(evaluation: Evaluation | None) -> list[FindingGroup]:
    return list_finding_groups(evaluation.findings) if evaluation else []


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
