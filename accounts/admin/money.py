"""Money: balances and every movement. Read only; a top-up is a decision on the account's page."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from unfold.decorators import display

from accounts.models import Balance, LedgerEntry
from config.admin import ReviewAdmin
from config.panels import Facts, Panel
from config.show import Link, show
from config.visible_text import make_visible


class MoneyAdmin(ReviewAdmin):
    list_select_related = ("account",)
    search_fields = ("account__name", "=account__id")
    search_help_text = "Account, by name or id"

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("account")

    def get_heading(self, target: Balance | LedgerEntry) -> str:
        return f"{target} · {target.account}"

    @display(description="Account", ordering="account__name")
    def business(self, line: Balance | LedgerEntry) -> str:
        return make_visible(line.account)

    def _link_account(self, line: Balance | LedgerEntry) -> Link:
        return Link(
            line.account.name, reverse("admin:accounts_account_change", args=[line.account_id])
        )


@admin.register(Balance)
class BalanceAdmin(MoneyAdmin):
    list_display = ("business", "available", "held")
    ordering = ("available",)

    def get_panels(self, request: HttpRequest, target: Balance) -> Sequence[Panel]:
        rows = [
            ("Account", self._link_account(target)),
            ("Can be spent", target.available),
            ("Held for messages", target.held),
        ]
        return [Facts("Balance in USD", rows)]


@admin.register(LedgerEntry)
class LedgerEntryAdmin(MoneyAdmin):
    list_display = ("when", "business", "kind", "amount", "about")
    list_filter = ("kind",)
    ordering = ("-created_at", "-id")
    search_fields = ("account__name", "=account__id", "=message_id")
    search_help_text = "Account, by name or id, or id of the message"

    def get_panels(self, request: HttpRequest, target: LedgerEntry) -> Sequence[Panel]:
        rows = [
            ("When", target.created_at),
            ("Account", self._link_account(target)),
            ("What", target.get_kind_display()),
            ("USD", target.amount),
            ("Message", target.message_id),
            ("Note", target.note),
        ]
        return [Facts("Movement", rows)]

    @display(description="When", ordering="created_at")
    def when(self, entry: LedgerEntry) -> str:
        return show(entry.created_at)

    @display(description="Note or message")
    def about(self, entry: LedgerEntry) -> str:
        return make_visible(entry.note or entry.message_id or "—")
