"""However many campaigns there are, lists and matrix are read in the same few statements."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from accounts.models import Account
from accounts.roles import StaffRole
from compliance.admin.registrations import count_waiting_campaigns
from compliance.models import Brand, Campaign, CarrierStatus, RegistryAttempt
from config.bounded_paginator import LONGEST
from tests.compliance.admin.registry_desk import BRANDS, CAMPAIGNS, MATRIX, page_of
from tests.compliance.admin.test_queue_size import explain, read
from tests.compliance.tcr_factories import make_campaign, make_word
from tests.staff import browser_of

pytestmark = pytest.mark.django_db
CARRIERS = ("10017", "10035", "10038")
PAGES = (
    CAMPAIGNS,
    f"{CAMPAIGNS}?show=stuck",
    f"{CAMPAIGNS}?show=all",
    f"{CAMPAIGNS}?show=all&state__exact=active",
    f"{CAMPAIGNS}?q=Business+00042",
    BRANDS,
    f"{BRANDS}?show=all",
    MATRIX,
    f"{MATRIX}?word=rejected",
    f"{MATRIX}?word=unknown&carrier=10036",
    f"{MATRIX}?p=2",
)


def fill(number: int) -> None:
    """Add campaigns of as many businesses, one in twenty of which needs us."""
    for _ in range(0, number, 1000):
        accounts = [Account(name=f"Business {each:05d}") for each in range(min(number, 1000))]
        Account.objects.bulk_create(accounts)
        brands = Brand.objects.bulk_create(Brand(account=each, **_OF_BRAND) for each in accounts)
        campaigns = Campaign.objects.bulk_create(_iter_campaigns(brands))
        CarrierStatus.objects.bulk_create(_iter_words(campaigns))
        RegistryAttempt.objects.bulk_create(
            RegistryAttempt(brand=each.brand, campaign=each, fee=45, **_OF_ATTEMPT)
            for each in campaigns
        )


_OF_BRAND = {"state": "verified", "waits_on": "nobody", "display_name": "Harbor Books"}
_OF_ATTEMPT = {"operation": "create_campaign", "outcome": "done"}


def _iter_campaigns(brands: list[Brand]) -> Iterator[Campaign]:
    now = timezone.now()
    for place, brand in enumerate(brands):
        needs_us = place % 20 == 0
        yield Campaign(
            account=brand.account,
            brand=brand,
            name=f"Campaign {place}",
            state="rejected" if needs_us else "active",
            waits_on="us" if needs_us else "nobody",
            state_since=now - timedelta(minutes=place),
            submitted_at=now - timedelta(days=2),
            use_cases=[],
        )


def _iter_words(campaigns: list[Campaign]) -> Iterator[CarrierStatus]:
    now = timezone.now()
    for place, campaign in enumerate(campaigns):
        for carrier in CARRIERS:
            word = "rejected" if place % 9 == 0 else "approved"
            yield CarrierStatus(campaign=campaign, carrier=carrier, word=word, since=now)


def analyze() -> None:
    explain_only = "ANALYZE compliance_campaign, compliance_carrierstatus, accounts_account"
    with connection.cursor() as cursor:
        cursor.execute(explain_only)


def test_lists_and_matrix_cost_the_same_with_a_hundred_and_with_five_thousand() -> None:
    client = browser_of(StaffRole.REVIEWER)
    fill(100)
    read(client, CAMPAIGNS)
    before = {page: len(read(client, page)) for page in PAGES}
    fill(4900)
    analyze()
    after = {page: read(client, page) for page in PAGES}
    assert {page: len(statements) for page, statements in after.items()} == before
    assert max(before.values()) <= 30
    plan = explain(find_list(after[CAMPAIGNS]))
    assert "campaign_needs_us" in plan, plan


def find_list(statements: list[str]) -> str:
    """The statement that reads the rows of the list."""
    start = 'FROM "compliance_campaign" INNER JOIN'
    (rows,) = [each for each in statements if start in each and "ORDER BY" in each]
    return rows


def test_nobody_counts_further_than_it_matters() -> None:
    fill(100)
    counts = [
        each
        for each in read(browser_of(StaffRole.VIEWER), f"{CAMPAIGNS}?show=all")
        if "COUNT(" in each and "compliance_campaign" in each
    ]
    assert all("LIMIT" in each for each in counts), counts
    assert any(f"LIMIT {LONGEST}" in each for each in counts)
    assert not [each for each in counts if "SUM(" in each]
    assert count_waiting_campaigns() == 5


def test_the_page_of_a_campaign_costs_the_same_among_many() -> None:
    campaign = make_campaign(state="rejected", waits_on="us", problem_codes=["vague_use_case"])
    make_word(campaign, "10017", "approved")
    client = browser_of(StaffRole.REVIEWER)
    read(client, page_of(campaign))
    alone = len(read(client, page_of(campaign)))
    fill(500)
    assert len(read(client, page_of(campaign))) == alone <= 40
