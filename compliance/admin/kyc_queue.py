"""The queue of KYC cases, the longest waiting first, and the page on which one is decided."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.urls import reverse
from unfold.decorators import display

from compliance.admin.case_decisions import CASE_DECISIONS
from compliance.admin.case_page import build_case_page, describe_case_changes, get_case_version
from compliance.models import KycCase, Submission
from compliance.models.kyc_case import QUEUE_STATES, CaseState
from compliance.selectors import list_queue
from config.admin import ReviewAdmin
from config.show import Badge, Link, show, show_span
from config.visible_text import make_visible

_DECIDED = (CaseState.APPROVED, CaseState.REJECTED)
_WHY = {
    CaseState.DRAFT: "The customer is still writing.",
    CaseState.ACTION_REQUIRED: "We asked for changes; the customer must act.",
    CaseState.APPROVED: "Decided.",
    CaseState.REJECTED: "Decided.",
}


class QueueFilter(admin.SimpleListFilter):
    """Which cases to show; without a choice, all that wait for staff."""

    title = "Cases"
    parameter_name = "show"
    views = (
        ("waiting", "All waiting"),
        ("mine", "Mine"),
        ("unclaimed", "Unclaimed"),
        ("customer", "With the customer"),
        ("decided", "Decided"),
        ("all", "All"),
    )

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return self.views

    def value(self) -> str:
        chosen = super().value()
        return chosen if chosen in dict(self.views) else "waiting"

    def choices(self, changelist: Any) -> Any:
        """Without the theme's own "All", which would mean no choice."""
        return list(super().choices(changelist))[1:]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        conditions = {
            "waiting": {"state__in": QUEUE_STATES},
            "mine": {"state": CaseState.IN_REVIEW, "claimed_by": request.user},
            "unclaimed": {"state": CaseState.SUBMITTED},
            "customer": {"state__in": (CaseState.ACTION_REQUIRED, CaseState.DRAFT)},
            "decided": {"state__in": _DECIDED},
            "all": {},
        }
        return queryset.filter(**conditions[self.value()])


@admin.register(KycCase)
class KycCaseAdmin(ReviewAdmin):
    decisions = CASE_DECISIONS
    page_template = "admin/compliance/kyc_case.html"
    decide_template = "admin/compliance/kyc_decide.html"
    list_display = ("business", "state_badge", "waiting", "why", "country_code", "claimed")
    list_filter = (QueueFilter,)
    ordering = ("submitted_at", "id")
    search_fields = ("account__name", "=account__id", "account__memberships__user__email")
    search_help_text = "Business, account id, or e-mail of a member"

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        frozen = Submission.objects.filter(case=OuterRef("pk")).exclude(frozen_at=None)
        newest = frozen.order_by("-version")
        cases = super().get_queryset(request).select_related("account", "claimed_by")
        return cases.annotate(
            country=Subquery(newest.values("country")[:1]),
            version=Subquery(newest.values("version")[:1]),
        )

    def get_heading(self, target: KycCase) -> str:
        return target.account.name

    def get_subheading(self, target: KycCase) -> Sequence[Any]:
        account = reverse("admin:accounts_account_change", args=[target.account_id])
        return Badge(target.state), _explain(target), Link("Account page", account)

    def get_version(self, target: KycCase) -> str:
        return get_case_version(target)

    def describe_changes(self, target: KycCase, *, seen: str) -> list[str]:
        return describe_case_changes(target, seen=seen)

    def get_page_context(self, request: HttpRequest, target: KycCase) -> dict[str, Any]:
        return {"page": build_case_page(target)}

    def get_next_url(self, request: HttpRequest, target: KycCase) -> str:
        """My own claimed case first, then the oldest that nobody has."""
        queue = list_queue()
        mine = queue.filter(claimed_by=request.user).first()
        following = mine or queue.filter(state=CaseState.SUBMITTED).first()
        return self.get_object_url(following) if following else self.list_url

    @display(description="Business", ordering="account__name")
    def business(self, case: KycCase) -> str:
        return make_visible(case.account.name)

    @display(description="State", ordering="state")
    def state_badge(self, case: KycCase) -> str:
        return show(Badge(case.state))

    @display(description="Waiting since", ordering="submitted_at")
    def waiting(self, case: KycCase) -> str:
        if case.state not in QUEUE_STATES:
            return show(case.submitted_at)
        return show([case.submitted_at, f"for {show_span(case.submitted_at)}"])

    @display(description="Why it stands here")
    def why(self, case: KycCase) -> str:
        return show(_explain(case))

    @display(description="Country")
    def country_code(self, case: KycCase) -> str:
        return make_visible(case.country or "—")

    @display(description="Claimed by", ordering="claimed_by__full_name")
    def claimed(self, case: KycCase) -> str:
        return make_visible(case.claimed_by) if case.claimed_by else "—"


def count_waiting() -> int:
    """Return how many cases wait for staff, for the sidebar."""
    return list_queue().count()


def _explain(case: KycCase) -> str:
    if case.state == CaseState.IN_REVIEW:
        return f"{case.claimed_by} has had it for {show_span(case.claimed_at)}."
    if case.state != CaseState.SUBMITTED:
        return _WHY.get(CaseState(case.state), "")
    version = getattr(case, "version", None) or 1
    came = "New submission" if version == 1 else f"Version {version} came in"
    return f"{came}; nobody has it yet."
