"""Who waits for a number that was out of stock, the longest waiting first.

Most of them the sweep tells by itself; who waits long is somebody to find a number for by hand,
which is done on the account's page.
"""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst
from unfold.decorators import display

from accounts.admin.timeline import build_timeline
from accounts.models import NumberWish
from accounts.models.number_wish import WishState
from accounts.selectors import list_waiting_wishes
from config.admin import ReviewAdmin
from config.panels import Facts, Panel
from config.show import Badge, Link, show, show_span
from config.visible_text import make_visible


class WishFilter(admin.SimpleListFilter):
    """Which wishes to show; without a choice, all that wait."""

    title = "Wishes"
    parameter_name = "show"
    views = (("waiting", "Waiting"), ("told", "Told"), ("all", "All"))

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
            "waiting": {"state": WishState.WAITING},
            "told": {"state": WishState.TOLD},
            "all": {},
        }
        return queryset.filter(**conditions[self.value()])


@admin.register(NumberWish)
class NumberWishAdmin(ReviewAdmin):
    list_display = ("what", "business", "waiting", "stock", "until", "state_badge", "by_hand")
    list_filter = (WishFilter,)
    list_select_related = ("account", "asked_by")
    ordering = ("asked_at", "id")
    search_fields = ("account__name", "asked_by__email", "country", "=area", "=account__id")
    search_help_text = "Account, account id, e-mail of who asked, country code or area code"

    def get_heading(self, target: NumberWish) -> str:
        return f"{capfirst(str(target))} · {target.account}"

    def get_subheading(self, target: NumberWish) -> Sequence[Any]:
        account = reverse("admin:accounts_account_change", args=[target.account_id])
        return Badge(target.state), Link("Account page", account), _link_provision(target)

    def get_panels(self, request: HttpRequest, target: NumberWish) -> Sequence[Panel]:
        rows = [
            ("Country", target.place.country_name),
            ("Area code", target.area or "any"),
            ("Type", target.get_kind_display() or "any"),
            ("Asked by", target.asked_by),
            ("Asked", target.asked_at),
            ("In stock at the last look", _describe_stock(target)),
            ("Ends by itself", target.expires_at),
            ("Customer told", target.told_at),
            ("Ended", target.closed_at),
        ]
        return Facts("What is waited for", rows), build_timeline(target.account)

    @display(description="What", ordering="country")
    def what(self, wish: NumberWish) -> str:
        return str(wish)

    @display(description="Account", ordering="account__name")
    def business(self, wish: NumberWish) -> str:
        return make_visible(wish.account.name)

    @display(description="Asked", ordering="asked_at")
    def waiting(self, wish: NumberWish) -> str:
        return show([wish.asked_by, f"{show_span(wish.asked_at)} ago"])

    @display(description="In stock at the last look", ordering="looked_at")
    def stock(self, wish: NumberWish) -> str:
        return show(_describe_stock(wish))

    @display(description="Until", ordering="expires_at")
    def until(self, wish: NumberWish) -> str:
        return show(wish.expires_at)

    @display(description="State", ordering="state")
    def state_badge(self, wish: NumberWish) -> str:
        return show(Badge(wish.state))

    @display(description="By hand")
    def by_hand(self, wish: NumberWish) -> str:
        return show(_link_provision(wish))


def count_waiting() -> int:
    """Return how many wait for a number, for the sidebar."""
    return list_waiting_wishes().count()


def _describe_stock(wish: NumberWish) -> list[Any]:
    if wish.looked_at is None:
        return ["The carrier was not asked yet"]
    return [f"{wish.found or 'None'}", wish.looked_at]


def _link_provision(wish: NumberWish) -> Link | str:
    """What waits no longer is not provided for."""
    if wish.state != WishState.WAITING:
        return ""
    address = reverse("admin:accounts_account_decide", args=[wish.account_id, "provision-number"])
    return Link("Provision a number", address)
