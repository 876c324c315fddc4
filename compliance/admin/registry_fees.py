"""What the registry charges, as we reckon with it. Read only: new fees come with a migration."""

from collections.abc import Sequence

from django.contrib import admin
from django.http import HttpRequest
from unfold.decorators import display

from compliance.models import RegistryFee
from compliance.tcr.fees import get_fee
from config.admin import ReviewAdmin
from config.panels import Facts, Panel

_NAMES = {
    "brand": "Register a brand",
    "revet": "Have a corrected brand judged anew",
    "campaign_review": "Have a campaign reviewed",
}
_PREFIXES = {"month": "A month of a campaign", "vetting": "External vetting"}


@admin.register(RegistryFee)
class RegistryFeeAdmin(ReviewAdmin):
    list_display = ("what", "kind", "usd", "valid_from")
    ordering = ("kind", "-valid_from")
    search_fields = ("kind",)

    def get_heading(self, target: RegistryFee) -> str:
        return name_fee(target)

    def get_panels(self, request: HttpRequest, target: RegistryFee) -> Sequence[Panel]:
        rows = [
            ("Kind", target.kind),
            ("Amount", f"{target.amount} USD"),
            ("In force from", target.valid_from.isoformat()),
            ("Reckoned with today", f"{get_fee(target.kind)} USD"),
        ]
        return [Facts("Fee", rows)]

    @display(description="For", ordering="kind")
    def what(self, fee: RegistryFee) -> str:
        return name_fee(fee)

    @display(description="USD", ordering="amount")
    def usd(self, fee: RegistryFee) -> str:
        return f"{fee.amount:.2f}"


def name_fee(fee: RegistryFee) -> str:
    """Return what is paid for, in words."""
    prefix, _, rest = fee.kind.partition(":")
    if not rest:
        return _NAMES.get(fee.kind, fee.kind)
    return f"{_PREFIXES.get(prefix, prefix)}: {rest.replace('_', ' ').lower()}"
