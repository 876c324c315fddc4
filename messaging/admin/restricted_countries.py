"""Countries closed to everybody, or watched. A change is in force within a second."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django_countries import countries
from unfold.decorators import display

from accounts.models import User
from config.adding import AddingAdmin
from config.decisions import Decision, DecisionForm
from config.panels import Facts, Panel
from config.show import Badge, show
from config.visible_text import make_visible
from messaging.models import RestrictedCountry
from messaging.models.restricted_country import RestrictionMode
from messaging.services.restrict_country import (
    change_restriction,
    lift_restriction,
    restrict_country,
)

_PERMISSION = "messaging.restrict_country"
_TONES = {RestrictionMode.BLOCK: "bad", RestrictionMode.MONITOR: "wait"}


class ReasonForm(DecisionForm):
    reason = forms.CharField(
        label="Reason", widget=forms.Textarea(attrs={"rows": 3}), max_length=300
    )


class ModeForm(ReasonForm):
    mode = forms.ChoiceField(
        choices=RestrictionMode.choices,
        help_text="Block refuses every send; monitor lets it pass, and its decision says so.",
    )

    field_order = ("mode", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = "A customer whose send is blocked may be told it."
        for name in ("mode", "reason"):
            self.initial.setdefault(name, getattr(self.target, name, None))


class RestrictForm(ModeForm):
    region = forms.ChoiceField(label="Country", choices=lambda: list(countries))

    field_order = ("region", "mode", "reason")


def _restrict(_: None, actor: User, said: Mapping[str, Any]) -> None:
    restrict_country(said["region"], mode=said["mode"], reason=said["reason"], actor=actor)


def _change(country: RestrictedCountry, actor: User, said: Mapping[str, Any]) -> None:
    change_restriction(country.pk, mode=said["mode"], reason=said["reason"], actor=actor)


def _lift(country: RestrictedCountry, actor: User, said: Mapping[str, Any]) -> None:
    lift_restriction(country.pk, reason=said["reason"], actor=actor)


DECISIONS = (
    Decision(
        name="set-mode",
        label="Change",
        permission=_PERMISSION,
        run=_change,
        done="The restriction of {} was changed.",
        form_class=ModeForm,
        style="main",
        explains="In force within a second, also for messages that are queued.",
    ),
    Decision(
        name="remove",
        label="Remove",
        permission=_PERMISSION,
        run=_lift,
        done="{} is open again to accounts that declared it.",
        form_class=ReasonForm,
        style="danger",
        explains="Within a second, accounts that declared the country can send to it.",
        moves_on=True,
    ),
)


@admin.register(RestrictedCountry)
class RestrictedCountryAdmin(AddingAdmin):
    decisions = DECISIONS
    adds = Decision(
        name="restrict",
        label="Restrict a country",
        permission=_PERMISSION,
        run=_restrict,
        done="The country is restricted.",
        form_class=RestrictForm,
        style="main",
        explains="For every account, also for messages that are queued.",
    )
    list_display = ("country", "what", "why", "who", "since")
    list_filter = ("mode",)
    ordering = ("region",)
    search_fields = ("=region", "reason")
    search_help_text = "Two-letter code of the country, or words of the reason"

    def get_queryset(self, request: HttpRequest) -> QuerySet[RestrictedCountry]:
        return super().get_queryset(request).select_related("set_by")

    def get_heading(self, target: RestrictedCountry | None) -> str:
        return super().get_heading(target) if target is None else countries.name(target.region)

    def get_panels(self, request: HttpRequest, target: RestrictedCountry) -> Sequence[Panel]:
        if target is None:
            return ()
        rows = [
            ("Country", f"{countries.name(target.region)} ({target.region})"),
            ("What", Badge(target.mode, _TONES[target.mode])),
            ("Reason", target.reason),
            ("Set by", target.set_by),
            ("Since", target.created_at),
            ("Changed", target.updated_at),
        ]
        return [Facts("Restriction", rows)]

    @display(description="Country", ordering="region")
    def country(self, restricted: RestrictedCountry) -> str:
        return f"{countries.name(restricted.region)} ({restricted.region})"

    @display(description="What", ordering="mode")
    def what(self, restricted: RestrictedCountry) -> str:
        return show(Badge(restricted.mode, _TONES[restricted.mode]))

    @display(description="Reason")
    def why(self, restricted: RestrictedCountry) -> str:
        return show(restricted.reason)

    @display(description="Set by")
    def who(self, restricted: RestrictedCountry) -> str:
        return make_visible(restricted.set_by or "—")

    @display(description="Changed", ordering="updated_at")
    def since(self, restricted: RestrictedCountry) -> str:
        return show(restricted.updated_at)
