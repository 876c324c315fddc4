"""The rules of risk screening, as they are and as they were. They are data, and only read here: a
new wording comes with a release, as a new version, so that every screening can be explained later.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from unfold.decorators import display

from compliance.admin.versions import InForceFilter, build_versions, show_state
from compliance.models import RiskRule
from config.admin import ReviewAdmin
from config.panels import Facts, Panel
from config.show import Badge, show
from config.visible_text import make_visible

_TONES = {"allow": "good", "review": "wait", "hold": "bad"}


@admin.register(RiskRule)
class RiskRuleAdmin(ReviewAdmin):
    list_display = ("name", "code", "version", "points", "at_least", "source", "state")
    list_filter = (InForceFilter,)
    ordering = ("title", "-version")
    search_fields = ("title", "code", "source")

    def get_heading(self, target: RiskRule) -> str:
        return target.title

    def get_panels(self, request: HttpRequest, target: RiskRule) -> Sequence[Panel]:
        rows = [
            ("Code", f"{target.code}, version {target.version}"),
            ("Points", target.points),
            ("Outcome, at least", _tell_outcome(target)),
            ("Whose rule it is", target.source),
            ("Looks for", target.pattern.replace("_", " ")),
            ("In force since", target.created_at),
            ("Retired", target.retired_at),
        ]
        return [
            Facts("Rule", rows),
            Facts("What exactly it looks for", _list_parameters(target.parameters)),
            build_versions(target, address=self.get_object_url),
        ]

    @display(description="Rule", ordering="title")
    def name(self, rule: RiskRule) -> str:
        return make_visible(rule.title)

    @display(description="At least", ordering="outcome")
    def at_least(self, rule: RiskRule) -> str:
        return show(_tell_outcome(rule))

    @display(description="State", ordering="retired_at")
    def state(self, rule: RiskRule) -> str:
        return show_state(rule)


def _tell_outcome(rule: RiskRule) -> Badge:
    return Badge(rule.outcome, _TONES[rule.outcome])


def _list_parameters(parameters: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return [
        (name.replace("_", " ").capitalize(), _write(value)) for name, value in parameters.items()
    ]


def _write(value: Any) -> Any:
    return [str(each) for each in value] if isinstance(value, list) else str(value)
