"""Which brands or campaigns to show; without a choice, what needs us, late ones first."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import SEARCH_VAR
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from compliance.admin.queue_search import read_word
from compliance.admin.registration_waits import WHYS, build_needs_us

QUEUE_ORDER = ("escalated_at", "state_since", "id")  # what is not late has no first and comes last
_CONDITIONS = {
    "needs": build_needs_us,
    **{why.key: why.build for why in WHYS},
    "customer": lambda: Q(waits_on="customer"),
    "all": Q,
}


class WaitFilter(admin.SimpleListFilter):
    title = "Why"
    parameter_name = "show"
    views = (
        ("needs", "Needs us"),
        *((why.key, why.label) for why in WHYS),
        ("customer", "Waiting on customer"),
        ("all", "All"),
    )

    def __init__(self, request: HttpRequest, *args: Any) -> None:
        super().__init__(request, *args)
        self._without_choice = read_choice(request)

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return self.views

    def value(self) -> str:
        chosen = super().value()
        return chosen if chosen in _CONDITIONS else self._without_choice

    def choices(self, changelist: Any) -> Any:
        """Without the theme's own "All", which would mean no choice."""
        return list(super().choices(changelist))[1:]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(_CONDITIONS[self.value()]())


def read_choice(request: HttpRequest) -> str:
    """Return what is shown: whoever searches, or asks for a state, looks for any of them."""
    chosen = request.GET.get(WaitFilter.parameter_name, "")
    if chosen in _CONDITIONS:
        return chosen
    searches = read_word(request.GET.get(SEARCH_VAR, ""))
    return "all" if searches or "state__exact" in request.GET else "needs"


def get_order(request: HttpRequest) -> tuple[str, ...]:
    """Return the order of what is shown: by need, or else the newest first (ids grow with time)."""
    return ("-id",) if read_choice(request) in ("all", "customer") else QUEUE_ORDER
