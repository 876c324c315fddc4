"""Appeals of customers, the most urgent first, and the page on which one is decided."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from unfold.decorators import display

from accounts.admin.four_eyes import FourEyesAdmin, find_bar
from accounts.models import Appeal, User
from accounts.models.appeal import AppealKind, AppealState
from accounts.selectors import list_open_appeals
from accounts.services.appeal import LEAST, MOST, check_may_decide, describe_state
from accounts.services.appeal_suspension import deny_suspension_appeal, uphold_suspension_appeal
from compliance.admin.appeal_panels import build_panels, list_barred
from compliance.services.appeal_case import deny_rejection_appeal, uphold_rejection_appeal
from config.decisions import Decision, DecisionForm
from config.panels import Panel
from config.show import Badge, Link, show, show_span
from config.visible_text import make_visible

Said = Mapping[str, Any]
_UPHOLD = {
    AppealKind.REJECTION: uphold_rejection_appeal,
    AppealKind.SUSPENSION: uphold_suspension_appeal,
}
_DENY = {
    AppealKind.REJECTION: deny_rejection_appeal,
    AppealKind.SUSPENSION: deny_suspension_appeal,
}


class AnswerForm(DecisionForm):
    answer = forms.CharField(
        label="Statement of reasons, as the customer will read it",
        widget=forms.Textarea(attrs={"rows": 6}),
        min_length=LEAST,
        max_length=MOST,
        help_text="Answer what the customer says, point by point. It goes out by mail.",
    )


def _check_person(appeal: Appeal, *, actor: User) -> None:
    check_may_decide(appeal, actor=actor, barred=list_barred(appeal))


def _find_obstacle(appeal: Appeal, user: User) -> str:
    return describe_state(appeal) or find_bar(_check_person, appeal, actor=user)


def _uphold(appeal: Appeal, actor: User, said: Said) -> None:
    _UPHOLD[AppealKind(appeal.kind)](appeal.pk, actor=actor, answer=said["answer"])


def _deny(appeal: Appeal, actor: User, said: Said) -> None:
    _DENY[AppealKind(appeal.kind)](appeal.pk, actor=actor, answer=said["answer"])


DECISIONS = (
    Decision(
        name="uphold",
        label="Uphold",
        permission="accounts.decide_appeal",
        run=_uphold,
        done="The {} is upheld; the customer was told why by mail.",
        why_not=_find_obstacle,
        form_class=AnswerForm,
        style="main",
        explains="The customer is right. A rejected case comes back into review, in your hands; "
        "to lift a suspension a colleague is asked for a second look.",
    ),
    Decision(
        name="deny",
        label="Deny",
        permission="accounts.decide_appeal",
        run=_deny,
        done="The {} is denied; the customer was told why by mail.",
        why_not=_find_obstacle,
        form_class=AnswerForm,
        style="danger",
        explains="The first decision stays, and cannot be appealed against again.",
        moves_on=True,
    ),
)


class AppealFilter(admin.SimpleListFilter):
    """Which appeals to show; without a choice, all that wait for our answer."""

    title = "Appeals"
    parameter_name = "show"
    views = (("open", "Open"), ("decided", "Decided"), ("all", "All"))

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return self.views

    def value(self) -> str:
        chosen = super().value()
        return chosen if chosen in dict(self.views) else "open"

    def choices(self, changelist: Any) -> Any:
        """Without the theme's own "All", which would mean no choice."""
        return list(super().choices(changelist))[1:]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        conditions = {
            "open": {"state": AppealState.OPEN},
            "decided": {"state__in": (AppealState.UPHELD, AppealState.DENIED)},
            "all": {},
        }
        return queryset.filter(**conditions[self.value()])


@admin.register(Appeal)
class AppealAdmin(FourEyesAdmin):
    decisions = DECISIONS
    list_display = ("business", "against_what", "due", "waiting", "opened", "state_badge")
    list_filter = (AppealFilter,)
    list_select_related = ("account", "opened_by")
    ordering = ("due_at", "id")
    search_fields = ("account__name", "opened_by__email", "=account__id")
    search_help_text = "Account, account id, or e-mail of who appealed"

    def get_subheading(self, target: Appeal) -> Sequence[Any]:
        account = reverse("admin:accounts_account_change", args=[target.account_id])
        return (
            Badge(target.get_kind_display(), "plain"),
            Badge(target.state),
            _describe_due(target),
            Link("Account page", account),
        )

    def get_panels(self, request: HttpRequest, target: Appeal) -> Sequence[Panel]:
        return build_panels(target)

    def get_next_url(self, request: HttpRequest, target: Appeal) -> str:
        following = list_open_appeals().first()
        return self.get_object_url(following) if following else self.list_url

    @display(description="Account", ordering="account__name")
    def business(self, appeal: Appeal) -> str:
        return make_visible(appeal.account.name)

    @display(description="Against", ordering="kind")
    def against_what(self, appeal: Appeal) -> str:
        return appeal.get_kind_display()

    @display(description="Answer due", ordering="due_at")
    def due(self, appeal: Appeal) -> str:
        return show([appeal.due_at, _describe_due(appeal)])

    @display(description="Waiting", ordering="created_at")
    def waiting(self, appeal: Appeal) -> str:
        return show(f"for {show_span(appeal.created_at)}" if not appeal.decided_at else "")

    @display(description="Opened by")
    def opened(self, appeal: Appeal) -> str:
        return make_visible(appeal.opened_by)

    @display(description="State", ordering="state")
    def state_badge(self, appeal: Appeal) -> str:
        return show(Badge(appeal.state))


def count_waiting() -> int:
    """Return how many appeals wait for our answer, for the sidebar."""
    return list_open_appeals().count()


def _describe_due(appeal: Appeal) -> str:
    if appeal.decided_at:
        return describe_state(appeal)
    overdue = appeal.due_at <= timezone.now()
    return f"Overdue by {show_span(appeal.due_at)}." if overdue else "In time."
