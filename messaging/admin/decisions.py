"""Send decisions, found by the request id that a customer quotes. Read only."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from unfold.decorators import display

from config.admin import ReviewAdmin
from config.panels import Facts, Panel, Table
from config.show import Badge, Link, show
from config.visible_text import make_visible
from messaging.models import Message, SendDecision
from messaging.protection.pipeline import NAMES

_MOST_RECIPIENTS = 50


class OutcomeFilter(admin.SimpleListFilter):
    title = "Outcome"
    parameter_name = "outcome"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("accepted", "Accepted"), ("refused", "Refused")]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() is None:
            return queryset
        return queryset.filter(accepted=self.value() == "accepted")


@admin.register(SendDecision)
class SendDecisionAdmin(ReviewAdmin):
    list_display = ("when", "business", "request_id", "outcome", "code")
    list_filter = (OutcomeFilter,)
    ordering = ("-id",)
    search_fields = ("=request_id", "=account__id")
    search_help_text = "Request id (req_…) or id of the account"

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("account")

    def get_heading(self, target: SendDecision) -> str:
        return target.request_id

    def get_panels(self, request: HttpRequest, target: SendDecision) -> Sequence[Panel]:
        account_url = reverse("admin:accounts_account_change", args=[target.account_id])
        facts = [
            ("Outcome", _show_outcome(target)),
            ("Code", target.code),
            ("Account", Link(target.account.name, account_url)),
            ("When", target.created_at),
        ]
        seen = [(name.replace("_", " ").capitalize(), value) for name, value in _flat(target)]
        return [
            Facts("Decision", facts),
            _build_checks(target),
            Facts("What the checks saw", seen),
            _build_messages(target),
        ]

    @display(description="When", ordering="id")
    def when(self, decision: SendDecision) -> str:
        return show(decision.created_at)

    @display(description="Account")
    def business(self, decision: SendDecision) -> str:
        return make_visible(decision.account)

    @display(description="Outcome")
    def outcome(self, decision: SendDecision) -> str:
        return show(_show_outcome(decision))


def _show_outcome(decision: SendDecision) -> Badge:
    return Badge("accepted", "good") if decision.accepted else Badge("refused", "bad")


def _flat(decision: SendDecision) -> list[tuple[str, str]]:
    return [
        (name, ", ".join(value) if isinstance(value, list) else str(value))
        for name, value in decision.facts.items()
    ]


def _build_checks(decision: SendDecision) -> Table:
    """One line per recipient and check; the first that did not pass is the one that answered."""
    passed = [(name, "pass") for name in NAMES]
    verdicts = decision.verdicts["refused"] | dict.fromkeys(decision.verdicts["passed"], passed)
    rows = [
        (phone, check.replace("_", " "), Badge(word, "good" if word == "pass" else "bad"))
        for phone, words in list(verdicts.items())[:_MOST_RECIPIENTS]
        for check, word in words
    ]
    note = f"The first {_MOST_RECIPIENTS} recipients are shown."
    return Table(
        "Checks, in order",
        ("Recipient", "Check", "Said"),
        rows,
        note=note if len(verdicts) > _MOST_RECIPIENTS else "",
    )


def _build_messages(decision: SendDecision) -> Table:
    found = Message.objects.filter(request_id=decision.request_id).order_by("id")
    rows = [
        (
            Link(str(each.pk), reverse("admin:messaging_message_change", args=[each.pk])),
            each.phone,
            Badge(each.status.lower()),
        )
        for each in found[:_MOST_RECIPIENTS]
    ]
    headers = ("Message", "Person", "Status")
    return Table("Messages", headers, rows, empty="None: nothing was written, sent or charged.")
