"""Step 3: the wait, told honestly, and what came of it."""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import Membership
from compliance.models import Decision, KycCase, Reason
from compliance.models.decision import DecisionKind
from compliance.models.kyc_case import EDITABLE_STATES, CaseState
from compliance.selectors import get_case, get_submission_under_review, list_decisions
from compliance.services.withdraw_case import withdraw_case
from dashboard.business_days import count_business_days
from dashboard.doors import section_page
from dashboard.questions import list_answers
from dashboard.timeline import list_entries

PATIENCE = 5  # business days; after that somebody should write to us


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
        "days": count_business_days(case.submitted_at, timezone.now()),
        "patience": PATIENCE,
        "rejection": rejection,
        "reasons": _list_reasons(rejection) if rejection else (),
        "entries": list_entries(membership, review_only=True),
    }
    return render(request, "dashboard/compliance_status.html", context)


@require_POST
@section_page("compliance")
def withdraw(request: HttpRequest, membership: Membership) -> HttpResponse:
    withdraw_case(membership.account_id, actor=membership.user)
    messages.success(request, "Withdrawn. Your answers are all here; submit again when ready.")
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
