"""Step 3: the wait, told honestly, and what came of it.

Where it stands is the same answer that the API gives; this page only puts it into sentences.
"""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import Membership
from compliance.models import Decision, KycCase, Reason
from compliance.models.decision import DecisionKind
from compliance.models.kyc_case import EDITABLE_STATES, QUEUE_STATES, CaseState
from compliance.selectors import get_case, get_submission_under_review, list_decisions
from compliance.services.resume_case import resume_case
from compliance.services.withdraw_case import withdraw_case
from compliance.status import get_status
from dashboard.appeal_context import build_appeal
from dashboard.doors import section_page
from dashboard.questions import list_answers
from dashboard.timeline import list_entries


@require_http_methods(["GET", "HEAD"])
@section_page("compliance")
def show_status(request: HttpRequest, membership: Membership) -> HttpResponse:
    case = get_case(membership.account)
    if case is None or case.state in EDITABLE_STATES:
        return redirect("dashboard:compliance")
    submission = get_submission_under_review(case)
    rejection = _get_rejection(case)
    context = {
        "case": case,
        "submission": submission,
        "answers": list_answers(submission),
        "status": get_status(membership.account),
        "is_waiting": case.state in QUEUE_STATES,
        "rejection": rejection,
        "reasons": _list_reasons(rejection) if rejection else (),
        "appeal": build_appeal(membership),
        "entries": list_entries(membership, review_only=True),
    }
    return render(request, "dashboard/compliance_status.html", context)


@require_POST
@section_page("compliance")
def withdraw(request: HttpRequest, membership: Membership) -> HttpResponse:
    withdraw_case(membership.account_id, actor=membership.user)
    messages.success(request, "Withdrawn. Your answers are all here; submit again when ready.")
    return redirect("dashboard:compliance")


@require_POST
@section_page("compliance")
def resume(request: HttpRequest, membership: Membership) -> HttpResponse:
    resume_case(membership.account_id, actor=membership.user)
    messages.success(request, "Welcome back. Your answers are all here; change what we asked for.")
    return redirect("dashboard:compliance")


def _get_rejection(case: KycCase) -> Decision | None:
    if case.state != CaseState.REJECTED:
        return None
    return list_decisions(case).filter(kind=DecisionKind.REJECT).first()


def _list_reasons(decision: Decision) -> list[Reason]:
    """Return the reasons in the wording that was in force when it was decided."""
    in_force = Q(retired_at=None) | Q(retired_at__gt=decision.created_at)
    reasons = Reason.objects.filter(in_force, code__in=decision.reason_codes).order_by("-version")
    wordings = {reason.code: reason for reason in reasons}  # the oldest of those comes last
    return [wordings[code] for code in decision.reason_codes if code in wordings]
