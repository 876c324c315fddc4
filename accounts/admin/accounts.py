"""Accounts: where each stands, and what staff may do about it."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from unfold.decorators import display

from accounts.admin.account_decisions import ACCOUNT_DECISIONS
from accounts.admin.account_panels import list_panels
from accounts.admin.four_eyes import FourEyesAdmin
from accounts.admin.timeline import describe_events_since, get_last_sequence
from accounts.models import Account
from accounts.selectors import list_events
from config.panels import Panel
from config.show import Badge, show
from config.visible_text import make_visible


@admin.register(Account)
class AccountAdmin(FourEyesAdmin):
    decisions = ACCOUNT_DECISIONS
    list_display = ("business", "stage_badge", "standing_badge", "tier_badge", "money", "since")
    list_filter = ("stage", "standing", "tier")
    list_select_related = ("balance",)
    ordering = ("-created_at",)
    search_fields = ("name", "memberships__user__email", "memberships__user__full_name", "=id")
    search_help_text = "Name, e-mail of a member, or id"

    def get_account(self, target: Account) -> Account:
        return target

    def get_version(self, target: Account) -> str:
        return get_last_sequence(list_events(target))

    def describe_changes(self, target: Account, *, seen: str) -> list[str]:
        return describe_events_since(list_events(target), seen=seen)

    def get_subheading(self, target: Account) -> Sequence[Any]:
        return Badge(target.stage), Badge(target.standing)

    def get_panels(self, request: HttpRequest, target: Account) -> Sequence[Panel]:
        return list_panels(target)

    @display(description="Business", ordering="name")
    def business(self, account: Account) -> str:
        return make_visible(account.name)

    @display(description="Stage", ordering="stage")
    def stage_badge(self, account: Account) -> str:
        return show(Badge(account.stage))

    @display(description="Standing", ordering="standing")
    def standing_badge(self, account: Account) -> str:
        return show(Badge(account.standing))

    @display(description="Tier", ordering="tier")
    def tier_badge(self, account: Account) -> str:
        return show(Badge(account.tier))

    @display(description="Balance, USD", ordering="balance__available")
    def money(self, account: Account) -> str:
        balance = getattr(account, "balance", None)
        return f"{balance.available:.2f}" if balance else "0.00"

    @display(description="Signed up", ordering="created_at")
    def since(self, account: Account) -> str:
        return show(account.created_at)
