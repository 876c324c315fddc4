"""Only who sends SMS to the US has to do with The Campaign Registry, and only once."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction

from accounts.models import AuditEvent
from compliance.models import Brand, Campaign, Submission
from compliance.services.tcr.begin import begin_registration
from tests.at_once import race
from tests.campaign_registry import CampaignRegistry
from tests.compliance.factories import claimed_case, make_customer, make_reviewer
from tests.compliance.services.tcr.journeys import begun_brand, sweep
from tests.compliance.services.tcr.us_company import approve_us_company, values_of

pytestmark = pytest.mark.django_db


def test_approval_begins_a_brand_and_its_campaign() -> None:
    brand = approve_us_company()
    assert (brand.state, brand.business_name) == ("draft", "Bramble Lane Preserves LLC")
    assert brand.next_look_at is not None
    campaign = Campaign.objects.get(brand=brand)
    assert (campaign.state, campaign.next_look_at) == ("draft", None)
    verbs = set(AuditEvent.objects.values_list("verb", flat=True))
    assert {"brand_begin", "campaign_begin"} <= verbs


@pytest.mark.parametrize(
    "changes",
    [
        {"destination_countries": ["GB", "FR"]},
        {"destination_countries": []},
        {"channels": ["whatsapp"]},
        {"channels": ["whatsapp"], "destination_countries": ["US", "GB"]},
        {"channels": []},
    ],
)
def test_whoever_sends_no_sms_to_the_us_has_neither(changes: dict[str, Any]) -> None:
    account, _ = make_customer()
    assert begin_registration(account, Submission(**values_of(**changes))) is None
    assert not Brand.objects.exists()
    assert not Campaign.objects.exists()
    assert not AuditEvent.objects.filter(verb__startswith="brand_").exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"destination_countries": ["PR"]},
        {"destination_countries": ["GB", "US"]},
        {"channels": ["sms", "whatsapp"]},
    ],
)
def test_any_sms_to_the_us_or_puerto_rico_begins_it(changes: dict[str, Any]) -> None:
    assert begun_brand(**changes).campaigns.count() == 1


def test_an_approved_business_that_does_not_text_the_us_never_meets_the_registry(
    registry: CampaignRegistry,
) -> None:
    claimed_case(make_reviewer())
    sweep(2)
    assert not Brand.objects.exists()
    assert registry.ask("/sim/counters")["calls"] == {}


def test_beginning_twice_is_beginning_once() -> None:
    brand = begun_brand()
    lines = AuditEvent.objects.count()
    again = begin_registration(brand.account, Submission(**values_of(business_name="Other LLC")))
    assert again == brand
    assert (Brand.objects.count(), Campaign.objects.count()) == (1, 1)
    assert Brand.objects.get().business_name == "Bramble Lane Preserves LLC"
    assert AuditEvent.objects.count() == lines


@pytest.mark.django_db(transaction=True)
def test_beginning_at_once_is_beginning_once() -> None:
    account, _ = make_customer()

    @transaction.atomic
    def begin() -> object:
        return begin_registration(account, Submission(**values_of()))

    brands = race(begin, begin)
    assert brands[0] == brands[1]
    assert (Brand.objects.count(), Campaign.objects.count()) == (1, 1)


def test_mock_mode_begins_mock_objects_that_are_never_shared(
    registry: CampaignRegistry, settings: Any
) -> None:
    settings.TCR_MOCK = True
    brand = begun_brand()
    sweep(2)
    registry.advance(0.2)
    sweep(4)
    campaign = Campaign.objects.get(brand=brand)
    assert (campaign.state, campaign.is_mock, campaign.tries) == ("registered", True, 0)
    assert registry.list_charges() == []
    assert registry.list_campaigns()[0]["sharing"] is None
