"""What messages cost, by channel and country: the price now, what it was, and what is to come.

A price is never edited: a new one is a new row from a moment on.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Now
from django.http import HttpRequest
from django.utils import timezone
from django_countries import countries
from unfold.decorators import display

from accounts.models import User
from config.admin import ReviewAdmin
from config.decisions import Decision, DecisionForm
from config.panels import Facts, Panel, Table
from config.show import Badge, Link, show
from messaging.models import Price
from messaging.models.price import EVERYWHERE
from messaging.services.set_price import LARGEST, set_price

_PERMISSION = "messaging.set_price"
_SMALLEST = Decimal("0.0001")  # USD


class PriceForm(DecisionForm):
    amount = forms.DecimalField(
        label="Price of a message in USD", min_value=_SMALLEST, max_value=LARGEST, decimal_places=4
    )
    valid_from = forms.DateTimeField(
        label="From (UTC)",
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
        help_text="Empty: at once, that is within five seconds. Messages accepted before keep "
        "their price.",
    )


class CountryPriceForm(PriceForm):
    region = forms.ChoiceField(label="Country", choices=lambda: list(countries))

    field_order = ("region", "amount", "valid_from")


def _set(price: Price, actor: User, said: Mapping[str, Any]) -> None:
    region = said.get("region", price.region)
    set_price(
        price.channel,
        region=region,
        amount=said["amount"],
        valid_from=said["valid_from"],
        actor=actor,
    )


def _forbid_unless_elsewhere(price: Price, _user: User) -> str:
    return "" if price.region == EVERYWHERE else "Begin at the price for all other countries."


DECISIONS = (
    Decision(
        name="set",
        label="Set price",
        permission=_PERMISSION,
        run=_set,
        done="The new price of {} is set.",
        form_class=PriceForm,
        style="main",
        explains="For this channel and country, from a moment on.",
        moves_on=True,
    ),
    Decision(
        name="set-country",
        label="Set price of one country",
        permission=_PERMISSION,
        run=_set,
        done="The country has a price of its own.",
        why_not=_forbid_unless_elsewhere,
        form_class=CountryPriceForm,
        explains="For a country that so far costs what all others cost.",
        moves_on=True,
    ),
)


class InForceFilter(admin.SimpleListFilter):
    title = "Prices"
    parameter_name = "show"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return (("now", "Now"), ("later", "To come"), ("all", "All"))

    def value(self) -> str:
        return super().value() if super().value() in ("later", "all") else "now"

    def choices(self, changelist: Any) -> Any:
        """Without the theme's own "All", which would mean no choice."""
        return list(super().choices(changelist))[1:]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Price]) -> QuerySet[Price]:
        if self.value() == "all":
            return queryset
        begun = Q(valid_from__lte=Now())
        return queryset.filter(~begun if self.value() == "later" else begun & ~_succeeded())


def _succeeded() -> Exists:
    return Exists(
        Price.objects.filter(
            channel=OuterRef("channel"),
            region=OuterRef("region"),
            valid_from__gt=OuterRef("valid_from"),
            valid_from__lte=Now(),
        )
    )


@admin.register(Price)
class PriceAdmin(ReviewAdmin):
    decisions = DECISIONS
    list_display = ("country", "channel", "usd", "since", "who")
    list_filter = (InForceFilter, "channel")
    ordering = ("channel", "region", "-valid_from")
    search_fields = ("=region", "=channel")
    search_help_text = "Two-letter code of the country, or the channel"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Price]:
        return super().get_queryset(request).select_related("set_by")

    def get_heading(self, target: Price) -> str:
        return f"{target.channel.upper()} to {_name(target.region)}"

    def get_version(self, target: Price) -> str:
        """How many prices the channel ever had: whoever sets another must have seen them."""
        return str(Price.objects.filter(channel=target.channel).count())

    def describe_changes(self, target: Price, *, seen: str) -> list[str]:
        return ["Another price of this channel was set in the meantime; the page shows them all."]

    def lock(self, target: Price) -> Price:
        """One person at a time sets prices of a channel, so that none is set unseen."""
        of_channel = Price.objects.filter(channel=target.channel).order_by("pk")
        list(of_channel.select_for_update(no_key=True).values_list("pk"))
        return Price.objects.get(pk=target.pk)

    def get_panels(self, request: HttpRequest, target: Price) -> Sequence[Panel]:
        history = Price.objects.filter(channel=target.channel, region=target.region)
        rows = [
            (self._link(each, target), each.amount, each.set_by)
            for each in history.select_related("set_by").order_by("-valid_from")
        ]
        return [
            Facts(
                "Price",
                [
                    ("Channel", target.channel.upper()),
                    ("Country", _name(target.region)),
                    ("USD a message", target.amount),
                    ("From", target.valid_from),
                    ("State", _describe_state(target)),
                    ("Set by", target.set_by),
                ],
            ),
            Table("As it was and will be", ("From", "USD a message", "Set by"), rows),
        ]

    def _link(self, price: Price, here: Price) -> Any:
        if price.pk == here.pk:
            return price.valid_from
        return Link(f"{price.valid_from:%Y-%m-%d %H:%M} UTC", self.get_object_url(price))

    @display(description="Country", ordering="region")
    def country(self, price: Price) -> str:
        return _name(price.region)

    @display(description="USD a message", ordering="amount")
    def usd(self, price: Price) -> str:
        return show(price.amount)

    @display(description="From", ordering="valid_from")
    def since(self, price: Price) -> str:
        return show(price.valid_from)

    @display(description="Set by")
    def who(self, price: Price) -> str:
        return show(price.set_by)


def _name(region: str) -> str:
    return f"{countries.name(region)} ({region})" if region else "all other countries"


def _describe_state(price: Price) -> Badge:
    if price.valid_from > timezone.now():
        return Badge("to come", "wait")
    later = Price.objects.filter(
        channel=price.channel, region=price.region, valid_from__gt=price.valid_from
    )
    over = later.filter(valid_from__lte=Now()).exists()
    return Badge("over", "plain") if over else Badge("in force", "good")
