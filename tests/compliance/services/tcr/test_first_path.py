"""From an approved US company to a campaign that every carrier lets through."""

from __future__ import annotations

import pytest

from compliance.models import Brand, Campaign, RegistryAttempt
from compliance.models.brand import BrandState
from compliance.models.campaign import CampaignState, CarrierStatus
from tests.campaign_registry import CampaignRegistry
from tests.compliance.factories import claimed_case, make_reviewer
from tests.compliance.services.tcr.us_company import approve_us_company, look

pytestmark = pytest.mark.django_db


def test_approved_us_company_becomes_an_active_campaign(registry: CampaignRegistry) -> None:
    brand = approve_us_company()
    look(brand.account)
    brand.refresh_from_db()
    assert brand.state == BrandState.PENDING, brand.problem
    registry.advance(0.2)
    look(brand.account)
    brand.refresh_from_db()
    assert (brand.state, brand.identity_status) == (BrandState.VERIFIED, "VERIFIED")
    campaign = Campaign.objects.get(brand=brand)
    assert campaign.state == CampaignState.REGISTERED, campaign.problem
    look(brand.account)
    registry.advance(1)
    look(brand.account)
    campaign.refresh_from_db()
    assert campaign.state == CampaignState.CARRIER_REVIEW, campaign.problem
    registry.advance(10)
    look(brand.account)
    campaign.refresh_from_db()
    assert campaign.state == CampaignState.ACTIVE, campaign.problem
    words = set(campaign.carriers.values_list("word", flat=True))
    assert words == {CarrierStatus.Word.APPROVED}
    assert RegistryAttempt.objects.filter(outcome="done").count() == 2
    assert len(registry.list_brands()) == len(registry.list_campaigns()) == 1


def test_a_business_that_does_not_text_the_us_never_meets_the_registry() -> None:
    claimed_case(make_reviewer())
    assert not Brand.objects.exists()


def test_what_no_carrier_takes_goes_back_unpaid(
    registry: CampaignRegistry, monkeypatch: pytest.MonkeyPatch
) -> None:
    nobody = {"mnoMetadata": {"10017": {"qualify": False}, "10035": {"qualify": False}}}
    monkeypatch.setattr("compliance.providers.tcr.qualify", lambda *_, **__: nobody)
    brand = approve_us_company()
    for _ in range(2):
        look(brand.account)
        registry.advance(0.2)
    look(brand.account)
    campaign = Campaign.objects.get(brand=brand)
    assert (campaign.state, campaign.asked_fields) == (CampaignState.REJECTED, ["use_cases"])
    assert registry.list_campaigns() == []
    assert {charge["kind"] for charge in registry.list_charges()} == {"brand"}
