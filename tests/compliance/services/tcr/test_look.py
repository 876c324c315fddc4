"""Every registration is looked after within its interval, by one worker at a time."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import AuditEvent
from compliance.models import Brand, Campaign, RegistryAttempt
from compliance.services.tcr import look
from compliance.services.tcr.look import CLAIM, look_at_due, look_at_one
from tests.at_once import race
from tests.campaign_registry import CampaignRegistry
from tests.compliance.services.tcr.journeys import (
    begun_brand,
    judged_brand,
    pending_brand,
    reviewed_campaign,
    shared_campaign,
    sweep,
)
from tests.compliance.tcr_factories import make_brand, make_campaign

pytestmark = pytest.mark.django_db
PAST = timedelta(seconds=1)


def count_reads(registry: CampaignRegistry) -> Counter[str]:
    calls = registry.ask("/sim/counters")["calls"]
    return Counter({name: count for name, count in calls.items() if name.startswith("GET")})


def test_what_no_event_told_is_found_within_the_interval(registry: CampaignRegistry) -> None:
    """An EIN about which TCR never says anything by itself."""
    brand = pending_brand(registry, tax_id="12-5550220")
    assert brand.next_look_at - timezone.now() <= timedelta(seconds=20)
    registry.advance(0.2)
    sweep()
    assert Brand.objects.get().state == "verified"
    kinds = {each["body"]["eventType"] for each in registry.list_events()}
    assert not [kind for kind in kinds if kind.startswith("BRAND")]


def test_what_is_not_due_is_left_alone(registry: CampaignRegistry) -> None:
    begun_brand()
    Brand.objects.update(next_look_at=timezone.now() + timedelta(seconds=30))
    make_brand(next_look_at=None)
    assert look_at_due() == 0
    assert registry.ask("/sim/counters")["calls"] == {}


def test_a_look_costs_four_reads_at_most(registry: CampaignRegistry) -> None:
    """Two thousand registrations every half hour are then 4.5 reads a second; TCR allows 20."""
    pending_brand(registry)
    shared_campaign(registry)
    for days in (0, 1, 10):
        registry.advance(days)
        for model in (Brand, Campaign):
            model.objects.update(next_look_at=timezone.now() + timedelta(days=1))
        for registered in (*Brand.objects.all(), *Campaign.objects.all()):
            before = count_reads(registry)
            type(registered).objects.filter(pk=registered.pk).update(next_look_at=timezone.now())
            assert look_at_due() == 1
            assert 1 <= sum((count_reads(registry) - before).values()) <= 4


def test_two_thousand_that_are_due_are_taken_batch_by_batch(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: Counter[Any] = Counter()

    def note(registered: Brand | Campaign, *, expected: bool) -> None:
        looked[registered.pk] += 1

    monkeypatch.setattr(look, "look_at", note)
    due = timezone.now() - PAST
    account = make_brand().account
    names = {"account": account, "state": "pending", "next_look_at": due}
    many = [make_brand(**{**names, "account": None}) for _ in range(12)]
    assert [look_at_due(most=5) for _ in range(4)] == [5, 5, 2, 0]
    assert looked == Counter({brand.pk: 1 for brand in many})


def test_the_longest_due_is_first(monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[Any] = []
    monkeypatch.setattr(look, "look_at", lambda each, expected: order.append(each.pk))
    due = [timezone.now() - timedelta(minutes=minutes) for minutes in (1, 3, 2)]
    one, three, two = (make_brand(next_look_at=each) for each in due)
    look_at_due()
    assert order == [three.pk, two.pk, one.pk]


def test_a_worker_that_died_is_followed_up_when_its_claim_runs_out(
    registry: CampaignRegistry, monkeypatch: pytest.MonkeyPatch
) -> None:
    brand = judged_brand(registry)
    Campaign.objects.update(next_look_at=None)
    Brand.objects.update(next_look_at=timezone.now() - PAST)
    with monkeypatch.context() as patch:
        patch.setattr(look, "read_brand", _die)
        with pytest.raises(KeyboardInterrupt):
            look_at_due()
    brand.refresh_from_db()
    assert timezone.now() < brand.next_look_at <= timezone.now() + CLAIM
    assert look_at_due() == 0
    Brand.objects.update(next_look_at=timezone.now() - PAST)
    assert look_at_due() == 1


def _die(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.django_db(transaction=True)
def test_claims_are_exclusive(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: Counter[Any] = Counter()
    monkeypatch.setattr(look, "look_at", lambda each, expected: looked.update([each.pk]))
    many = [make_campaign(next_look_at=timezone.now() - PAST) for _ in range(20)]
    done = race(*[look_at_due] * 4)
    assert sum(int(str(each)) for each in done) == 20
    assert looked == Counter({campaign.pk: 1 for campaign in many})


def test_a_submission_is_claimed_by_one_hint_only(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[Any] = []
    monkeypatch.setattr(look, "look_at", lambda each, expected: looked.append(each.pk))
    brand = make_brand(state="submitting", tcr_brand_id="", next_look_at=timezone.now() - PAST)
    for _ in range(3):
        look_at_one(brand.pk)
    assert looked == [brand.pk]


def test_a_hint_about_nothing_is_nothing() -> None:
    brand = make_brand(next_look_at=None)
    look_at_one(brand.pk)
    look_at_one(brand.account_id)
    assert Brand.objects.get(pk=brand.pk).looked_at is None


def test_a_registry_that_is_away_is_asked_ever_later(registry: CampaignRegistry) -> None:
    brand = judged_brand(registry)
    Campaign.objects.update(next_look_at=None)
    registry.fail("/brand", "refuse", times=20)
    pauses = []
    for _ in range(8):
        sweep()
        brand.refresh_from_db()
        pauses.append(round((brand.next_look_at - timezone.now()).total_seconds()))
    assert pauses == sorted(pauses)
    assert 30 < pauses[0] < 120
    assert pauses[-1] <= 30 * 60
    assert (brand.state, brand.tries) == ("verified", 8)


def test_an_outage_of_days_stops_nobody(registry: CampaignRegistry, settings: Any) -> None:
    """Without a key nothing is sent: tries pile up, and nothing breaks for that."""
    settings.TCR_API_KEY = ""
    brand = begun_brand()
    Brand.objects.update(tries=900)
    sweep(3)
    brand.refresh_from_db()
    assert (brand.state, brand.problem) == ("submitting", "no key of the registry is set")
    Brand.objects.update(tries=1000)
    sweep()
    brand.refresh_from_db()
    assert brand.next_look_at - timezone.now() <= timedelta(minutes=30)
    assert brand.tries == 1000
    settings.TCR_API_KEY = "test-key"
    sweep(2)
    brand.refresh_from_db()
    assert (brand.state, len(registry.list_brands())) == ("pending", 1)
    paid = RegistryAttempt.objects.filter(outcome="done")
    assert (paid.count(), RegistryAttempt.objects.filter(outcome="").count()) == (1, 0)


def test_what_tcr_does_not_have_any_more_is_for_staff(
    registry: CampaignRegistry, caplog: pytest.LogCaptureFixture
) -> None:
    brand = make_brand(tcr_brand_id="BGONE01", next_look_at=timezone.now() - PAST)
    sweep(3)
    brand.refresh_from_db()
    assert (brand.state, brand.unmapped) == ("verified", "TCR does not have it (any more)")
    assert caplog.text.count("ALARM") == 1
    assert AuditEvent.objects.filter(verb="brand_unmapped").count() == 1


def test_a_draft_of_a_brand_that_is_not_verified_waits(registry: CampaignRegistry) -> None:
    campaign = make_campaign(
        brand=make_brand(state="pending"),
        state="draft",
        waits_on="us",
        tcr_campaign_id="",
        next_look_at=timezone.now() - PAST,
    )
    look_at_one(campaign.pk)
    campaign.refresh_from_db()
    assert (campaign.state, campaign.next_look_at) == ("draft", None)
    assert registry.ask("/sim/counters")["calls"] == {}


def test_a_live_campaign_is_looked_at_daily(registry: CampaignRegistry) -> None:
    campaign = reviewed_campaign(registry)
    left = campaign.next_look_at - timezone.now()
    assert timedelta(hours=23) < left <= timedelta(days=1)
