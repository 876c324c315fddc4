"""TCR's events only ever make us look; what they claim moves nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import AuditEvent
from compliance.models import Brand, Campaign, RegistryEvent
from compliance.services.tcr import events
from compliance.services.tcr.events import process_events
from tests.campaign_registry import CampaignRegistry
from tests.compliance.services.tcr.journeys import (
    begun_brand,
    corrected_brand,
    pending_brand,
    reviewed_campaign,
    shared_campaign,
    sweep,
)
from tests.compliance.services.tcr.mail import deliver, held, post

pytestmark = pytest.mark.django_db
Watch = Callable[..., Any]


def outcomes() -> list[str]:
    return list(RegistryEvent.objects.order_by("pk").values_list("came_of_it", flat=True))


def told(verb: str) -> int:
    return AuditEvent.objects.filter(verb=verb).count()


def test_an_event_has_the_truth_read(registry: CampaignRegistry) -> None:
    pending_brand(registry)
    registry.advance(0.2)
    deliver(held(registry, "BRAND_IDENTITY_STATUS_UPDATE")[0])
    assert Brand.objects.get().state == "verified"
    stored = RegistryEvent.objects.get()
    assert (stored.came_of_it, stored.brand) == ("moved", Brand.objects.get())


def test_what_an_event_claims_is_not_believed(registry: CampaignRegistry) -> None:
    brand = pending_brand(registry)
    body = {
        "eventType": "BRAND_IDENTITY_STATUS_UPDATE",
        "brandId": brand.tcr_brand_id,
        "brandIdentityStatus": "VERIFIED",
        "mock": False,
    }
    deliver(body)
    assert Brand.objects.get().state == "pending"
    assert outcomes() == ["nothing new"]


def test_five_deliveries_move_it_once(registry: CampaignRegistry) -> None:
    shared_campaign(registry)
    registry.advance(10)
    body = held(registry, "MNO_CAMPAIGN_OPERATION_APPROVED")[0]
    for _ in range(5):
        deliver(body)
    assert Campaign.objects.get().state == "active"
    assert RegistryEvent.objects.filter(event_type=body["eventType"]).count() == 1
    assert told("campaign_activate") == 1
    assert told("campaign_carrier_said") == 5, "one line for each carrier"


def test_an_older_event_that_comes_late_moves_nothing_back(registry: CampaignRegistry) -> None:
    """Approved by everybody, then the review of weeks ago."""
    shared_campaign(registry)
    registry.advance(10)
    bodies = held(registry)
    newest = [body for body in bodies if body["eventType"].startswith("MNO_")]
    older = [body for body in bodies if body["eventType"].startswith("CAMPAIGN_")]
    stale = {**newest[0], "eventType": "MNO_CAMPAIGN_OPERATION_REVIEW"}
    deliver(*newest)
    lines = set(AuditEvent.objects.values_list("pk", flat=True))
    deliver(stale, *reversed(older))
    assert Campaign.objects.get().state == "active"
    added = AuditEvent.objects.exclude(pk__in=lines)
    assert set(added.values_list("verb", flat=True)) == {"campaign_dca_complete"}
    assert outcomes()[0] == "moved"
    assert set(outcomes()[1:]) == {"nothing new"}


def test_any_order_of_the_same_events_comes_to_the_same(registry: CampaignRegistry) -> None:
    shared_campaign(registry)
    registry.advance(10)
    deliver(*reversed(held(registry)))
    assert Campaign.objects.get().state == "active"
    assert told("campaign_activate") == told("campaign_dca_complete") == 1


@pytest.mark.parametrize("is_live", [True, False])
def test_a_mock_event_that_names_a_live_campaign_moves_nothing(
    registry: CampaignRegistry, caplog: pytest.LogCaptureFixture, is_live: bool
) -> None:
    campaign = shared_campaign(registry)
    Campaign.objects.update(is_mock=not is_live)
    registry.advance(10)
    body = {**held(registry, "CAMPAIGN_DCA_COMPLETE")[0], "mock": is_live}
    before = Campaign.objects.filter(pk=campaign.pk).values().get()
    reads = registry.ask("/sim/counters")["calls"]
    deliver(body)
    assert Campaign.objects.filter(pk=campaign.pk).values().get() == before
    assert registry.ask("/sim/counters")["calls"] == reads
    assert outcomes() == ["mock"]
    assert "ALARM registry: a mock event names a live object" in caplog.text


def test_an_event_about_somebody_unknown_is_kept(registry: CampaignRegistry) -> None:
    deliver({"eventType": "BRAND_UPDATE", "brandId": "BNOBODY", "mock": False})
    deliver({"eventType": "CAMPAIGN_UPDATE", "campaignId": "CNOBODY", "brandId": "BNOBODY"})
    deliver({"eventType": "CSP_ACTIVE", "cspId": "SGATE01"})
    assert outcomes() == ["unknown object"] * 3


def test_an_event_about_what_is_not_adopted_yet_is_found_by_our_reference(
    registry: CampaignRegistry, impatient: None
) -> None:
    brand = begun_brand()
    registry.fail("/brand/nonBlocking", "hang_after")
    sweep()
    deliver(held(registry, "BRAND_ADD")[0])
    stored = RegistryEvent.objects.get()
    assert (stored.brand, stored.came_of_it) == (brand, "being submitted")
    assert Brand.objects.get().state == "submitting", "its call may still be under way"
    Brand.objects.update(next_look_at=timezone.now())
    deliver({**stored.body, "description": "again"})
    assert Brand.objects.get().state == "pending"
    assert len(registry.list_brands()) == 1


def test_events_while_a_correction_is_sent_leave_the_call_alone(
    registry: CampaignRegistry, impatient: None
) -> None:
    """The correction itself causes an event, between it and the call that is paid for."""
    brand = corrected_brand(registry)
    registry.fail(f"/brand/{brand.tcr_brand_id}/revet", "hang_before")
    sweep()
    for number in range(4):
        deliver({**held(registry, "BRAND_UPDATE")[0], "description": str(number)})
    brand.refresh_from_db()
    assert (brand.state, brand.tries) == ("submitting", 0)
    assert outcomes() == ["being submitted"] * 4


def test_an_event_that_cannot_be_looked_into_now_is_looked_into_soon(
    registry: CampaignRegistry,
) -> None:
    brand = pending_brand(registry)
    registry.advance(0.2)
    registry.fail(f"/brand/{brand.tcr_brand_id}", "refuse")
    deliver(held(registry, "BRAND_SCORE_UPDATE")[0])
    assert outcomes() == ["not read yet"]
    sweep()
    assert Brand.objects.get().state == "verified"


def test_a_worker_that_dies_with_an_event_leaves_its_object_to_the_sweeper(
    registry: CampaignRegistry, monkeypatch: pytest.MonkeyPatch
) -> None:
    campaign = reviewed_campaign(registry)
    registry.ask(f"/sim/campaigns/{campaign.tcr_campaign_id}/suspend", method="POST")
    soon = campaign.next_look_at
    post(held(registry, "MNO_CAMPAIGN_OPERATION_SUSPENDED")[0])
    with monkeypatch.context() as patch:
        patch.setattr(events, "read_campaign", _die)
        with pytest.raises(KeyboardInterrupt):
            process_events()
    assert process_events() == 0
    campaign.refresh_from_db()
    assert campaign.next_look_at < soon, "not only tomorrow"
    sweep()
    assert Campaign.objects.get().state == "suspended"


def _die(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_a_carrier_s_reason_comes_with_its_event(registry: CampaignRegistry) -> None:
    campaign = shared_campaign(registry, sample_1="Bramble Lane: sent. STOP ends. [att rejects]")
    registry.advance(10)
    deliver(*held(registry, "MNO_CAMPAIGN_OPERATION_REJECTED", "MNO_CAMPAIGN_OPERATION_APPROVED"))
    notes = dict(campaign.carriers.values_list("carrier", "note"))
    assert notes.pop("10017").startswith("601")
    assert set(notes.values()) == {""}, "only what speaks against us is a reason"


def test_a_reason_that_comes_after_our_look_is_handed_on(registry: CampaignRegistry) -> None:
    words = "[att rejects] [tmobile rejects] [verizon rejects] [uscellular rejects]"
    campaign = reviewed_campaign(
        registry, sample_1=f"Bramble Lane: sent. STOP ends. {words} [interop rejects]"
    )
    assert (campaign.state, campaign.waits_on) == ("rejected", "us")
    deliver(*held(registry, "MNO_CAMPAIGN_OPERATION_REJECTED"))
    campaign.refresh_from_db()
    assert (campaign.state, campaign.waits_on) == ("rejected", "customer")
    assert campaign.asked_fields == ["description", "use_cases"]
    assert (told("campaign_return"), campaign.unmapped) == (1, "")


@pytest.mark.parametrize("billed", [None, "", "nonsense", "2026-13-45T00:00:00Z", 7, True])
def test_an_odd_date_is_the_date_of_today(registry: CampaignRegistry, billed: Any) -> None:
    campaign = shared_campaign(registry)
    deliver(
        {
            "eventType": "CAMPAIGN_BILLED",
            "campaignId": campaign.tcr_campaign_id,
            "billedDate": billed,
            "mock": False,
        }
    )
    assert Campaign.objects.get().billed_at is not None
