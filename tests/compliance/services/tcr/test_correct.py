"""What was turned down is put right by its customer, and judged and paid for once more."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import AuditEvent
from compliance.models import Brand, Campaign, RegistryAttempt, RegistryFee
from compliance.services.tcr.correct import can_correct, correct, find_for_account, get_cost
from config.errors import DomainError, ErrorCode
from tests.campaign_registry import CampaignRegistry
from tests.compliance.services.tcr.journeys import (
    BAD_EIN,
    GOOD_EIN,
    GOOD_SAMPLES,
    begun_brand,
    count_charges,
    judged_brand,
    owner_of,
    reviewed_campaign,
    sweep,
)
from tests.compliance.services.tcr.us_company import ANSWERS
from tests.compliance.tcr_factories import make_attempt, make_brand, make_campaign

pytestmark = pytest.mark.django_db
Refused = Callable[..., Any]
NAME = "Bramble Lane Preserves Incorporated"


@pytest.fixture
def brand(registry: CampaignRegistry) -> Brand:
    """Its name and tax id do not belong together."""
    return judged_brand(registry, tax_id=BAD_EIN)


@pytest.fixture
def campaign(registry: CampaignRegistry) -> Campaign:
    """Its samples were turned down."""
    return reviewed_campaign(registry, sample_1=f"{ANSWERS['sample_1']} [reject 602] [reject 603]")


def put_right(registered: Brand | Campaign, cost: Decimal | None = None, **answers: Any) -> None:
    cost = get_cost(registered) if cost is None else cost
    correct(registered, answers=answers, cost=cost, actor=owner_of(registered))


def test_a_corrected_brand_is_verified_for_one_more_fee(
    registry: CampaignRegistry, brand: Brand
) -> None:
    assert get_cost(brand) == Decimal("4.00")
    put_right(brand, tax_id=GOOD_EIN)
    brand.refresh_from_db()
    assert (brand.state, brand.tax_id, brand.tax_id_last4) == ("submitting", "125550200", "0200")
    sweep()
    registry.advance(0.2)
    sweep()
    brand.refresh_from_db()
    assert (brand.state, brand.problem, brand.asked_fields) == ("verified", "", [])
    assert count_charges(registry)["brand"] == count_charges(registry)["revet"] == 1
    assert registry.list_brands()[0]["ein"] == "125550200"


def test_a_corrected_campaign_is_active_for_one_more_review(
    registry: CampaignRegistry, campaign: Campaign
) -> None:
    assert campaign.asked_fields == ["use_cases", "description"]
    assert get_cost(campaign) == Decimal("15.00")
    put_right(campaign, use_cases=GOOD_SAMPLES)
    sweep()
    registry.advance(10)
    sweep()
    campaign.refresh_from_db()
    assert (campaign.state, campaign.problem) == ("active", "")
    assert count_charges(registry) == {"brand": 1, "campaign": 1, "campaign_review": 2}
    assert registry.list_campaigns()[0]["sample1"] == GOOD_SAMPLES[0]


def test_a_correction_that_does_not_help_is_asked_for_again(
    registry: CampaignRegistry, brand: Brand
) -> None:
    put_right(brand, business_name=NAME)
    sweep()
    registry.advance(0.2)
    sweep()
    brand.refresh_from_db()
    assert (brand.state, brand.waits_on) == ("unverified", "customer")
    assert count_charges(registry) == {"brand": 1, "revet": 1}


def test_only_the_asked_fields_change(registry: CampaignRegistry, brand: Brand) -> None:
    before = Brand.objects.filter(pk=brand.pk).values().get()
    put_right(brand, business_name=NAME, city="Bangor", state="verified", tcr_brand_id="BOTHER0")
    after = Brand.objects.filter(pk=brand.pk).values().get()
    changed = {name for name in before if before[name] != after[name]}
    moved = {"state", "state_since", "waits_on", "next_look_at", "told_at", "updated_at", "tries"}
    assert "business_name" in changed
    assert changed <= {"business_name", *moved}
    facts = AuditEvent.objects.get(verb="brand_correct").facts
    assert (facts["fields"], facts["cost"]) == (["business_name"], "4.00")


@pytest.mark.parametrize(
    ("answers", "named"),
    [
        ({"business_name": ""}, "business_name"),
        ({"business_name": "x" * 101}, "business_name"),
        ({"tax_id": "12-345"}, "tax_id"),
        ({"tax_id": "123-45-6789"}, "tax_id"),
        ({"entity_type": "club"}, "entity_type"),
    ],
)
def test_a_wrong_answer_about_a_brand_is_named(
    registry: CampaignRegistry,
    brand: Brand,
    refused: Refused,
    answers: dict[str, str],
    named: str,
) -> None:
    with refused(registry, ErrorCode.REQUEST_INVALID) as error:
        put_right(brand, **{"business_name": NAME, **answers})
    assert list(error.value.details) == [named]
    assert "345" not in str(error.value.details), "no message repeats a tax id"


@pytest.mark.parametrize(
    ("samples", "sentence"),
    [
        ([], "at least one"),
        (["", " "], "at least one"),
        (["Bramble: hi"], "at least 20"),
        (["Bramble" * 200], "at most 1024"),
        (GOOD_SAMPLES[:1], "not taken away"),
        ([GOOD_SAMPLES[0]] * 2, "not taken away"),
    ],
)
def test_a_wrong_sample_is_named(
    registry: CampaignRegistry,
    campaign: Campaign,
    refused: Refused,
    samples: list[str],
    sentence: str,
) -> None:
    with refused(registry, ErrorCode.REQUEST_INVALID) as error:
        put_right(campaign, use_cases=samples)
    assert sentence in error.value.details["use_cases"][0]


def test_each_wrong_answer_is_named(
    registry: CampaignRegistry, campaign: Campaign, refused: Refused
) -> None:
    with refused(registry, ErrorCode.REQUEST_INVALID) as error:
        put_right(campaign, use_cases=[], description="short")
    assert set(error.value.details) == {"use_cases", "description"}


def test_the_same_answers_again_are_refused(
    registry: CampaignRegistry, brand: Brand, refused: Refused
) -> None:
    same = {"business_name": f" {brand.business_name} ", "entity_type": brand.entity_type}
    for spelling in (BAD_EIN, BAD_EIN.replace("-", "")):
        with refused(registry, ErrorCode.REQUEST_INVALID):
            put_right(brand, **same, tax_id=spelling)
    with refused(registry, ErrorCode.REQUEST_INVALID):
        put_right(brand)


def test_the_same_samples_again_are_refused(
    registry: CampaignRegistry, campaign: Campaign, refused: Refused
) -> None:
    same = registry.list_campaigns()[0]
    with refused(registry, ErrorCode.REQUEST_INVALID):
        put_right(campaign, use_cases=[same["sample1"], same["sample2"]])


def test_a_price_that_has_changed_is_shown_first(
    registry: CampaignRegistry, brand: Brand, refused: Refused
) -> None:
    cost = get_cost(brand)
    RegistryFee.objects.create(kind="revet", amount=7, valid_from=timezone.now().date())
    with refused(registry, ErrorCode.STALE_FORM) as error:
        put_right(brand, cost, tax_id=GOOD_EIN)
    assert error.value.details == {"changed": ["It costs 7.00 USD now, not 4.00 USD."]}
    put_right(brand, Decimal(7), tax_id=GOOD_EIN)
    sweep()
    assert RegistryAttempt.objects.get(operation="revet_brand").fee == 7


def test_submitting_twice_is_refused(
    registry: CampaignRegistry, brand: Brand, refused: Refused
) -> None:
    put_right(brand, tax_id=GOOD_EIN)
    with refused(registry, ErrorCode.STATE_FORBIDS):
        put_right(brand, business_name=NAME)


def test_nothing_is_corrected_while_an_attempt_is_open(
    registry: CampaignRegistry, brand: Brand, refused: Refused
) -> None:
    make_attempt(brand, outcome="", operation="revet_brand")
    with refused(registry, ErrorCode.STATE_FORBIDS):
        put_right(brand, tax_id=GOOD_EIN)


@pytest.mark.parametrize(
    "fields",
    [
        {"state": "verified", "asked_fields": ["tax_id"], "waits_on": "customer"},
        {"state": "pending", "asked_fields": ["tax_id"], "waits_on": "customer"},
        {"state": "suspended", "asked_fields": ["tax_id"], "waits_on": "customer"},
        {"state": "unverified", "asked_fields": ["tax_id"], "waits_on": "us"},
        {"state": "unverified", "asked_fields": [], "waits_on": "customer"},
    ],
)
def test_what_waits_for_somebody_else_is_not_corrected(fields: dict[str, Any]) -> None:
    assert not can_correct(make_brand(**fields))


def test_a_brand_that_tcr_never_took_is_registered_anew(registry: CampaignRegistry) -> None:
    """A refusal names the field; nothing was paid, so the first fee is still due."""
    brand = begun_brand()
    Brand.objects.filter(pk=brand.pk).update(stock_listing="", entity_type="public_company")
    sweep()
    brand.refresh_from_db()
    assert (brand.state, brand.tcr_brand_id) == ("unverified", "")
    assert (brand.asked_fields, brand.next_look_at) == (["stock_listing"], None)
    assert get_cost(brand) == Decimal("4.50")
    put_right(brand, stock_listing="NASDAQ:EXMP")
    sweep()
    brand.refresh_from_db()
    assert (brand.state, len(registry.list_brands())) == ("pending", 1)
    assert count_charges(registry) == {"brand": 1}


def test_a_change_that_tcr_does_not_see_costs_nothing_and_is_asked_for_again(
    registry: CampaignRegistry, brand: Brand
) -> None:
    Brand.objects.filter(pk=brand.pk).update(asked_fields=["contact_name"])
    brand.refresh_from_db()
    put_right(brand, contact_name="Ada B. Bramble")
    sweep(2)
    brand.refresh_from_db()
    assert (brand.state, brand.waits_on) == ("unverified", "customer")
    assert brand.asked_fields == ["business_name", "tax_id", "entity_type"]
    assert RegistryAttempt.objects.get(operation="revet_brand").outcome == "refused"
    assert count_charges(registry) == {"brand": 1}


def test_somebody_else_s_registration_is_not_found() -> None:
    mine, theirs = make_campaign(), make_campaign()
    assert find_for_account(mine.account_id, mine.pk) == mine
    assert find_for_account(mine.account_id, mine.brand_id) == mine.brand
    for strange in (theirs.pk, theirs.brand_id):
        with pytest.raises(DomainError) as error:
            find_for_account(mine.account_id, strange)
        assert error.value.code is ErrorCode.ROUTE_NOT_FOUND
