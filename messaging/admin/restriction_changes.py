"""What staff did to which country, when and why. Read only."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django_countries import countries
from unfold.decorators import display

from config.admin import ReviewAdmin
from config.panels import Facts, Panel
from config.show import Badge, show
from config.visible_text import make_visible
from messaging.models import RestrictionChange

_TONES = {"block": "bad", "monitor": "wait"}


@admin.register(RestrictionChange)
class RestrictionChangeAdmin(ReviewAdmin):
    list_display = ("when", "country", "what", "why", "who")
    ordering = ("-id",)
    search_fields = ("=region",)
    search_help_text = "Two-letter code of the country"

    def get_queryset(self, request: HttpRequest) -> QuerySet[RestrictionChange]:
        return super().get_queryset(request).select_related("actor")

    def get_heading(self, target: RestrictionChange) -> str:
        return _name(target)

    def get_panels(self, request: HttpRequest, target: RestrictionChange) -> Sequence[Panel]:
        rows: list[tuple[str, Any]] = [
            ("Country", _name(target)),
            ("From then on", _badge(target)),
            ("Reason", target.reason),
            ("By", target.actor),
            ("When", target.created_at),
            ("Request", target.request_id),
        ]
        return [Facts("Change", rows)]

    @display(description="When", ordering="id")
    def when(self, change: RestrictionChange) -> str:
        return show(change.created_at)

    @display(description="Country")
    def country(self, change: RestrictionChange) -> str:
        return _name(change)

    @display(description="From then on")
    def what(self, change: RestrictionChange) -> str:
        return show(_badge(change))

    @display(description="Reason")
    def why(self, change: RestrictionChange) -> str:
        return make_visible(change.reason)

    @display(description="By")
    def who(self, change: RestrictionChange) -> str:
        return make_visible(change.actor)


def _name(change: RestrictionChange) -> str:
    return f"{countries.name(change.region)} ({change.region})"


def _badge(change: RestrictionChange) -> Badge:
    return Badge(change.mode or "open", _TONES.get(change.mode, "good"))
