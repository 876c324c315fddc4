"""What TCR charges, as our table of fees has it on a day. Shown before it is spent."""

from datetime import date
from decimal import Decimal

from django.utils import timezone

from compliance.models import Campaign, RegistryFee
from compliance.tcr.campaign_body import name_use_case

BRAND, REVET, CAMPAIGN_REVIEW = "brand", "revet", "campaign_review"
LEAST_MONTHS = 3  # are billed with the registration, then month by month
_MONTH, _MONTH_STANDARD = "month:{}", "month:STANDARD"


def get_fee(kind: str, *, on: date | None = None) -> Decimal:
    """Return the fee in USD, zero for a kind that is not on the table."""
    return _find_fee(kind, on=on) or Decimal(0)


def _find_fee(kind: str, *, on: date | None = None) -> Decimal | None:
    day = on or timezone.now().date()
    rows = RegistryFee.objects.filter(kind=kind, valid_from__lte=day)
    return rows.order_by("-valid_from").values_list("amount", flat=True).first()


def get_monthly_fee(campaign: Campaign) -> Decimal:
    """Return what a month of a campaign costs; a use case may be free."""
    special = _find_fee(_MONTH.format(name_use_case(campaign)))
    return get_fee(_MONTH_STANDARD) if special is None else special


def get_campaign_fee(campaign: Campaign) -> Decimal:
    """Return what registering a campaign costs at once: its review and the least term."""
    return get_fee(CAMPAIGN_REVIEW) + LEAST_MONTHS * get_monthly_fee(campaign)
