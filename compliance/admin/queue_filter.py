"""Which cases to show; without a choice, all that wait for staff."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import SEARCH_VAR
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from accounts.models import User
from compliance.admin.queue_search import read_word
from compliance.models.kyc_case import QUEUE_STATES, CaseState
from compliance.selectors import QUEUE_ORDER

_WAITING = Q(state__in=QUEUE_STATES)
_CUSTOMER = (CaseState.ACTION_REQUIRED, CaseState.LAPSED, CaseState.DRAFT)
_DECIDED = (CaseState.APPROVED, CaseState.REJECTED, CaseState.REVOKED, CaseState.EXPIRED)
_ORDERS = {
    "customer": ("lapses_at", "state_since", "id"),
    "decided": ("-state_since", "id"),
    "all": ("-id",),  # the newest case; ids grow with time
}


class QueueFilter(admin.SimpleListFilter):
    title = "Cases"
    parameter_name = "show"
    views = (
        ("waiting", "All waiting"),
        ("mine", "Mine"),
        ("unclaimed", "Unclaimed"),
        ("second", "Second review"),
        ("overdue", "Overdue"),
        ("customer", "Waiting on customer"),
        ("appeals", "Appeals"),
        ("decided", "Decided"),
        ("all", "All"),
    )

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return self.views

    def __init__(self, request: HttpRequest, *args: Any) -> None:
        super().__init__(request, *args)
        self._without_choice = read_choice(request)

    def value(self) -> str:
        chosen = super().value()
        return chosen if chosen in dict(self.views) else self._without_choice

    def choices(self, changelist: Any) -> Any:
        """Without the theme's own "All", which would mean no choice."""
        return list(super().choices(changelist))[1:]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(_build_condition(self.value(), request.user))


def read_choice(request: HttpRequest) -> str:
    """Return what is shown: whoever searches without a choice looks for any case at all."""
    chosen = request.GET.get(QueueFilter.parameter_name, "")
    if chosen in dict(QueueFilter.views):
        return chosen
    return "all" if read_word(request.GET.get(SEARCH_VAR, "")) else "waiting"


def get_order(request: HttpRequest) -> tuple[str, ...]:
    """Return the order of what is shown: by need, or for what needs nothing, by age."""
    return _ORDERS.get(read_choice(request), QUEUE_ORDER)


def _build_condition(choice: str, user: User) -> Q:
    return {
        "waiting": _WAITING,
        "mine": Q(state=CaseState.IN_REVIEW, claimed_by=user),
        "unclaimed": Q(state=CaseState.SUBMITTED),
        "second": Q(state=CaseState.SECOND_REVIEW),
        "overdue": _WAITING & Q(due_at__lt=timezone.now()),
        "customer": Q(state__in=_CUSTOMER),
        "appeals": Q(state=CaseState.APPEALED),
        "decided": Q(state__in=_DECIDED),
        "all": Q(),
    }[choice]
