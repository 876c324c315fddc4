"""What every magic EIN and every magic word of the stand-in comes to here."""

from __future__ import annotations

from typing import Any

import pytest

from compliance.models import Brand, Campaign
from tests.campaign_registry import CampaignRegistry
from tests.compliance.services.tcr.journeys import (
    begun_brand,
    count_charges,
    reviewed_campaign,
    sweep,
)
from tests.compliance.services.tcr.mail import deliver, held

pytestmark = pytest.mark.django_db
SAMPLE = "Bramble Lane: your order [number] has been sent. Reply STOP to opt out."
TAX_ID = ["business_name", "tax_id", "entity_type"]
SAMPLES = {"601": "samples_disagree", "602": "samples_disagree", "603": "samples_disagree"}

# Last digits of the EIN: state, who acts next, the fields that are open, what is unmapped.
EINS: dict[str, tuple[str, str, list[str], str]] = {
    "00": ("verified", "nobody", [], ""),
    "01": ("unverified", "customer", TAX_ID, ""),
    "02": ("unverified", "customer", ["stock_listing", "entity_type"], ""),
    "03": ("unverified", "customer", ["entity_type", "business_name"], ""),
    "04": ("unverified", "customer", ["entity_type", "tax_id"], ""),
    "05": ("unverified", "us", [], "brand feedback OTHERS"),
    "10": ("verified", "nobody", [], ""),
    "11": ("verified", "nobody", [], ""),
    "12": ("verified", "nobody", [], ""),
    "13": ("verified", "nobody", [], ""),
    "20": ("verified", "nobody", [], ""),
    "21": ("pending", "tcr", [], ""),
    "22": ("verified", "nobody", [], ""),
    "23": ("verified", "nobody", [], ""),
    "24": ("verified", "nobody", [], ""),
    "25": ("pending", "tcr", [], "identity status PENDING_REVIEW_X"),
    "26": ("suspended", "us", [], ""),
    "27": ("verified", "nobody", [], ""),
    "28": ("verified", "nobody", [], ""),
    "99": ("verified", "nobody", [], ""),
}
TEXTS = ["description", "use_cases"]
WORDS: dict[str, tuple[str, str, str]] = {
    "": ("active", "nobody", ""),
    "[reject 602]": ("rejected", "customer", ""),
    "[reject 804]": ("rejected", "customer", ""),
    "[reject 701]": ("rejected", "us", ""),
    "[reject 999]": ("rejected", "us", "rejection 999"),
    "[reject 602] [reject 999]": ("rejected", "customer", "rejection 999"),
    "[reject 701] [reject 804]": ("rejected", "us", ""),
    "[att rejects]": ("active", "nobody", ""),
    "[tmobile rejects]": ("active", "nobody", ""),
    "[verizon rejects]": ("active", "nobody", ""),
    "[uscellular rejects]": ("active", "nobody", ""),
    "[interop rejects]": ("active", "nobody", ""),
    "[suspended later]": ("suspended", "us", ""),
    "[no answer]": ("active", "nobody", ""),
    "[silent]": ("active", "nobody", ""),
    "[stuck]": ("registered", "tcr", ""),
    "[unknown status]": ("carrier_review", "carrier", "carrier status DEFERRED"),
    "[duplicate events]": ("active", "nobody", ""),
    "[reordered events]": ("active", "nobody", ""),
}


@pytest.mark.parametrize("digits", EINS)
def test_what_a_magic_ein_comes_to(
    registry: CampaignRegistry, impatient: None, digits: str
) -> None:
    """Over twenty days in which every event is delivered and the sweeper comes by."""
    begun_brand(tax_id=f"12-55502{digits}")
    sweep(5)
    for days in (0.2, 1, 10, 10):
        registry.advance(days)
        sweep(2)
        deliver(*held(registry))
    brand = Brand.objects.get()
    state, waits_on, fields, unmapped = EINS[digits]
    assert (brand.state, brand.waits_on) == (state, waits_on)
    assert (brand.asked_fields, brand.unmapped) == (fields, unmapped)
    assert count_charges(registry)["brand"] == len(registry.list_brands()) == 1
    _assert_campaign_follows(brand)


def _assert_campaign_follows(brand: Brand) -> None:
    expected = {"verified": "active", "suspended": "suspended"}.get(brand.state, "draft")
    assert Campaign.objects.get().state == expected


@pytest.mark.parametrize("word", WORDS)
def test_what_a_magic_word_comes_to(registry: CampaignRegistry, impatient: None, word: str) -> None:
    begun_brand(sample_2=f"Bramble Lane: your order arrives. Reply HELP. {word}".strip())
    sweep(2)
    for days in (0.2, 1, 5, 5):
        registry.advance(days)
        sweep(5 if days == 0.2 else 2)
        deliver(*held(registry))
    campaign = Campaign.objects.get()
    assert (campaign.state, campaign.waits_on, campaign.unmapped) == WORDS[word]
    assert bool(campaign.asked_fields) is (campaign.waits_on == "customer")
    assert count_charges(registry) == {"brand": 1, "campaign": 1, "campaign_review": 1}


@pytest.mark.parametrize("word", ["silent", "reordered events", "duplicate events"])
def test_however_events_come_each_change_is_told_once(
    registry: CampaignRegistry, word: str
) -> None:
    campaign = reviewed_campaign(registry, sample_2=f"Bramble Lane: it arrives. [{word}]")
    deliver(*held(registry))
    events: list[Any] = list(campaign.account.events.values_list("verb", flat=True))
    assert events.count("campaign_activate") == 1
    assert events.count("campaign_carrier_said") == 5


def test_a_sample_that_does_not_name_the_brand_is_declined(registry: CampaignRegistry) -> None:
    campaign = reviewed_campaign(registry, sample_1="Your order has been sent. Reply STOP.")
    assert (campaign.state, campaign.asked_fields) == ("rejected", ["use_cases", "description"])
    assert "Sample 1 does not name" in campaign.problem
