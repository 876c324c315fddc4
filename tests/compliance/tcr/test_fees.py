"""What TCR charges, on a day, as the table has it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from compliance.models import Brand, Campaign, RegistryFee
from compliance.tcr.fees import get_campaign_fee, get_fee, get_monthly_fee

pytestmark = pytest.mark.django_db


def make(use_case: str, **fields: Any) -> Campaign:
    cases = [{"use_case": use_case, "samples": []}]
    return Campaign(brand=Brand(entity_type="private_company"), use_cases=cases, **fields)


@pytest.mark.parametrize(
    ("kind", "fee"), [("brand", "4.50"), ("revet", "4.00"), ("campaign_review", "15.00")]
)
def test_the_fees_of_today(kind: str, fee: str) -> None:
    assert get_fee(kind) == Decimal(fee)


@pytest.mark.parametrize(
    ("use_case", "volume", "monthly"),
    [
        ("MARKETING", "", "10.00"),
        ("MARKETING", "100", "1.50"),
        ("CHARITY", "", "3.00"),
        ("TRIAL", "", "0.00"),
    ],
)
def test_a_campaign_costs_its_review_and_three_months(
    use_case: str, volume: str, monthly: str
) -> None:
    campaign = make(use_case, volume=volume)
    assert get_monthly_fee(campaign) == Decimal(monthly)
    assert get_campaign_fee(campaign) == 15 + 3 * Decimal(monthly)


def test_a_sole_proprietor_has_a_price_of_its_own() -> None:
    campaign = make("MARKETING")
    campaign.brand.entity_type = "sole_trader"
    assert get_monthly_fee(campaign) == 2


def test_a_new_price_counts_from_its_day_on() -> None:
    today = timezone.now().date()
    RegistryFee.objects.create(kind="brand", amount=Decimal(6), valid_from=today)
    RegistryFee.objects.create(
        kind="brand", amount=Decimal(9), valid_from=today + timedelta(days=1)
    )
    assert get_fee("brand") == 6
    assert get_fee("brand", on=today + timedelta(days=1)) == 9
    assert get_fee("brand", on=today - timedelta(days=1)) == Decimal("4.50")


def test_before_the_first_price_and_without_one_it_costs_nothing() -> None:
    assert get_fee("brand", on=date(2020, 1, 1)) == get_fee("invented") == 0
