"""Contacts and how their consent changed. Read only: consent is the person's own to give."""

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
from contacts.models import ConsentEvent, Contact
from contacts.models.consent_event import WHO, ConsentSource
from contacts.selectors import list_consent

_MOST_CHANGES = 50


@admin.register(Contact)
class ContactAdmin(ReviewAdmin):
    list_display = ("number", "business", "region", "consent", "since")
    list_filter = ("opted_out",)
    list_select_related = ("account",)
    ordering = ("-created_at", "id")
    search_fields = ("e164__startswith", "=account__id")
    search_help_text = "Beginning of the number (+44…), or account id"

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("account")

    def get_subheading(self, target: Contact) -> Sequence[Any]:
        return (_badge(target),)

    def get_panels(self, request: HttpRequest, target: Contact) -> Sequence[Panel]:
        account = reverse("admin:accounts_account_change", args=[target.account_id])
        rows = [
            ("Account", Link(target.account.name, account)),
            ("Number as given", target.phone_number),
            ("Region", target.region),
            ("Default channel", target.default_channel),
            ("Added", target.created_at),
            ("Wrote last", target.last_inbound_at),
            ("Words in doubt since", target.doubted_at),
            ("Deleted by the account", target.deleted_at),
        ]
        return [Facts("Contact", rows), build_consent(target), _build_doubts(target)]

    @display(description="Number", ordering="e164")
    def number(self, contact: Contact) -> str:
        return make_visible(contact.e164)

    @display(description="Account", ordering="account__name")
    def business(self, contact: Contact) -> str:
        return make_visible(contact.account)

    @display(description="Consent", ordering="opted_out")
    def consent(self, contact: Contact) -> str:
        return show(_badge(contact))

    @display(description="Added", ordering="created_at")
    def since(self, contact: Contact) -> str:
        return show(contact.created_at)


def _badge(contact: Contact) -> Badge:
    if contact.opted_out:
        return Badge("opted out", "bad")
    if contact.doubted_at:
        return Badge("waits for staff", "wait")
    return Badge("may be written to", "good")


def build_consent(contact: Contact) -> Table:
    """Return how a contact's consent changed, the last change first."""
    rows = [
        (
            event.created_at,
            "opted out" if event.opted_out else "opted in",
            describe_source(event),
            event.words,
        )
        for event in list_consent(contact)[:_MOST_CHANGES]
    ]
    return Table("Consent", ("When", "What", "By", "Words"), rows, empty="It never changed.")


def describe_source(event: ConsentEvent) -> str:
    """Return whose word it was, and who of the staff read or wrote it down."""
    who = WHO[ConsentSource(event.source)]
    return f"{who}, as {event.actor} took it down" if event.actor else who


def _build_doubts(contact: Contact) -> Table:
    rows = [
        (doubt.created_at, doubt.words, Badge(doubt.state), doubt.decided_by, doubt.decided_at)
        for doubt in contact.doubts.select_related("decided_by").order_by("-created_at", "-id")
    ]
    return Table("Doubts", ("Since", "Words", "State", "Settled by", "When"), rows)
