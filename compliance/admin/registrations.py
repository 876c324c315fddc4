"""The registration queue: brands and campaigns at The Campaign Registry that need our staff.

What the registry and the carriers decide by themselves never shows up here. Late ones come first,
then those that have waited longest; each row says why it stands there.
"""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe
from unfold.decorators import display

from accounts.admin.four_eyes import FourEyesAdmin
from compliance.admin.brand_panels import build_brand_panels
from compliance.admin.campaign_panels import build_campaign_panels
from compliance.admin.carrier_matrix import build_matrix
from compliance.admin.registration_decisions import BRAND_DECISIONS, CAMPAIGN_DECISIONS
from compliance.admin.registration_filter import WaitFilter, get_order
from compliance.admin.registration_panels import add_spent
from compliance.admin.registration_version import (
    describe_registration_changes,
    get_registration_version,
)
from compliance.admin.registration_waits import build_needs_us
from compliance.admin.registration_words import describe_delay, describe_place
from compliance.models import Brand, Campaign
from compliance.services.tcr.moves import Registered, lock
from config.panels import Panel
from config.show import Badge, Link, show, show_span
from config.visible_text import make_visible

_MOST_COUNTED = 1000


class RegistrationAdmin(FourEyesAdmin):
    list_filter = (WaitFilter, "state")
    list_display = ("business", "what", "state_badge", "why", "since", "delay", "fees")

    def get_ordering(self, request: HttpRequest) -> Sequence[str]:
        return get_order(request)

    # --- deciding ---------------------------------------------------------------------------------

    def lock(self, target: Registered) -> Registered:
        """The account first, as every service does: two of them never wait for each other."""
        return lock(target)

    def get_version(self, target: Registered) -> str:
        return get_registration_version(target)

    def describe_changes(self, target: Registered, *, seen: str) -> list[str]:
        return describe_registration_changes(target, seen=seen)

    # --- columns ----------------------------------------------------------------------------------

    @display(description="Business")
    def business(self, registered: Registered) -> str:
        return make_visible(registered.account.name)

    @display(description="State")
    def state_badge(self, registered: Registered) -> str:
        return show(Badge(registered.state))

    @display(description="Why it stands here")
    def why(self, registered: Registered) -> str:
        return show(describe_place(registered))

    @display(description="Since")
    def since(self, registered: Registered) -> str:
        return f"{show_span(registered.state_since)} ago"

    @display(description="Time taken")
    def delay(self, registered: Registered) -> str:
        return show(describe_delay(registered))

    @display(description="Fees, USD")
    def fees(self, registered: Any) -> str:
        return f"{registered.spent:.2f}"


@admin.register(Brand)
class BrandAdmin(RegistrationAdmin):
    decisions = BRAND_DECISIONS
    search_fields = ("account__name", "display_name", "=tcr_brand_id", "=id", "=account__id")
    search_help_text = "Business, id there, or our id of brand or account"

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """The tax id is not even read."""
        brands = super().get_queryset(request).select_related("account", "profile")
        return add_spent(brands.defer("tax_id"), by="brand", campaign=None)

    def get_heading(self, target: Brand) -> str:
        return f"{target.display_name} (brand)"

    def get_subheading(self, target: Brand) -> Sequence[Any]:
        return Badge(target.state), describe_place(target)[0], *_link(target)

    def get_panels(self, request: HttpRequest, target: Brand) -> Sequence[Panel]:
        return build_brand_panels(target)

    @display(description="Brand")
    def what(self, brand: Brand) -> str:
        return show([brand.display_name, brand.tcr_brand_id or "not there yet"])


@admin.register(Campaign)
class CampaignAdmin(RegistrationAdmin):
    decisions = CAMPAIGN_DECISIONS
    search_fields = ("account__name", "name", "=tcr_campaign_id", "=id", "=account__id")
    search_help_text = "Business, campaign, id there, or our id of campaign or account"

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        campaigns = super().get_queryset(request).select_related("account", "brand", "profile")
        return add_spent(campaigns.defer("brand__tax_id"), by="campaign")

    def get_heading(self, target: Campaign) -> str:
        return f"{target.name} (campaign)"

    def get_subheading(self, target: Campaign) -> Sequence[Any]:
        brand = reverse("admin:compliance_brand_change", args=[target.brand_id])
        first = describe_place(target)[0]
        return Badge(target.state), first, Link("Brand page", brand), *_link(target)

    def get_panels(self, request: HttpRequest, target: Campaign) -> Sequence[Panel]:
        return build_campaign_panels(target)

    @display(description="Campaign")
    def what(self, campaign: Campaign) -> str:
        return show([campaign.name, campaign.tcr_campaign_id or "not there yet"])

    # --- all carriers at a glance -----------------------------------------------------------------

    def get_custom_urls(self) -> tuple[tuple[str, str, Any], ...]:
        return (("matrix/", "compliance_campaign_matrix", require_safe(self.matrix_view)),)

    def matrix_view(self, request: HttpRequest, **_: Any) -> HttpResponse:
        """Show what each carrier says of each live campaign."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": "Carrier matrix",
            "matrix": build_matrix(request.GET),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/compliance/carrier_matrix.html", context)


def _link(registered: Registered) -> list[Link]:
    account = reverse("admin:accounts_account_change", args=[registered.account_id])
    return [Link(registered.account.name, account)]


def count_waiting_brands() -> int:
    """Return how many brands need us, for the sidebar; beyond a thousand nobody counts."""
    return Brand.objects.filter(build_needs_us())[:_MOST_COUNTED].count()


def count_waiting_campaigns() -> int:
    return Campaign.objects.filter(build_needs_us())[:_MOST_COUNTED].count()
