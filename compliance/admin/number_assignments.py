"""Numbers under their campaigns: those that the carrier turned down, or never answers for."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from unfold.decorators import display

from accounts.admin.four_eyes import FourEyesAdmin, find_bar
from accounts.admin.timeline import build_moment
from accounts.models import Account, User
from accounts.selectors import list_events
from accounts.services.own_account import check_not_own
from compliance.models import NumberAssignment
from compliance.models.number_assignment import AssignmentState
from compliance.services.tcr.numbers import STUCK_AFTER, try_again
from config.decisions import Decision
from config.panels import Facts, Panel, Timeline
from config.show import Badge, Link, show, show_span
from config.visible_text import make_visible

_MOST, _MOST_COUNTED = 50, 1000
_UNSETTLED = (AssignmentState.PENDING, AssignmentState.REMOVING)
NEEDS_US = Q(state=AssignmentState.FAILED) | Q(state__in=_UNSETTLED, tries__gte=STUCK_AFTER)


class AssignmentFilter(admin.SimpleListFilter):
    title = "Why"
    parameter_name = "show"
    views = (("needs", "Needs us"), ("all", "All"))

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return self.views

    def __init__(self, request: HttpRequest, *args: Any) -> None:
        super().__init__(request, *args)
        searches = request.GET.get("q") or "state__exact" in request.GET
        self._without_choice = "all" if searches else "needs"

    def value(self) -> str:
        chosen = super().value()
        return chosen if chosen in dict(self.views) else self._without_choice

    def choices(self, changelist: Any) -> Any:
        """Without the theme's own "All", which would mean no choice."""
        return list(super().choices(changelist))[1:]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(NEEDS_US) if self.value() == "needs" else queryset


def _find_obstacle(assignment: NumberAssignment, user: User) -> str:
    if assignment.state != AssignmentState.FAILED:
        return f"It is {assignment.state}; only what failed is asked for again."
    return find_bar(check_not_own, assignment.campaign.account_id, actor=user)


def _try_again(assignment: NumberAssignment, actor: User, said: Mapping[str, Any]) -> None:
    try_again(assignment.pk, actor=actor)


DECISIONS = (
    Decision(
        name="try-again",
        label="Try again",
        permission="compliance.assign_number",
        run=_try_again,
        done="The carrier is being asked about {} again.",
        why_not=_find_obstacle,
        style="main",
        asks_first=False,
    ),
)


@admin.register(NumberAssignment)
class NumberAssignmentAdmin(FourEyesAdmin):
    decisions = DECISIONS
    list_display = ("e164", "business", "campaign_name", "state_badge", "why", "since")
    list_filter = (AssignmentFilter, "state")
    list_select_related = ("number", "campaign__account")
    ordering = ("state_since", "id")
    search_fields = ("=number__e164", "campaign__account__name", "=campaign__tcr_campaign_id")
    search_help_text = "Number as +12125550123, business, or the campaign's id at the registry"

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("number", "campaign__account")

    def get_account(self, target: NumberAssignment) -> Account:
        return target.campaign.account

    def lock(self, target: NumberAssignment) -> NumberAssignment:
        """The account first, as every service does: two of them never wait for each other."""
        Account.objects.select_for_update(no_key=True).get(pk=target.campaign.account_id)
        return super().lock(target)

    def get_heading(self, target: NumberAssignment) -> str:
        return target.number.e164

    def get_subheading(self, target: NumberAssignment) -> Sequence[Any]:
        account = reverse("admin:accounts_account_change", args=[target.campaign.account_id])
        name = target.campaign.account.name
        return Badge(target.state), describe_place(target), Link(name, account)

    def get_panels(self, request: HttpRequest, target: NumberAssignment) -> Sequence[Panel]:
        campaign = reverse("admin:compliance_campaign_change", args=[target.campaign_id])
        rows = [
            ("Campaign", Link(target.campaign.name, campaign)),
            ("State of the campaign", Badge(target.campaign.state)),
            ("State", [Badge(target.state), target.state_since]),
            ("What the carrier said", target.problem),
            ("Looks without an end", target.tries),
            ("Next look", target.next_look_at),
            ("May send since", target.number.registered_at),
        ]
        return Facts("Where it stands", rows), _build_timeline(target)

    @display(description="Number", ordering="number__e164")
    def e164(self, assignment: NumberAssignment) -> str:
        return assignment.number.e164

    @display(description="Business")
    def business(self, assignment: NumberAssignment) -> str:
        return make_visible(assignment.campaign.account.name)

    @display(description="Campaign")
    def campaign_name(self, assignment: NumberAssignment) -> str:
        return show([assignment.campaign.name, assignment.campaign.tcr_campaign_id])

    @display(description="State")
    def state_badge(self, assignment: NumberAssignment) -> str:
        return show(Badge(assignment.state))

    @display(description="Why it stands here")
    def why(self, assignment: NumberAssignment) -> str:
        return show(describe_place(assignment))

    @display(description="Since", ordering="state_since")
    def since(self, assignment: NumberAssignment) -> str:
        return f"{show_span(assignment.state_since)} ago"


def describe_place(assignment: NumberAssignment) -> str:
    """Say why it stands where it does."""
    if assignment.state == AssignmentState.FAILED:
        return f"The carrier refused it: {assignment.problem or 'it did not say why.'}"
    if assignment.state in _UNSETTLED and assignment.tries >= STUCK_AFTER:
        return f"The carrier has not settled it in {assignment.tries} looks."
    return "Waits on the carrier." if assignment.state in _UNSETTLED else "Nothing is to be done."


def _build_timeline(assignment: NumberAssignment) -> Timeline:
    """What happened to the number under any campaign."""
    events = list_events(assignment.campaign.account).filter(subject=assignment.number.e164)
    return Timeline(
        "Timeline", [build_moment(each) for each in events.order_by("-sequence")[:_MOST]]
    )


def count_waiting() -> int:
    """Return how many need us, for the sidebar; beyond a thousand nobody counts."""
    return NumberAssignment.objects.filter(NEEDS_US)[:_MOST_COUNTED].count()
