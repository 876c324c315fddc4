"""What colleagues ask each other to confirm: the queue, and the page on which it is answered."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from unfold.decorators import display

from accounts.admin.four_eyes import FourEyesAdmin, find_bar
from accounts.admin.second_look_panels import build_panels, describe_request
from accounts.models import SecondLook, User
from accounts.models.second_look import LookState
from accounts.selectors import list_waiting_looks
from accounts.services.second_look import (
    LONGEST_NOTE,
    check_may_decide,
    confirm_second_look,
    decline_second_look,
    describe_state,
)
from config.decisions import Decision, DecisionForm
from config.panels import Panel
from config.show import Badge, Link, show, show_span
from config.visible_text import make_visible

Said = Mapping[str, Any]


class ConfirmForm(DecisionForm):
    answer = forms.CharField(
        label="Note, for staff only",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST_NOTE,
        required=False,
    )


class DeclineForm(DecisionForm):
    answer = forms.CharField(
        label="Why not, for the colleague who asked",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST_NOTE,
    )


def _find_obstacle(look: SecondLook, user: User) -> str:
    return describe_state(look) or find_bar(check_may_decide, look, actor=user)


def _confirm(look: SecondLook, actor: User, said: Said) -> None:
    confirm_second_look(look.pk, actor=actor, answer=said["answer"])


def _decline(look: SecondLook, actor: User, said: Said) -> None:
    decline_second_look(look.pk, actor=actor, answer=said["answer"])


DECISIONS = (
    Decision(
        name="confirm",
        label="Confirm",
        permission="accounts.decide_secondlook",
        run=_confirm,
        done="“{}” is confirmed and done.",
        why_not=_find_obstacle,
        form_class=ConfirmForm,
        style="main",
        explains="What is asked for below is done at once, and stands under both names.",
        moves_on=True,
    ),
    Decision(
        name="decline",
        label="Decline",
        permission="accounts.decide_secondlook",
        run=_decline,
        done="“{}” is declined; nothing has changed.",
        why_not=_find_obstacle,
        form_class=DeclineForm,
        style="danger",
        explains="Nothing happens. Your colleague reads why and may ask again.",
        moves_on=True,
    ),
)


class LookFilter(admin.SimpleListFilter):
    """Which requests to show; without a choice, all that wait."""

    title = "Requests"
    parameter_name = "show"
    views = (("waiting", "Waiting"), ("mine", "Asked by me"), ("all", "All"))

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return self.views

    def value(self) -> str:
        chosen = super().value()
        return chosen if chosen in dict(self.views) else "waiting"

    def choices(self, changelist: Any) -> Any:
        """Without the theme's own "All", which would mean no choice."""
        return list(super().choices(changelist))[1:]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        conditions = {
            "waiting": {"state": LookState.WAITING},
            "mine": {"asked_by": request.user},
            "all": {},
        }
        return queryset.filter(**conditions[self.value()])


@admin.register(SecondLook)
class SecondLookAdmin(FourEyesAdmin):
    decisions = DECISIONS
    list_display = ("what", "business", "exactly", "asked", "why", "until", "state_badge")
    list_filter = (LookFilter,)
    list_select_related = ("account", "asked_by", "decided_by")
    ordering = ("created_at", "id")
    search_fields = ("account__name", "asked_by__email", "=account__id")
    search_help_text = "Account, account id, or e-mail of who asked"

    def get_heading(self, target: SecondLook) -> str:
        return f"{target.get_kind_display()} · {target.account}"

    def get_subheading(self, target: SecondLook) -> Sequence[Any]:
        account = reverse("admin:accounts_account_change", args=[target.account_id])
        return Badge(target.state), describe_state(target), Link("Account page", account)

    def get_panels(self, request: HttpRequest, target: SecondLook) -> Sequence[Panel]:
        return build_panels(target)

    def get_next_url(self, request: HttpRequest, target: SecondLook) -> str:
        following = list_waiting_looks().exclude(asked_by=request.user).first()
        return self.get_object_url(following) if following else self.list_url

    @display(description="What", ordering="kind")
    def what(self, look: SecondLook) -> str:
        return look.get_kind_display()

    @display(description="Account", ordering="account__name")
    def business(self, look: SecondLook) -> str:
        return make_visible(look.account.name)

    @display(description="Exactly")
    def exactly(self, look: SecondLook) -> str:
        return show([f"{label}: {value}" for label, value in describe_request(look)])

    @display(description="Asked by", ordering="created_at")
    def asked(self, look: SecondLook) -> str:
        return show([look.asked_by, f"{show_span(look.created_at)} ago"])

    @display(description="Why")
    def why(self, look: SecondLook) -> str:
        return show(look.note)

    @display(description="Until", ordering="expires_at")
    def until(self, look: SecondLook) -> str:
        return show(look.expires_at)

    @display(description="State", ordering="state")
    def state_badge(self, look: SecondLook) -> str:
        return show(Badge(look.state))


def count_waiting() -> int:
    """Return how many requests wait for a second person, for the sidebar."""
    return list_waiting_looks().count()
