"""Messages, found by id, number, request or account; what became of each. Read only."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import admin
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from unfold.decorators import display

from accounts.models import Account, LedgerEntry
from config.admin import ReviewAdmin
from config.panels import Facts, Moment, Panel, Table, Text, Timeline
from config.show import Badge, Link, show
from config.visible_text import make_visible
from messaging.admin.read_search import find_accounts, find_contacts
from messaging.history import list_history
from messaging.models import Message, SendDecision


@admin.register(Message)
class MessageAdmin(ReviewAdmin):
    list_display = ("when", "business", "phone", "condition", "reason_code", "price")
    list_filter = ("status", "direction")
    ordering = ("-id",)
    search_fields = ("=id",)  # that there is a search; how is below
    search_help_text = (
        "Id of the message, request, provider or account, the whole number, or a name of an account"
    )

    def get_search_results(
        self, request: HttpRequest, queryset: Any, search_term: str
    ) -> tuple[Any, bool]:
        """What is looked for tells by its form where to look, so that an index answers."""
        term = search_term.strip()
        return (queryset.filter(_read_search(term)) if term else queryset), False

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("account")

    def get_heading(self, target: Message) -> str:
        return f"{target.direction} {target.channel} · {target.phone}"

    def get_panels(self, request: HttpRequest, target: Message) -> Sequence[Panel]:
        return [
            Facts("Message", _list_facts(target)),
            Text("What it says", target.body),
            _build_timeline(target),
            _build_money(target),
        ]

    @display(description="Accepted", ordering="id")
    def when(self, message: Message) -> str:
        return show(message.created_at)

    @display(description="Account")
    def business(self, message: Message) -> str:
        return make_visible(message.account)

    @display(description="Status")
    def condition(self, message: Message) -> str:
        return show(Badge(message.status.lower()))


def _read_search(term: str) -> Q:
    """Looks the term up first, so that the messages are asked for by one index and no other."""
    if term.startswith("req_"):
        return Q(request_id=term)
    if term.startswith("+"):
        return Q(contact__in=find_contacts(term))
    with_provider = Q(provider_message_id=term) & ~Q(provider_message_id="")
    if Message.objects.filter(with_provider).exists():
        return with_provider
    try:
        wanted = UUID(term)
    except ValueError:
        return Q(account__in=find_accounts(term))
    return Q(account=wanted) if Account.objects.filter(pk=wanted).exists() else Q(pk=wanted)


def _list_facts(message: Message) -> list[tuple[str, Any]]:
    account_url = reverse("admin:accounts_account_change", args=[message.account_id])
    return [
        ("Status", Badge(message.status.lower())),
        ("Reason", f"{message.reason_code} {message.reason}".strip()),
        ("Account", Link(message.account.name, account_url)),
        ("Person", f"{message.phone} ({message.region})"),
        ("Our number", message.sender),
        ("Price in USD", message.price),
        ("Retries", message.attempts),
        ("Held until", message.scheduled_at),
        ("Why held", message.schedule_reason.replace("_", " ")),
        ("Subject", message.subject),
        ("Media", ", ".join(message.media)),
        ("Second try of", _link_message(message.resent_from)),
        ("Id at the provider", message.provider_message_id),
        ("Request", _link_decision(message)),
    ]


def _link_message(message_id: UUID | None) -> Link | str:
    if message_id is None:
        return ""
    url = reverse("admin:messaging_message_change", args=[message_id])
    return Link(str(message_id), url)


def _link_decision(message: Message) -> Link | str:
    decision = SendDecision.objects.filter(request_id=message.request_id).first()
    if decision is None:
        return message.request_id
    url = reverse("admin:messaging_senddecision_change", args=[decision.pk])
    return Link(message.request_id, url)


def _build_timeline(message: Message) -> Timeline:
    moments = [
        Moment(
            at=each["timestamp"],
            who="the system",
            what=each["status"].capitalize(),
            details=[" ".join((each.get("reason_code", ""), each["description"])).strip()],
        )
        for each in reversed(list_history(message))
    ]
    return Timeline("What became of it", moments)


def _build_money(message: Message) -> Table:
    entries = LedgerEntry.objects.filter(message_id=message.pk).order_by("created_at", "id")
    rows = [(entry.created_at, entry.get_kind_display(), entry.amount) for entry in entries]
    return Table("Money", ("When", "What", "USD"), rows, empty="It cost nothing.")
