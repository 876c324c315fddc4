"""The queue of sender profiles that bring their own registration, the longest waiting first."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django_fsm import can_proceed
from unfold.decorators import display

from accounts.admin.obstacles import find_own_account
from accounts.admin.timeline import describe_events_since, get_last_sequence
from accounts.models import Account, AuditEvent, SenderProfile, User
from accounts.models.sender_profile import ProfileState
from accounts.selectors import list_events, list_profiles_to_review
from accounts.services.decide_profile import LONGEST_NOTE, reject_profile
from accounts.services.pause_profile import pause_profile, resume_profile
from compliance.admin.profile_panels import build_panels
from compliance.services.decide_profile import approve_profile
from config.admin import ReviewAdmin
from config.decisions import Decision, DecisionForm
from config.panels import Panel
from config.show import Badge, Link, show, show_span
from config.visible_text import make_visible

Said = Mapping[str, Any]


class ReasonForm(DecisionForm):
    note = forms.CharField(
        label="The reason, as the customer will read it",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=LONGEST_NOTE,
        help_text="Say what must change. It goes out by mail and stands in the dashboard.",
    )


def _forbid_unless(move: str) -> Callable[[SenderProfile, User], str]:
    """Return a check whether the profile's state allows the transition ``move``."""

    def find(profile: SenderProfile, user: User) -> str:
        if profile.deleted_at:
            return "The customer has deleted it."
        if not can_proceed(getattr(profile, move)):
            return f"It is {profile.get_state_display().lower()}."
        return find_own_account(profile.account, user)

    return find


def _approve(profile: SenderProfile, actor: User, said: Said) -> None:
    approve_profile(profile.pk, actor=actor)


def _reject(profile: SenderProfile, actor: User, said: Said) -> None:
    reject_profile(profile.pk, actor=actor, note=said["note"])


def _pause(profile: SenderProfile, actor: User, said: Said) -> None:
    pause_profile(profile.pk, actor=actor, note=said["note"])


def _resume(profile: SenderProfile, actor: User, said: Said) -> None:
    resume_profile(profile.pk, actor=actor)


DECISIONS = (
    Decision(
        name="approve",
        label="Approve",
        permission="accounts.approve_senderprofile",
        run=_approve,
        done="“{}” is approved; its set-up goes on by itself.",
        why_not=_forbid_unless("approve"),
        style="main",
        explains="It gets a number, and its brand goes to The Campaign Registry, for a fee.",
        moves_on=True,
    ),
    Decision(
        name="reject",
        label="Reject",
        permission="accounts.approve_senderprofile",
        run=_reject,
        done="“{}” is rejected and the customer was told why.",
        why_not=_forbid_unless("reject"),
        form_class=ReasonForm,
        style="danger",
        explains="The customer may correct it and hand it in again.",
        moves_on=True,
    ),
    Decision(
        name="pause",
        label="Pause",
        permission="accounts.pause_senderprofile",
        run=_pause,
        done="“{}” is paused.",
        why_not=_forbid_unless("pause"),
        form_class=ReasonForm,
        style="danger",
        explains="Sends that name it are refused at once, those in the queue as well.",
    ),
    Decision(
        name="resume",
        label="Resume",
        permission="accounts.pause_senderprofile",
        run=_resume,
        done="“{}” can send again.",
        why_not=_forbid_unless("resume"),
        explains="Sends work at once.",
    ),
)


class ProfileFilter(admin.SimpleListFilter):
    """Which profiles to show; without a choice, those that staff decides on."""

    title = "Profiles"
    parameter_name = "show"
    views = (
        ("waiting", "Waiting for us"),
        *((state.value, str(state.label)) for state in ProfileState),
        ("all", "All"),
    )

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return self.views

    def value(self) -> str:
        chosen = super().value()
        return chosen if chosen in dict(self.views) else "waiting"

    def choices(self, changelist: Any) -> Any:
        """Without the theme's own "All", which would mean no choice."""
        return list(super().choices(changelist))[1:]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        chosen = self.value()
        if chosen == "waiting":
            return queryset.filter(pk__in=list_profiles_to_review().values("pk"))
        return queryset if chosen == "all" else queryset.filter(state=chosen, deleted_at=None)


@admin.register(SenderProfile)
class SenderProfileAdmin(ReviewAdmin):
    decisions = DECISIONS
    list_display = ("profile_name", "business", "state_badge", "registration", "waiting")
    list_filter = (ProfileFilter,)
    list_select_related = ("account",)
    ordering = ("state_since", "id")
    search_fields = ("name", "account__name", "=account__id", "=id")
    search_help_text = "Profile or business, by name or id"

    def lock(self, target: SenderProfile) -> SenderProfile:
        """The account first, as in every service."""
        Account.objects.select_for_update(no_key=True).get(pk=target.account_id)
        return super().lock(target)

    def get_subheading(self, target: SenderProfile) -> Sequence[Any]:
        account = reverse("admin:accounts_account_change", args=[target.account_id])
        return Badge(target.state), Link(target.account.name, account)

    def get_version(self, target: SenderProfile) -> str:
        return get_last_sequence(_list_profile_events(target))

    def describe_changes(self, target: SenderProfile, *, seen: str) -> list[str]:
        return describe_events_since(_list_profile_events(target), seen=seen)

    def get_next_url(self, request: HttpRequest, target: SenderProfile) -> str:
        following = list_profiles_to_review().first()
        return self.get_object_url(following) if following else self.list_url

    def get_panels(self, request: HttpRequest, target: SenderProfile) -> Sequence[Panel]:
        return build_panels(target)

    @display(description="Profile", ordering="name")
    def profile_name(self, profile: SenderProfile) -> str:
        return make_visible(profile.name)

    @display(description="Business", ordering="account__name")
    def business(self, profile: SenderProfile) -> str:
        return make_visible(profile.account.name)

    @display(description="State", ordering="state")
    def state_badge(self, profile: SenderProfile) -> str:
        return show(Badge("deleted" if profile.deleted_at else profile.state))

    @display(description="Registration")
    def registration(self, profile: SenderProfile) -> str:
        own = not (profile.inherits_brand and profile.inherits_campaign)
        return "its own" if own else "inherited"

    @display(description="Since", ordering="state_since")
    def waiting(self, profile: SenderProfile) -> str:
        return show([profile.state_since, f"for {show_span(profile.state_since)}"])


def count_waiting() -> int:
    """Return how many profiles wait for staff, for the sidebar."""
    return list_profiles_to_review().count()


def _list_profile_events(profile: SenderProfile) -> QuerySet[AuditEvent]:
    return list_events(profile.account).filter(facts__profile_id=str(profile.pk))
