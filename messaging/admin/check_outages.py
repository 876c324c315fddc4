"""Times in which a check let everything through, or every send was refused. Read only."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from unfold.decorators import display

from config.admin import ReviewAdmin
from config.panels import Facts, Panel
from config.show import Badge, name_span, show
from messaging.models import CheckOutage
from messaging.models.check_outage import OutageMode
from messaging.services.watch_outages import describe_outage

_BADGES = {
    OutageMode.OPEN: Badge("lets through", "wait"),
    OutageMode.CLOSED: Badge("refuses", "bad"),
}


class OutageFilter(admin.SimpleListFilter):
    title = "Outages"
    parameter_name = "show"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("going-on", "Going on"), ("over", "Over")]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() is None:
            return queryset
        return queryset.filter(until__isnull=self.value() == "going-on")


@admin.register(CheckOutage)
class CheckOutageAdmin(ReviewAdmin):
    list_display = ("what", "kind", "since_when", "until_when", "count")
    list_filter = (OutageFilter,)
    ordering = ("-since",)

    def get_heading(self, target: CheckOutage) -> str:
        return describe_outage(target)

    def get_subheading(self, target: CheckOutage) -> Sequence[Any]:
        return (_show_state(target),)

    def get_panels(self, request: HttpRequest, target: CheckOutage) -> Sequence[Panel]:
        rows = [
            ("Check", target.check_name.replace("_", " ")),
            ("What it means", _explain(target)),
            ("Since", target.since),
            ("Last noticed", target.last_seen),
            ("Ended", target.until),
            ("For", name_span(target.last_seen - target.since)),
            ("Requests that noticed", str(target.count)),
            ("Staff told by mail", target.told_at),
        ]
        return [Facts("Outage", rows)]

    @display(description="What")
    def what(self, outage: CheckOutage) -> str:
        return describe_outage(outage)

    @display(description="Meanwhile", ordering="mode")
    def kind(self, outage: CheckOutage) -> str:
        return show(_BADGES[OutageMode(outage.mode)])

    @display(description="Since", ordering="since")
    def since_when(self, outage: CheckOutage) -> str:
        return show(outage.since)

    @display(description="Until", ordering="until")
    def until_when(self, outage: CheckOutage) -> str:
        return show(outage.until or _show_state(outage))


def count_open() -> int:
    """Return how many outages go on, for the sidebar."""
    return CheckOutage.objects.filter(until=None).count()


def _show_state(outage: CheckOutage) -> Badge:
    return Badge("over", "good") if outage.until else Badge("goes on", "bad")


def _explain(outage: CheckOutage) -> str:
    if outage.mode == OutageMode.CLOSED:
        return "Sends are answered 503 INTERNAL_005; of those nothing was sent or charged."
    return "Sends go on without this check, until its store answers again."
