"""The catalog of reasons. A new wording is a new version; what a customer was told stays."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from unfold.decorators import display

from accounts.models import User
from compliance.admin.case_forms import make_text_field
from compliance.admin.versions import InForceFilter, build_versions, show_state
from compliance.form_fields import get_field
from compliance.models import Reason
from compliance.services.reword_reason import Wording, retire_reason, reword_reason
from config.admin import ReviewAdmin
from config.decisions import Decision, DecisionForm
from config.panels import Facts, Panel
from config.visible_text import make_visible

_WORDS = ("title", "problem", "fix", "example")


class WordingForm(DecisionForm):
    title = forms.CharField(max_length=120)
    problem = make_text_field("What is wrong")
    fix = make_text_field("How to fix it")
    example = make_text_field("What good looks like", required=False)
    resubmittable = forms.BooleanField(label="Can be put right and submitted again", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in (*_WORDS, "resubmittable"):
            self.initial.setdefault(name, getattr(self.target, name))


def _find_obstacle(reason: Reason, _user: User) -> str:
    return "This version is retired." if reason.retired_at else ""


def _reword(reason: Reason, actor: User, said: Mapping[str, Any]) -> None:
    words = {name: said[name] for name in _WORDS}
    reword_reason(reason.pk, wording=Wording(**words, resubmittable=said["resubmittable"]))


def _retire(reason: Reason, actor: User, said: Mapping[str, Any]) -> None:
    retire_reason(reason.pk)


DECISIONS = (
    Decision(
        name="reword",
        label="Reword",
        permission="compliance.reword_reason",
        run=_reword,
        done="“{}” has a new wording.",
        why_not=_find_obstacle,
        form_class=WordingForm,
        style="main",
        explains="A new version is in force from now on; older decisions keep the old wording.",
        moves_on=True,
    ),
    Decision(
        name="retire",
        label="Retire",
        permission="compliance.reword_reason",
        run=_retire,
        done="“{}” is no longer offered.",
        why_not=_find_obstacle,
        style="danger",
        explains="Nobody can choose it any more; older decisions keep it.",
    ),
)


@admin.register(Reason)
class ReasonAdmin(ReviewAdmin):
    decisions = DECISIONS
    list_display = ("name", "code", "version", "again", "state")
    list_filter = (InForceFilter,)
    ordering = ("title", "-version")
    search_fields = ("title", "code", "problem")

    def get_heading(self, target: Reason) -> str:
        return target.title

    def get_panels(self, request: HttpRequest, target: Reason) -> Sequence[Panel]:
        rows = [
            ("Code", f"{target.code}, version {target.version}"),
            ("What is wrong", target.problem),
            ("How to fix it", target.fix),
            ("What good looks like", target.example),
            ("About", [get_field(name).label for name in target.fields] or "any field"),
            ("Can be submitted again", target.resubmittable),
            ("Put right outside of the form", target.fixed_elsewhere),
            ("In force since", target.created_at),
            ("Retired", target.retired_at),
        ]
        return [
            Facts("As the customer reads it", rows),
            build_versions(target, address=self.get_object_url),
        ]

    @display(description="Reason", ordering="title")
    def name(self, reason: Reason) -> str:
        return make_visible(reason.title)

    @display(description="Again?", ordering="resubmittable")
    def again(self, reason: Reason) -> str:
        return "can be put right" if reason.resubmittable else "final"

    @display(description="State", ordering="retired_at")
    def state(self, reason: Reason) -> str:
        return show_state(reason)
