"""What happened: every audit event, found by account, verb or request id. Read only."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from unfold.decorators import display

from accounts.admin.timeline import name_actor
from accounts.models import AuditEvent
from config.admin import ReviewAdmin
from config.panels import Facts, Panel
from config.show import Link, show
from config.visible_text import make_visible


@admin.register(AuditEvent)
class AuditEventAdmin(ReviewAdmin):
    list_display = ("when", "business", "what", "who", "change", "request_ref")
    list_select_related = ("account", "actor")
    ordering = ("-occurred_at", "-id")
    search_fields = ("=request_id", "=verb", "account__name", "=actor__email")
    search_help_text = "Request id, verb, account, or e-mail of who did it"

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("account", "actor")

    def get_heading(self, target: AuditEvent) -> str:
        return f"{target.verb} · {target.account}"

    def get_panels(self, request: HttpRequest, target: AuditEvent) -> Sequence[Panel]:
        account = reverse("admin:accounts_account_change", args=[target.account_id])
        rows = [
            ("When", target.occurred_at),
            ("Account", Link(target.account.name, account)),
            ("Number in the account's chain", target.sequence),
            ("Who", name_actor(target)),
            ("What", target.verb),
            ("Subject", target.subject),
            ("From", target.from_state),
            ("To", target.to_state),
            ("Reasons", ", ".join(target.reasons)),
            *[(name.replace("_", " ").capitalize(), value) for name, value in target.facts.items()],
            ("Request id", target.request_id),
            ("Hash before", target.previous_hash),
            ("Hash", target.hash),
        ]
        return [Facts("Event", rows)]

    @display(description="When", ordering="occurred_at")
    def when(self, event: AuditEvent) -> str:
        return show(event.occurred_at)

    @display(description="Account", ordering="account__name")
    def business(self, event: AuditEvent) -> str:
        return make_visible(event.account)

    @display(description="What", ordering="verb")
    def what(self, event: AuditEvent) -> str:
        return event.verb.replace("_", " ")

    @display(description="Who")
    def who(self, event: AuditEvent) -> str:
        return make_visible(name_actor(event))

    @display(description="Change")
    def change(self, event: AuditEvent) -> str:
        return f"{event.from_state or '—'} → {event.to_state}" if event.to_state else "—"

    @display(description="Request id", ordering="request_id")
    def request_ref(self, event: AuditEvent) -> str:
        return event.request_id
