"""The registration queue: what stands in it, why, in which order; and what a page shows."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.roles import StaffRole
from compliance.admin.registration_filter import WaitFilter
from compliance.admin.registration_waits import WHYS
from compliance.admin.registrations import count_waiting_brands, count_waiting_campaigns
from compliance.models import Brand, Campaign
from compliance.services.tcr.moves import lock_brand, record
from tests.compliance.admin.registry_desk import BRANDS, CAMPAIGNS, listed, page_of, read
from tests.compliance.tcr_factories import (
    EIN,
    make_assignment,
    make_attempt,
    make_brand,
    make_campaign,
    make_event,
    make_owned_account,
    make_word,
)
from tests.staff import browser_of

pytestmark = pytest.mark.django_db
NOW = timezone.now()
LATE = {"waits_on": "tcr", "escalated_at": NOW - timedelta(days=1)}
BRANDS_WITH: dict[str, dict[str, Any]] = {
    "late": {"state": "pending", **LATE},
    "rejected": {"state": "unverified", "waits_on": "us"},
    "stuck": {"state": "submitting", "waits_on": "us", "tries": 5},
    "unmapped": {"unmapped": "identity status PUZZLED"},
    "disagreed": {"disagreed_at": NOW},
    "suspended": {"state": "suspended", "waits_on": "us"},
}
CAMPAIGNS_WITH: dict[str, dict[str, Any]] = {
    **BRANDS_WITH,
    "late": {"state": "carrier_review", **LATE, "waits_on": "carrier"},
    "rejected": {"state": "rejected", "waits_on": "us"},
    "stuck": {
        "state": "submit_unknown",
        "waits_on": "us",
        "state_since": NOW - timedelta(hours=2),
    },
}
AT_REST: tuple[dict[str, Any], ...] = (
    {},
    {"state": "draft", "waits_on": "us"},
    {"state": "submitting", "waits_on": "us"},
    {"state": "unverified", "waits_on": "customer", "escalated_at": NOW},
    {"state": "pending", "waits_on": "tcr"},
    {"escalated_at": NOW, "settled_at": NOW},
)


# --- the queue ------------------------------------------------------------------------------------


@pytest.mark.parametrize("why", [each.key for each in WHYS])
def test_a_brand_that_needs_us_is_listed_and_says_why(why: str) -> None:
    brand = make_brand(**BRANDS_WITH[why])
    client = browser_of(StaffRole.VIEWER)
    assert listed(client, BRANDS) == listed(client, f"{BRANDS}?show={why}") == [brand.pk]
    (sentence,) = [said for each in WHYS if each.key == why and (said := each.say(brand))]
    assert sentence in client.get(BRANDS).content.decode()
    assert count_waiting_brands() == 1


@pytest.mark.parametrize("why", [each.key for each in WHYS])
def test_a_campaign_that_needs_us_is_listed_and_says_why(why: str) -> None:
    campaign = make_campaign(**CAMPAIGNS_WITH[why])
    client = browser_of(StaffRole.VIEWER)
    assert listed(client, CAMPAIGNS) == listed(client, f"{CAMPAIGNS}?show={why}") == [campaign.pk]
    (sentence,) = [said for each in WHYS if each.key == why and (said := each.say(campaign))]
    assert sentence in client.get(CAMPAIGNS).content.decode()
    assert count_waiting_campaigns() == 1


@pytest.mark.parametrize("fields", AT_REST)
def test_what_waits_on_others_in_good_time_is_nobodys_work(fields: dict[str, Any]) -> None:
    brand = make_brand(**fields)
    client = browser_of(StaffRole.VIEWER)
    assert listed(client, BRANDS) == []
    assert listed(client, f"{BRANDS}?show=all") == [brand.pk]
    assert count_waiting_brands() == 0


def test_what_the_filter_finds_and_what_a_row_says_is_the_same() -> None:
    made = [make_campaign(**fields) for fields in CAMPAIGNS_WITH.values()]
    made += [make_campaign(state="expired", unmapped="x", disagreed_at=NOW)]
    for why in WHYS:
        said = {each.pk for each in made if why.say(each)}
        assert set(Campaign.objects.filter(why.build()).values_list("pk", flat=True)) == said


def test_late_ones_come_first_and_then_the_oldest() -> None:
    young = make_brand(state="suspended", state_since=NOW - timedelta(days=1))
    old = make_brand(state="suspended", state_since=NOW - timedelta(days=9))
    late = make_brand(state="pending", **LATE)
    later = make_brand(state="pending", **{**LATE, "escalated_at": NOW - timedelta(days=5)})
    wanted = [later.pk, late.pk, old.pk, young.pk]
    assert listed(browser_of(StaffRole.VIEWER), BRANDS) == wanted


def test_who_searches_or_asks_for_a_state_finds_any() -> None:
    brand = make_brand(account=make_owned_account(name="Harbor Books"))
    client = browser_of(StaffRole.VIEWER)
    for query in ("?q=harbor", f"?q={brand.tcr_brand_id}", "?state__exact=verified"):
        assert listed(client, BRANDS + query) == [brand.pk], query
    assert listed(client, f"{BRANDS}?state__exact=pending") == []


def test_a_filter_that_nobody_offers_is_the_queue() -> None:
    assert WaitFilter.views[0][0] == "needs"
    assert listed(browser_of(StaffRole.VIEWER), f"{BRANDS}?show=nonsense") == []


def test_a_row_tells_business_fees_and_business_days() -> None:
    account = make_owned_account(name="Harbor Books")
    began = NOW - timedelta(days=40)
    brand = make_brand(account=account, state="pending", submitted_at=began, **LATE)
    make_attempt(brand)
    make_attempt(brand, operation="revet_brand", fee="4.00", outcome="adopted")
    make_attempt(brand, operation="revet_brand", fee="4.00", outcome="lost")
    text = browser_of(StaffRole.VIEWER).get(BRANDS).content.decode()
    for words in ("Harbor Books", "8.50", "late after 10"):
        assert words in text


# --- the pages ------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", StaffRole.values)
def test_everybody_on_the_staff_reads_the_page_of_a_brand(role: str) -> None:
    brand = make_brand(
        state="unverified",
        waits_on="us",
        feedback=[{"id": "TAX_ID", "description": "EIN 12-5550299 is not known."}],
        identity_status="UNVERIFIED",
        universal_ein="US_125550299",
        problem="The EIN is not known.",
        problem_codes=["tax_id_mismatch"],
        asked_fields=["business_name"],
    )
    make_campaign(brand=brand, name="Weekend offers")
    text = read(browser_of(role), brand)
    for words in (
        "UNVERIFIED",
        "The EIN is not known.",
        "Name and tax id do not belong together",
        "Legal name",
        "Weekend offers",
        "Waits on us.",
        "…0299",
    ):
        assert words in text, words


def test_no_page_shows_a_tax_id() -> None:
    digits = EIN.replace("-", "")
    brand = make_brand(
        universal_ein=f"US_{digits}",
        feedback=[{"id": "TAX_ID", "description": f"{EIN} is not known."}],
        problem=f"No company has the EIN {EIN}.",
    )
    make_attempt(brand, answer={"universalEin": f"US_{digits}", "lines": [{"ein": digits}]})
    make_event(brand, body={"eventType": "BRAND_ADD", "description": f"EIN {digits}"})
    campaign = make_campaign(brand=brand)
    client = browser_of(StaffRole.SENIOR)
    pages = [page_of(brand), page_of(campaign), f"{BRANDS}?show=all", f"{CAMPAIGNS}?show=all"]
    for page in pages:
        text = client.get(page).content.decode()
        assert EIN not in text, page
        assert digits not in text, page


def test_the_tax_id_is_not_even_read() -> None:
    brand = make_brand()
    client = browser_of(StaffRole.SENIOR)
    for page in (page_of(brand), page_of(make_campaign(brand=brand)), BRANDS, CAMPAIGNS):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(page).status_code == 200
        assert not [each for each in queries if '"tax_id"' in each["sql"]]


def test_the_exchange_is_shown_in_full_but_for_persons() -> None:
    brand = make_brand()
    sent = {"displayName": "Bramble Lane", "firstName": "Ada", "website": "https://a.example"}
    make_attempt(brand, sent=sent, answer={"brandId": "BQ7", "status": "ACTIVE"}, outcome="adopted")
    make_event(brand, event_type="BRAND_SCORE_UPDATE", body={"brandId": "BQ7"}, came_of_it="moved")
    text = read(browser_of(StaffRole.VIEWER), brand)
    for words in ("Register the brand", "4.50 USD", "found again", "BQ7", "BRAND_SCORE_UPDATE"):
        assert words in text
    assert "(left out)" in text
    assert "&quot;firstName&quot;: &quot;Ada&quot;" not in text


def test_hostile_words_of_a_registry_or_customer_are_shown_not_obeyed() -> None:
    hostile = "<script>alert(1)</script> \u202eexe"
    brand = make_brand(
        display_name=hostile,
        problem=hostile,
        unmapped=hostile,
        feedback=[{"id": hostile, "description": hostile}],
    )
    campaign = make_campaign(brand=brand, name=hostile, description=hostile, problem=hostile)
    make_attempt(campaign, sent={"description": hostile}, answer={"said": hostile})
    make_word(campaign, "10017", "rejected", note=hostile)
    client = browser_of(StaffRole.VIEWER)
    for page in (page_of(brand), page_of(campaign), BRANDS, f"{CAMPAIGNS}?show=all"):
        text = client.get(page).content.decode()
        assert "<script>alert(1)" not in text, page
        assert "\u202e" not in text, page


def test_the_page_of_a_campaign_tells_carrier_by_carrier() -> None:
    campaign = make_campaign(dca_complete_at=NOW, sharing_status="ACCEPTED", monthly_fee="10.00")
    make_word(campaign, "10017", "approved")
    make_word(campaign, "10035", "rejected", note="The opt-in page does not open.")
    make_word(campaign, "19999", "review")
    assignment = make_assignment(campaign=campaign)
    make_assignment(campaign=campaign, state="failed", problem="No such number.")
    text = read(browser_of(StaffRole.VIEWER), campaign)
    for words in (
        "AT&amp;T",
        "The opt-in page does not open.",
        "Carrier 19999",
        "unknown",
        "ACCEPTED",
        "10.00 USD",
        assignment.number.e164,
        "No such number.",
    ):
        assert words in text, words


def test_the_timeline_is_that_of_this_one_alone() -> None:
    brand = make_brand()
    other = make_campaign(brand=brand)
    record(lock_brand(brand.pk), "verify", before="pending")
    timeline = browser_of(StaffRole.VIEWER).get(page_of(brand)).context["panels"][-1]
    assert [moment.what for moment in timeline.moments] == ["Brand verify"]
    timeline = browser_of(StaffRole.VIEWER).get(page_of(other)).context["panels"][-1]
    assert timeline.moments == []


def test_nothing_is_added_edited_or_deleted() -> None:
    brand = make_brand()
    client = browser_of(StaffRole.SENIOR)
    assert client.post(page_of(brand), {"display_name": "x"}).status_code == 405
    assert client.get(f"{BRANDS}add/").status_code == 404
    assert Brand.objects.get(pk=brand.pk).display_name == "Bramble Lane"
