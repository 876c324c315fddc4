"""Send decisions, found by whatever a customer quotes. Read only."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe
from unfold.decorators import display

from config.admin import ReviewAdmin
from config.panels import Panel
from config.show import show
from config.visible_text import make_visible
from messaging.admin.blocked_sends import build_page
from messaging.admin.decision_panels import build_panels, show_outcome
from messaging.admin.read_search import read_search
from messaging.models import SendDecision


class OutcomeFilter(admin.SimpleListFilter):
    title = "Outcome"
    parameter_name = "outcome"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("accepted", "Accepted"), ("refused", "Refused")]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() is None:
            return queryset
        return queryset.filter(accepted=self.value() == "accepted")


@admin.register(SendDecision)
class SendDecisionAdmin(ReviewAdmin):
    list_display = ("when", "business", "request_id", "outcome", "code")
    list_filter = (OutcomeFilter,)
    ordering = ("-id",)
    search_fields = ("=request_id",)  # that there is a search; how is in read_search
    search_help_text = (
        "Request id or the answer it stands in, id of a message or account, whole number, "
        "error code, or a name of an account"
    )

    def get_search_results(
        self, request: HttpRequest, queryset: Any, search_term: str
    ) -> tuple[Any, bool]:
        term = search_term.strip()
        return (queryset.filter(read_search(term)) if term else queryset), False

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("account")

    def get_heading(self, target: SendDecision) -> str:
        return target.request_id

    def get_panels(self, request: HttpRequest, target: SendDecision) -> Sequence[Panel]:
        return build_panels(target)

    @display(description="When", ordering="id")
    def when(self, decision: SendDecision) -> str:
        return show(decision.created_at)

    @display(description="Account")
    def business(self, decision: SendDecision) -> str:
        return make_visible(decision.account)

    @display(description="Outcome")
    def outcome(self, decision: SendDecision) -> str:
        return show(show_outcome(decision))

    # --- how many are blocked ---------------------------------------------------------------------

    def get_custom_urls(self) -> tuple[tuple[str, str, Any], ...]:
        return (("blocked/", "messaging_senddecision_blocked", require_safe(self.blocked_view)),)

    def blocked_view(self, request: HttpRequest, **_: Any) -> HttpResponse:
        """Show which checks refuse how much, and whose requests."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        context = {**self.admin_site.each_context(request), **build_page()}
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/messaging/blocked_sends.html", context)
