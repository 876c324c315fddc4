"""What TCR says of a brand is kept word for word, and our state follows from it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from accounts.models import AuditEvent, Notice
from compliance.models import Brand, Campaign, RegistryAttempt
from compliance.providers import tcr
from compliance.services.tcr.read_brand import read_brand
from tests.campaign_registry import CampaignRegistry
from tests.compliance.services.tcr.journeys import (
    judged_brand,
    pending_brand,
    reviewed_campaign,
    sweep,
)
from tests.compliance.tcr_factories import make_brand, make_campaign

pytestmark = pytest.mark.django_db
Caught = pytest.LogCaptureFixture


def say(monkeypatch: pytest.MonkeyPatch, *categories: str, **facts: Any) -> None:
    """TCR answers so from now on."""
    rows = [{"id": each, "description": f"About {each}."} for each in categories]
    monkeypatch.setattr(tcr, "read_brand", lambda _: {"status": "ACTIVE", **facts})
    monkeypatch.setattr(tcr, "read_feedback", lambda _: rows)


def make_old(**fields: Any) -> Brand:
    long_ago = timezone.now() - timedelta(hours=1)
    return make_brand(**{"state": "pending", "state_since": long_ago, **fields})


def count_alarms(caplog: Caught) -> int:
    return caplog.text.count("ALARM")


def told(verb: str) -> int:
    return AuditEvent.objects.filter(verb=verb).count()


def test_an_unknown_identity_status_is_kept_and_moves_nothing(
    registry: CampaignRegistry, caplog: Caught
) -> None:
    judged_brand(registry, tax_id="12-5550225")
    sweep(3)
    brand = Brand.objects.get()
    assert (brand.state, brand.identity_status) == ("pending", "PENDING_REVIEW_X")
    assert brand.unmapped == "identity status PENDING_REVIEW_X"
    assert count_alarms(caplog) == told("brand_unmapped") == 1


def test_a_status_that_is_known_again_needs_nobody(
    monkeypatch: pytest.MonkeyPatch, caplog: Caught
) -> None:
    brand = make_brand(state="pending")
    say(monkeypatch, identityStatus="NEW_WORD")
    read_brand(brand, expected=True)
    say(monkeypatch, identityStatus="UNVERIFIED")
    read_brand(brand, expected=True)
    brand.refresh_from_db()
    assert (brand.state, brand.unmapped) == ("pending", "")


def test_a_very_long_word_is_an_alarm_once(monkeypatch: pytest.MonkeyPatch, caplog: Caught) -> None:
    brand = make_brand(state="pending")
    say(monkeypatch, status="X" * 500, identityStatus="VERIFIED")
    for _ in range(3):
        read_brand(brand, expected=True)
    assert count_alarms(caplog) == 1


def test_unverified_without_a_reason_waits_ten_minutes_then_goes_to_staff(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    say(monkeypatch, identityStatus="UNVERIFIED")
    young, old = make_brand(state="pending"), make_old()
    for brand in (young, old):
        read_brand(brand, expected=False)
        brand.refresh_from_db()
    assert (young.state, young.waits_on) == ("pending", "nobody")
    assert (old.state, old.waits_on, old.asked_fields) == ("unverified", "us", [])
    assert old.unmapped == "UNVERIFIED without a reason"


def test_a_sole_proprietor_is_not_judged_before_the_pin(monkeypatch: pytest.MonkeyPatch) -> None:
    say(monkeypatch, identityStatus="UNVERIFIED")
    brand = make_old(entity_type="sole_trader")
    read_brand(brand, expected=False)
    brand.refresh_from_db()
    assert (brand.state, brand.unmapped) == ("pending", "")


def test_a_reason_that_comes_late_is_handed_on(
    business: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    brand = make_old(account=business.account)
    say(monkeypatch, identityStatus="UNVERIFIED")
    read_brand(brand, expected=False)
    say(monkeypatch, "TAX_ID", identityStatus="UNVERIFIED")
    for _ in range(2):
        read_brand(brand, expected=False)
    brand.refresh_from_db()
    assert (brand.state, brand.waits_on, brand.unmapped) == ("unverified", "customer", "")
    assert brand.asked_fields == ["business_name", "tax_id", "entity_type"]
    assert told("brand_return") == Notice.objects.filter(kind="registration_returned").count() == 1


def test_a_live_brand_that_tcr_looks_at_anew_stays_what_it_is(
    monkeypatch: pytest.MonkeyPatch, caplog: Caught
) -> None:
    brand = make_old(state="verified")
    say(monkeypatch, identityStatus="UNVERIFIED")
    assert [read_brand(brand, expected=True) for _ in range(3)] == [False] * 3
    brand.refresh_from_db()
    assert (brand.state, count_alarms(caplog)) == ("verified", 1)
    say(monkeypatch, identityStatus="VERIFIED")
    read_brand(brand, expected=True)
    brand.refresh_from_db()
    assert (brand.state, brand.unmapped) == ("verified", "")


def test_what_only_our_own_look_found_about_a_settled_brand_is_an_alarm(
    business: Any, monkeypatch: pytest.MonkeyPatch, caplog: Caught
) -> None:
    brand = make_old(state="verified", account=business.account)
    say(monkeypatch, "TAX_ID", identityStatus="UNVERIFIED")
    read_brand(brand, expected=False)
    brand.refresh_from_db()
    assert (brand.state, brand.disagreed_at is not None) == ("unverified", True)
    assert (count_alarms(caplog), told("brand_status_corrected")) == (1, 1)


@pytest.mark.parametrize("state", ["pending", "verified"])
def test_what_was_to_be_expected_is_no_alarm(
    state: str, monkeypatch: pytest.MonkeyPatch, caplog: Caught
) -> None:
    brand = make_old(state=state)
    say(monkeypatch, status="SUSPENDED")
    read_brand(brand, expected=state == "verified")
    brand.refresh_from_db()
    assert (brand.state, count_alarms(caplog)) == ("suspended", 0)


def test_a_suspended_brand_has_its_campaigns_looked_at_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    later = timezone.now() + timedelta(hours=20)
    brand = make_old(state="verified", settled_at=timezone.now())
    campaign = make_campaign(brand=brand, next_look_at=later)
    draft = make_campaign(brand=brand, state="draft", tcr_campaign_id="")
    say(monkeypatch, status="SUSPENDED")
    read_brand(brand, expected=True)
    campaign.refresh_from_db()
    draft.refresh_from_db()
    assert campaign.next_look_at <= timezone.now()
    assert draft.next_look_at is None


def test_it_went_on_without_us(monkeypatch: pytest.MonkeyPatch) -> None:
    """The brand is being corrected by the time TCR's answer is here."""
    brand = make_brand(state="submitting")
    before = Brand.objects.filter(pk=brand.pk).values().get()
    say(monkeypatch, identityStatus="VERIFIED")
    assert read_brand(brand, expected=True) is False
    assert Brand.objects.filter(pk=brand.pk).values().get() == before


def test_the_universal_ein_is_kept_like_the_tax_id(registry: CampaignRegistry) -> None:
    brand = judged_brand(registry)
    assert brand.universal_ein == "US_125550299"
    with connection.cursor() as cursor:
        cursor.execute("SELECT universal_ein, tax_id FROM compliance_brand")
        assert "5550299" not in "".join(cursor.fetchone())


def test_no_tax_id_and_no_person_stands_in_the_exchange(registry: CampaignRegistry) -> None:
    """What a campaign answers to HELP may name an address; that is published anyway."""
    reviewed_campaign(registry)
    text = str(list(RegistryAttempt.objects.filter(campaign=None).values_list("sent", "answer")))
    assert "Bramble Lane Preserves LLC" in text
    for secret in ("5550299", "+12075550142", "ada@bramblelane.example"):
        assert secret not in text.replace("…0299", "")


def test_an_old_brand_is_looked_at_less_often(registry: CampaignRegistry) -> None:
    brand = pending_brand(registry, tax_id="12-5550221")
    sweep()
    brand.refresh_from_db()
    assert brand.next_look_at - brand.looked_at <= timedelta(seconds=30)
    Brand.objects.update(state_since=timezone.now() - timedelta(hours=1))
    sweep()
    brand.refresh_from_db()
    assert brand.next_look_at - brand.looked_at >= timedelta(minutes=30)


def test_a_brand_is_verified_and_its_waiting_campaign_goes_on(registry: CampaignRegistry) -> None:
    brand = judged_brand(registry)
    campaign = Campaign.objects.get(brand=brand)
    assert (brand.state, campaign.state) == ("verified", "draft")
    assert campaign.next_look_at <= timezone.now()
