"""What staff may do for a registration: look now, return it, nudge and appeal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import AuditEvent, Notice, User
from compliance.models import Brand, Campaign, RegistryAttempt
from compliance.services.tcr.staff import APPEAL, REVIEW, look_now, nudge, return_registration
from compliance.services.tcr.submit import is_submission_open
from config.errors import DomainError, ErrorCode
from tests.campaign_registry import CampaignRegistry
from tests.compliance.services.tcr.journeys import (
    begun_brand,
    corrected_brand,
    reviewed_campaign,
    shared_campaign,
    sweep,
)
from tests.compliance.tcr_factories import make_attempt, make_brand, make_campaign

pytestmark = pytest.mark.django_db
Refused = Callable[..., Any]
REJECTED = "Bramble Lane: your order is on its way. [reject 701]"
STUCK = "Bramble Lane: your order is on its way. [stuck]"


def test_look_now_has_it_looked_at_at_once(reviewer: User) -> None:
    later = timezone.now() + timedelta(days=1)
    campaign = make_campaign(next_look_at=later, tries=7, disagreed_at=timezone.now())
    look_now(campaign, actor=reviewer)
    campaign.refresh_from_db()
    assert campaign.next_look_at <= timezone.now()
    assert (campaign.tries, campaign.disagreed_at) == (0, None)
    assert AuditEvent.objects.get(verb="campaign_look_now").actor == reviewer


@pytest.mark.parametrize("state", ["expired", "deactivated"])
def test_what_has_ended_is_not_looked_at(
    registry: CampaignRegistry, refused: Refused, reviewer: User, state: str
) -> None:
    campaign = make_campaign(state=state)
    with refused(registry, ErrorCode.STATE_FORBIDS):
        look_now(campaign, actor=reviewer)


def test_a_draft_that_nobody_handed_in_is_not_sent_by_looking(
    registry: CampaignRegistry, refused: Refused, reviewer: User
) -> None:
    brand = make_brand(state="draft", tcr_brand_id="", next_look_at=None)
    with refused(registry, ErrorCode.STATE_FORBIDS):
        look_now(brand, actor=reviewer)


def test_look_now_leaves_a_call_alone_that_is_under_way(
    registry: CampaignRegistry, impatient: None, reviewer: User
) -> None:
    brand = begun_brand()
    registry.fail("/brand/nonBlocking", "hang_before")
    sweep()
    before = Brand.objects.get(pk=brand.pk)
    look_now(brand, actor=reviewer)
    brand.refresh_from_db()
    assert (brand.state, brand.next_look_at) == ("submitting", before.next_look_at)
    attempts = RegistryAttempt.objects.filter(brand=brand)
    attempts.update(created_at=timezone.now() - timedelta(minutes=2))
    look_now(brand, actor=reviewer)
    brand.refresh_from_db()
    assert brand.next_look_at <= timezone.now(), "a worker that left it behind is not waited for"


def test_returning_opens_the_fields_and_tells_the_customer(
    registry: CampaignRegistry, reviewer: User
) -> None:
    campaign = reviewed_campaign(registry, sample_1=REJECTED)
    assert (campaign.waits_on, campaign.asked_fields) == ("us", [])
    return_registration(
        campaign,
        fields=["use_cases"],
        reason="samples_disagree",
        note="Say what you sell.",
        actor=reviewer,
    )
    campaign.refresh_from_db()
    assert (campaign.state, campaign.waits_on) == ("rejected", "customer")
    assert campaign.asked_fields == ["use_cases"]
    assert campaign.problem.startswith("Say what you sell. The registry's words: ")
    assert campaign.problem_codes == ["samples_disagree"]
    assert "Say what you sell." in Notice.objects.get(kind="registration_returned").body
    assert AuditEvent.objects.get(verb="campaign_return").actor == reviewer
    sweep(2)
    campaign.refresh_from_db()
    assert campaign.asked_fields == ["use_cases"], "looking does not take it back"


@pytest.mark.parametrize(
    "fields",
    [
        {"state": "active"},
        {"state": "carrier_review", "waits_on": "carrier"},
        {"state": "rejected", "waits_on": "customer", "asked_fields": ["description"]},
        {"state": "suspended", "waits_on": "us"},
    ],
)
def test_only_what_was_turned_down_and_is_with_us_is_returned(
    registry: CampaignRegistry, refused: Refused, reviewer: User, fields: dict[str, Any]
) -> None:
    campaign = make_campaign(**fields)
    with refused(registry, ErrorCode.STATE_FORBIDS):
        return_registration(
            campaign, fields=["description"], reason="other", note="", actor=reviewer
        )


def test_a_nudge_is_free_and_recorded(registry: CampaignRegistry, reviewer: User) -> None:
    campaign = shared_campaign(registry, sample_2=STUCK)
    charges = registry.list_charges()
    nudge(campaign.pk, intent=REVIEW, description="Please look at it.", actor=reviewer)
    attempt = RegistryAttempt.objects.get(operation="nudge_campaign")
    assert (attempt.outcome, attempt.fee, attempt.asked_by) == ("done", 0, reviewer)
    assert attempt.sent == {"nudgeIntent": "REVIEW", "description": "Please look at it."}
    assert AuditEvent.objects.get(verb="campaign_nudge").actor == reviewer
    assert registry.list_charges() == charges


def test_a_day_passes_between_two_nudges(
    registry: CampaignRegistry, refused: Refused, reviewer: User
) -> None:
    campaign = shared_campaign(registry, sample_2=STUCK)
    nudge(campaign.pk, intent=REVIEW, description="Please.", actor=reviewer)
    with refused(registry, ErrorCode.STATE_FORBIDS) as error:
        nudge(campaign.pk, intent=REVIEW, description="Please!", actor=reviewer)
    assert "within the last day" in error.value.message
    Campaign.objects.update(nudged_at=timezone.now() - timedelta(days=1))
    nudge(campaign.pk, intent=REVIEW, description="Please!!", actor=reviewer)
    assert RegistryAttempt.objects.filter(operation="nudge_campaign").count() == 2


def test_a_nudge_that_was_refused_may_be_tried_again_at_once(
    registry: CampaignRegistry, reviewer: User
) -> None:
    campaign = shared_campaign(registry, sample_2=STUCK)
    registry.fail(f"/campaign/{campaign.tcr_campaign_id}/nudge", "refuse", code=591)
    with pytest.raises(DomainError) as error:
        nudge(campaign.pk, intent=REVIEW, description="Please.", actor=reviewer)
    assert error.value.code is ErrorCode.PROVIDER_FAILED
    assert not AuditEvent.objects.filter(verb="campaign_nudge").exists()
    nudge(campaign.pk, intent=REVIEW, description="Please.", actor=reviewer)
    outcomes = RegistryAttempt.objects.filter(operation="nudge_campaign").order_by("created_at")
    assert list(outcomes.values_list("outcome", flat=True)) == ["failed", "done"]


def test_a_worker_that_dies_in_a_nudge_is_in_nobody_s_way(
    registry: CampaignRegistry, reviewer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    campaign = shared_campaign(registry, sample_2=STUCK)
    monkeypatch.setattr("compliance.providers.tcr.nudge_campaign", _die)
    with pytest.raises(KeyboardInterrupt):
        nudge(campaign.pk, intent=REVIEW, description="Please.", actor=reviewer)
    assert not RegistryAttempt.objects.filter(outcome="").exists()


def _die(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_an_appeal_has_a_rejected_campaign_judged_again(
    registry: CampaignRegistry, reviewer: User
) -> None:
    campaign = reviewed_campaign(registry, sample_1=REJECTED)
    nudge(campaign.pk, intent=APPEAL, description="We sell jam.", actor=reviewer)
    assert AuditEvent.objects.get(verb="campaign_appeal").actor == reviewer


@pytest.mark.parametrize(
    ("state", "intent"),
    [
        ("active", APPEAL),
        ("registered", APPEAL),
        ("carrier_review", APPEAL),
        ("suspended", APPEAL),
        ("rejected", REVIEW),
        ("active", REVIEW),
        ("draft", REVIEW),
        ("submitting", REVIEW),
        ("expired", APPEAL),
    ],
)
def test_only_a_rejection_is_appealed_and_only_a_review_is_nudged(
    registry: CampaignRegistry, refused: Refused, reviewer: User, state: str, intent: str
) -> None:
    campaign = make_campaign(state=state)
    with refused(registry, ErrorCode.STATE_FORBIDS):
        nudge(campaign.pk, intent=intent, description="Please.", actor=reviewer)


def test_what_tcr_never_took_is_not_appealed(
    registry: CampaignRegistry, refused: Refused, reviewer: User
) -> None:
    campaign = make_campaign(state="rejected", tcr_campaign_id="")
    with refused(registry, ErrorCode.STATE_FORBIDS):
        nudge(campaign.pk, intent=APPEAL, description="Please.", actor=reviewer)


def test_a_correction_that_is_on_its_way_is_seen_as_open(registry: CampaignRegistry) -> None:
    assert is_submission_open(corrected_brand(registry))
    assert not is_submission_open(make_attempt(make_brand()).brand)
