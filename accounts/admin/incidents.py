"""Records of the past in a customer's way: which row, whose, and one button to clear it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from unfold.decorators import display

from accounts.admin.obstacles import find_own_account
from accounts.admin.timeline import build_timeline
from accounts.models import Account, Incident, User
from accounts.selectors import list_open_incidents
from accounts.services.clear_conflict import CLEANERS, clear_conflict, find_obstacle
from config.admin import ReviewAdmin
from config.decisions import Decision
from config.panels import Facts, Panel
from config.show import Badge, Link, show, show_span
from config.visible_text import make_visible


def _find_obstacle(incident: Incident, user: User) -> str:
    return find_obstacle(incident) or find_own_account(incident.account, user)


def _clear(incident: Incident, actor: User, said: Mapping[str, Any]) -> None:
    clear_conflict(incident.pk, actor=actor)


DECISIONS = (
    Decision(
        name="clear",
        label="Clear it",
        permission="accounts.clear_conflict",
        run=_clear,
        done="“{}” is cleared and the customer was told to try again.",
        why_not=_find_obstacle,
        style="main",
        explains="The row named below is changed as it says there. It leaves an audit event.",
        moves_on=True,
    ),
)


class IncidentFilter(admin.SimpleListFilter):
    """Which conflicts to show; without a choice, all that are open."""

    title = "Conflicts"
    parameter_name = "show"
    views = (("open", "Open"), ("all", "All"))

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return self.views

    def value(self) -> str:
        chosen = super().value()
        return chosen if chosen in dict(self.views) else "open"

    def choices(self, changelist: Any) -> Any:
        """Without the theme's own "All", which would mean no choice."""
        return list(super().choices(changelist))[1:]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset if self.value() == "all" else queryset.filter(cleared_at=None)


@admin.register(Incident)
class IncidentAdmin(ReviewAdmin):
    decisions = DECISIONS
    list_display = ("row", "business", "rule", "since", "last_request", "state_badge")
    list_filter = (IncidentFilter,)
    list_select_related = ("account", "cleared_by")
    ordering = ("created_at", "id")
    search_fields = ("account__name", "request_id", "row_id", "=account__id")
    search_help_text = "Account, account id, request id, or id of the row"

    def lock(self, target: Incident) -> Incident:
        """The account first, as in every service."""
        Account.objects.select_for_update(no_key=True).get(pk=target.account_id)
        return super().lock(target)

    def get_heading(self, target: Incident) -> str:
        return target.told

    def get_subheading(self, target: Incident) -> Sequence[Any]:
        account = reverse("admin:accounts_account_change", args=[target.account_id])
        return Badge(_name_state(target)), Link("Account page", account)

    def get_panels(self, request: HttpRequest, target: Incident) -> Sequence[Panel]:
        cleaner = CLEANERS.get(target.constraint)
        rows = [
            ("In the way of", target.account),
            ("Row", target.told),
            ("Table", target.table),
            ("Id of the row", target.row_id),
            ("Constraint", target.constraint),
            ("Last request that ran into it", target.request_id),
            ("First seen", target.created_at),
            ("Clearing it", cleaner.explains if cleaner else "Nobody has written down how."),
            ("Cleared", target.cleared_at),
            ("By", target.cleared_by),
        ]
        return Facts("Conflict", rows), build_timeline(target.account)

    @display(description="Row in the way")
    def row(self, incident: Incident) -> str:
        return make_visible(incident.told)

    @display(description="Account", ordering="account__name")
    def business(self, incident: Incident) -> str:
        return make_visible(incident.account.name)

    @display(description="Constraint", ordering="constraint")
    def rule(self, incident: Incident) -> str:
        return show(incident.constraint)

    @display(description="Since", ordering="created_at")
    def since(self, incident: Incident) -> str:
        return show([incident.created_at, f"{show_span(incident.created_at)} ago"])

    @display(description="Last request", ordering="request_id")
    def last_request(self, incident: Incident) -> str:
        return show(incident.request_id)

    @display(description="State", ordering="cleared_at")
    def state_badge(self, incident: Incident) -> str:
        return show(Badge(_name_state(incident)))


def count_waiting() -> int:
    """Return how many conflicts wait to be cleared, for the sidebar."""
    return list_open_incidents().count()


def _name_state(incident: Incident) -> str:
    return "cleared" if incident.cleared_at else "waiting"
