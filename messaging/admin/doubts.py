"""Words that may have been a refusal, the longest waiting first.

Nothing is sent to the person until somebody has read them. The page shows what was said before, so
that "no more of those" can be told from "no more questions".
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from unfold.decorators import display

from accounts.admin.obstacles import find_own_account
from accounts.models import User
from config.admin import ReviewAdmin
from config.decisions import Decision, DecisionForm
from config.panels import Facts, Panel, Table, Text
from config.show import Badge, Link, show, show_span
from config.visible_text import make_visible
from contacts.admin.contacts import build_consent
from contacts.models import ConsentDoubt
from contacts.models.consent_doubt import DoubtState
from contacts.selectors import list_waiting_doubts
from contacts.services.decide_doubt import decide_doubt, lock_doubt
from contacts.services.escalate_doubts import is_overdue
from messaging.models import Message
from messaging.models.message import Direction

_MOST_MESSAGES = 20
_LONGEST_SHOWN = 120  # characters in the queue


class NoteForm(DecisionForm):
    note = forms.CharField(
        label="Why, for your colleagues",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        required=False,
    )


def _find_obstacle(doubt: ConsentDoubt, user: User) -> str:
    if doubt.state != DoubtState.WAITING:
        return f"{_describe_end(doubt)} already."
    return find_own_account(doubt.contact.account, user)


def _refuse(doubt: ConsentDoubt, actor: User, said: Mapping[str, Any]) -> None:
    decide_doubt(doubt.pk, is_refusal=True, actor=actor, note=said["note"])


def _clear(doubt: ConsentDoubt, actor: User, said: Mapping[str, Any]) -> None:
    decide_doubt(doubt.pk, is_refusal=False, actor=actor, note=said["note"])


DECISIONS = (
    Decision(
        name="refusal",
        label="It was a refusal",
        permission="contacts.settle_doubt",
        run=_refuse,
        done="{}: they are opted out.",
        why_not=_find_obstacle,
        form_class=NoteForm,
        style="danger",
        explains="They are opted out by their own word, which only their own START undoes. "
        "No confirmation is sent.",
        moves_on=True,
    ),
    Decision(
        name="no-refusal",
        label="No refusal",
        permission="contacts.settle_doubt",
        run=_clear,
        done="{}: they may be written to again.",
        why_not=_find_obstacle,
        form_class=NoteForm,
        style="main",
        explains="They may be written to again. What was refused meanwhile is not sent by itself.",
        moves_on=True,
    ),
)


class QueueFilter(admin.SimpleListFilter):
    """Which doubts to show; without a choice, those that wait for a decision."""

    title = "Doubts"
    parameter_name = "show"
    views = (*((state.value, state.label.capitalize()) for state in DoubtState), ("all", "All"))

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return self.views

    def value(self) -> str:
        chosen = super().value()
        return chosen if chosen in dict(self.views) else DoubtState.WAITING.value

    def choices(self, changelist: Any) -> Any:
        """Without the theme's own "All", which would mean no choice."""
        return list(super().choices(changelist))[1:]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        chosen = self.value()
        return queryset if chosen == "all" else queryset.filter(state=chosen)


@admin.register(ConsentDoubt)
class ConsentDoubtAdmin(ReviewAdmin):
    decisions = DECISIONS
    list_display = ("said", "number", "business", "waiting", "state_badge")
    list_filter = (QueueFilter,)
    ordering = ("created_at", "id")
    search_fields = ("contact__e164__startswith", "=contact__account__id")
    search_help_text = "Beginning of the number (+44…), or account id"

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        doubts = super().get_queryset(request)
        return doubts.select_related("contact__account", "decided_by")

    def lock(self, target: ConsentDoubt) -> ConsentDoubt:
        return lock_doubt(target.pk)

    def get_heading(self, target: ConsentDoubt) -> str:
        return f"{target.contact.e164} · {target.contact.account.name}"

    def get_subheading(self, target: ConsentDoubt) -> Sequence[Any]:
        return (_badge(target),)

    def describe_changes(self, target: ConsentDoubt, *, seen: str) -> list[str]:
        if target.state != DoubtState.WAITING:
            return [f"{_describe_end(target)}."]
        return ["They have written again; the page shows all of it."]

    def get_next_url(self, request: HttpRequest, target: ConsentDoubt) -> str:
        following = list_waiting_doubts().first()
        return self.get_object_url(following) if following else self.list_url

    def get_panels(self, request: HttpRequest, target: ConsentDoubt) -> Sequence[Panel]:
        return [
            Text("What they wrote", target.words),
            _build_conversation(target),
            build_consent(target.contact),
            _build_facts(target),
        ]

    @display(description="What they wrote")
    def said(self, doubt: ConsentDoubt) -> str:
        return make_visible(doubt.words[:_LONGEST_SHOWN])

    @display(description="Number", ordering="contact__e164")
    def number(self, doubt: ConsentDoubt) -> str:
        return make_visible(doubt.contact.e164)

    @display(description="Account", ordering="contact__account__name")
    def business(self, doubt: ConsentDoubt) -> str:
        return make_visible(doubt.contact.account.name)

    @display(description="Since", ordering="created_at")
    def waiting(self, doubt: ConsentDoubt) -> str:
        if doubt.state != DoubtState.WAITING:
            return show(doubt.created_at)
        return show([doubt.created_at, f"for {show_span(doubt.created_at)}"])

    @display(description="State", ordering="state")
    def state_badge(self, doubt: ConsentDoubt) -> str:
        return show(_badge(doubt))


def count_waiting() -> int:
    """Return how many doubts wait for staff, for the sidebar."""
    return list_waiting_doubts().count()


def _badge(doubt: ConsentDoubt) -> Badge:
    return Badge("overdue", "bad") if is_overdue(doubt) else Badge(doubt.state)


def _describe_end(doubt: ConsentDoubt) -> str:
    """Return who said what of it, for a doubt that has ended."""
    said = "a refusal" if doubt.state == DoubtState.REFUSAL else "no refusal"
    if doubt.decided_by is None:
        return f"Settled as {said} by their own later word"
    return f"Settled as {said} by {doubt.decided_by}"


def _build_conversation(doubt: ConsentDoubt) -> Table:
    messages = Message.objects.filter(contact=doubt.contact_id).order_by("-id")[:_MOST_MESSAGES]
    rows = [
        (message.created_at, _name_writer(message), message.body, Badge(message.status.lower()))
        for message in messages
    ]
    return Table("Last messages", ("When", "From", "Text", "Status"), rows)


def _name_writer(message: Message) -> str:
    if message.direction == Direction.INBOUND:
        return "the person"
    return "us, to a keyword" if message.is_reply else "the business"


def _build_facts(doubt: ConsentDoubt) -> Facts:
    account = reverse("admin:accounts_account_change", args=[doubt.contact.account_id])
    contact = reverse("admin:contacts_contact_change", args=[doubt.contact_id])
    message = reverse("admin:messaging_message_change", args=[doubt.message_id])
    rows = [
        ("Account", Link(doubt.contact.account.name, account)),
        ("Contact", Link(doubt.contact.e164, contact)),
        ("Last message", Link("Look at it", message)),
        ("Since", doubt.created_at),
        ("Settled", doubt.decided_at),
        ("By", doubt.decided_by),
        ("Note", doubt.note),
    ]
    return Facts("Doubt", rows)
