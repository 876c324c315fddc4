"""The queue of KYC cases, the most urgent first, and the page on which one is decided.

Time left comes first, then risk, then age; each row says why it stands where it does.
"""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe
from unfold.decorators import display

from accounts.models import Account
from accounts.services.record_refusal import record_refusal
from compliance.admin.case_decisions import CASE_DECISIONS
from compliance.admin.case_page import build_case_page
from compliance.admin.case_version import describe_case_changes, get_case_version
from compliance.admin.case_views import give_sign_of_life, read_page_text, tell_loss
from compliance.admin.case_words import (
    describe_due,
    describe_holder,
    describe_place,
    describe_risk,
)
from compliance.admin.next_case import find_next_case
from compliance.admin.queue_filter import QueueFilter, get_order
from compliance.admin.queue_search import HELP, search_cases
from compliance.admin.tax_id_reveal import (
    TAX_ID_DECISIONS,
    get_tax_id_access,
    show_tax_id,
)
from compliance.models import KycCase
from compliance.selectors import list_queue
from compliance.services.move_case import lock_case
from compliance.services.reveal_tax_id import PERMISSION
from config.admin import ReviewAdmin
from config.decisions import Decision
from config.errors import DomainError, ErrorCode
from config.show import Badge, Link, show
from config.visible_text import make_visible

_CLAIM = "compliance.claim_kyccase"
_MOST_COUNTED = 1000
_FOR_THE_RECORD = frozenset({ErrorCode.ROLE_NOT_ALLOWED, ErrorCode.SECOND_PERSON_NEEDED})


@admin.register(KycCase)
class KycCaseAdmin(ReviewAdmin):
    decisions = (*CASE_DECISIONS, *TAX_ID_DECISIONS)
    change_list_template = "admin/compliance/kyc_queue.html"
    page_template = "admin/compliance/kyc_case.html"
    decide_template = "admin/compliance/kyc_decide.html"
    list_display = ("business", "due", "risk", "why", "holder", "state_badge", "country_code")
    list_filter = (QueueFilter,)
    search_fields = ("account__name",)  # what is searched: compliance/admin/queue_search.py
    search_help_text = HELP

    # --- the queue --------------------------------------------------------------------------------

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("account", "claimed_by")

    def get_ordering(self, request: HttpRequest) -> Sequence[str]:
        return get_order(request)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        return search_cases(queryset, search_term), False

    @display(description="Business")
    def business(self, case: KycCase) -> str:
        return make_visible(case.account.name)

    @display(description="Time left")
    def due(self, case: KycCase) -> str:
        return show(describe_due(case))

    @display(description="Risk")
    def risk(self, case: KycCase) -> str:
        return show(describe_risk(case))

    @display(description="Why it stands here")
    def why(self, case: KycCase) -> str:
        return show(describe_place(case))

    @display(description="Who has it")
    def holder(self, case: KycCase) -> str:
        return show(describe_holder(case))

    @display(description="State")
    def state_badge(self, case: KycCase) -> str:
        return show(Badge(case.state))

    @display(description="Country")
    def country_code(self, case: KycCase) -> str:
        return make_visible(case.country or "—")

    # --- the page ---------------------------------------------------------------------------------

    def get_heading(self, target: KycCase) -> str:
        return target.account.name

    def get_subheading(self, target: KycCase) -> Sequence[Any]:
        account = reverse("admin:accounts_account_change", args=[target.account_id])
        return Badge(target.state), describe_place(target), Link("Account page", account)

    def get_page_context(self, request: HttpRequest, target: KycCase) -> dict[str, Any]:
        return {
            "page": build_case_page(target, request.user),
            "heartbeat_url": reverse("admin:compliance_kyccase_heartbeat", args=[target.pk]),
            "may_ask_tax_id": request.user.has_perm(PERMISSION),
            "tax_id_access": get_tax_id_access(target, request.user),
        }

    # --- deciding ---------------------------------------------------------------------------------

    def lock(self, target: KycCase) -> KycCase:
        """The account first, as every service does: two of them never wait for each other."""
        return lock_case(target.pk)

    def get_version(self, target: KycCase) -> str:
        return get_case_version(target)

    def describe_changes(self, target: KycCase, *, seen: str) -> list[str]:
        return describe_case_changes(target, seen=seen)

    def get_next_url(self, request: HttpRequest, target: KycCase) -> str:
        following = find_next_case(request.user, after=target)
        return self.get_object_url(following) if following else self.list_url

    def note_refusal(
        self, request: HttpRequest, target: KycCase, decision: Decision, refusal: DomainError
    ) -> None:
        """Whoever tries to decide on their own company, or twice, leaves a line."""
        if refusal.code in _FOR_THE_RECORD:
            record_refusal(
                Account.objects.get(pk=target.account_id),
                subject="kyc decision",
                attempt=decision.name,
                actor=request.user,
                refusal=refusal,
            )

    # --- beside the page --------------------------------------------------------------------------

    def get_custom_urls(self) -> tuple[tuple[str, str, Any], ...]:
        page, heartbeat = require_safe(self.page_view), require_POST(self.heartbeat_view)
        tax_id = require_POST(self.tax_id_view)
        return (
            ("<uuid:object_id>/pages/<slug:sha256>/", "compliance_kyccase_page", page),
            ("<uuid:object_id>/heartbeat/", "compliance_kyccase_heartbeat", heartbeat),
            ("<uuid:object_id>/tax-id/", "compliance_kyccase_tax_id", tax_id),
        )

    def page_view(
        self, request: HttpRequest, object_id: Any, sha256: str, **_: Any
    ) -> HttpResponse:
        """Show a page of the evidence as text."""
        case = self._find(request, str(object_id))
        context = {
            **self.admin_site.each_context(request),
            "title": make_visible(self.get_heading(case)),
            "object_url": self.get_object_url(case),
            "page_text": read_page_text(case, sha256),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/compliance/page_text.html", context)

    def tax_id_view(self, request: HttpRequest, object_id: Any, **_: Any) -> HttpResponse:
        return show_tax_id(self, request, self._find(request, str(object_id)))

    def heartbeat_view(self, request: HttpRequest, object_id: Any, **_: Any) -> HttpResponse:
        """A sign of life of an open page; it answers how long the claim still runs."""
        case = self._find(request, str(object_id))
        if not request.user.has_perm(_CLAIM):
            return JsonResponse({"why": "Your role does not claim cases."}, status=403)
        active = request.POST.get("active") == "1"
        try:
            return JsonResponse(give_sign_of_life(case.pk, actor=request.user, active=active))
        except DomainError as refusal:
            return JsonResponse(tell_loss(refusal), status=409)


def count_waiting() -> int:
    """Return how many cases wait for staff, for the sidebar; beyond a thousand nobody counts."""
    return list_queue().order_by()[:_MOST_COUNTED].count()
