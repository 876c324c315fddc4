"""What TCR, the upstream provider and the carriers say of a campaign."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import AuditEvent, Notice
from compliance.models import Campaign
from compliance.providers import tcr
from compliance.services.tcr.read_campaign import read_campaign, read_instant
from tests.campaign_registry import CampaignRegistry
from tests.compliance.services.tcr.journeys import reviewed_campaign, shared_campaign, sweep
from tests.compliance.tcr_factories import make_campaign

pytestmark = pytest.mark.django_db
ALL = ("10017", "10035", "10036", "10037", "10038")


def say(
    monkeypatch: pytest.MonkeyPatch, sharing: str = "ACCEPTED", **carriers: str
) -> dict[str, Any]:
    """TCR answers so from now on; ``carriers`` by mnoId behind an m."""
    facts: dict[str, Any] = {"status": "ACTIVE"}
    words = {name[1:]: word for name, word in carriers.items()}
    monkeypatch.setattr(tcr, "read_campaign", lambda _: facts)
    monkeypatch.setattr(tcr, "read_sharing", lambda _: {"sharingStatus": sharing})
    monkeypatch.setattr(tcr, "read_operation_status", lambda _: words)
    return facts


def told(verb: str) -> int:
    return AuditEvent.objects.filter(verb=verb).count()


def test_one_carrier_rejects_and_the_others_let_it_through(registry: CampaignRegistry) -> None:
    campaign = reviewed_campaign(registry, sample_1="Bramble Lane: sent. Bye. [att rejects]")
    words = dict(campaign.carriers.values_list("carrier", "word"))
    assert campaign.state == "active"
    assert words == {**dict.fromkeys(ALL, "approved"), "10017": "rejected"}
    lines = AuditEvent.objects.filter(verb="campaign_carrier_said").values_list("facts", flat=True)
    assert {"carrier": "AT&T", "word": "rejected"}.items() <= next(
        line for line in lines if line["word"] == "rejected"
    ).items()


def test_an_unknown_rejection_code_goes_to_staff_with_its_text(
    registry: CampaignRegistry, caplog: pytest.LogCaptureFixture
) -> None:
    campaign = reviewed_campaign(registry, sample_1="Bramble Lane: sent. Bye. [reject 999]")
    sweep(3)
    campaign.refresh_from_db()
    assert (campaign.state, campaign.waits_on) == ("rejected", "us")
    assert (campaign.unmapped, campaign.asked_fields) == ("rejection 999", [])
    assert campaign.problem.startswith("999")
    assert caplog.text.count("ALARM") == told("campaign_unmapped") == 1
    assert not Notice.objects.filter(kind="registration_returned").exists()


def test_an_unknown_carrier_status_is_kept_and_moves_nothing(
    registry: CampaignRegistry, caplog: pytest.LogCaptureFixture
) -> None:
    campaign = reviewed_campaign(registry, sample_1="Bramble Lane: sent. Bye. [unknown status]")
    sweep(3)
    campaign.refresh_from_db()
    assert (campaign.state, campaign.unmapped) == ("carrier_review", "carrier status DEFERRED")
    assert set(campaign.carriers.values_list("word", "tcr_status")) == {("unknown", "DEFERRED")}
    assert caplog.text.count("ALARM") == 1


def test_one_unknown_word_beside_an_approval_is_an_alarm_once(
    business: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    campaign = make_campaign(account=business.account, state="carrier_review")
    say(monkeypatch, m10017="DEFERRED", m10035="REGISTERED")
    for _ in range(3):
        read_campaign(campaign, expected=True)
    campaign.refresh_from_db()
    assert (campaign.state, campaign.unmapped) == ("active", "carrier status DEFERRED")
    assert caplog.text.count("ALARM") == 1
    say(monkeypatch, m10017="REGISTERED", m10035="REGISTERED")
    read_campaign(campaign, expected=True)
    campaign.refresh_from_db()
    assert campaign.unmapped == ""


def test_a_rejection_names_the_fields_and_the_customer_is_told(registry: CampaignRegistry) -> None:
    campaign = reviewed_campaign(registry, sample_1="Bramble Lane: sent. Bye. [reject 804]")
    assert campaign.problem_codes == ["website_not_live"]
    assert campaign.asked_fields == ["message_flow", "privacy_url", "terms_url"]
    notice = Notice.objects.get(kind="registration_returned")
    assert "804" in notice.body


def test_an_active_campaign_is_told_once(registry: CampaignRegistry) -> None:
    reviewed_campaign(registry)
    sweep(3)
    assert Notice.objects.filter(kind="us_sms_ready").count() == 1
    assert told("campaign_activate") == 1


def test_a_campaign_that_no_event_tells_of_is_found_within_its_interval(
    registry: CampaignRegistry,
) -> None:
    campaign = shared_campaign(registry, sample_2="Bramble Lane: it arrives. [silent]")
    assert campaign.next_look_at - timezone.now() <= timedelta(minutes=30)
    registry.advance(10)
    sweep()
    assert Campaign.objects.get().state == "active"
    assert registry.list_events()
    assert not [each for each in registry.list_events() if "campaignId" in each["body"]]


def test_a_suspension_that_nobody_told_us_is_an_alarm(
    business: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    campaign = make_campaign(account=business.account)
    say(monkeypatch, m10017="SUSPENDED")
    read_campaign(campaign, expected=False)
    campaign.refresh_from_db()
    assert (campaign.state, campaign.disagreed_at is not None) == ("suspended", True)
    assert "no event said so" in caplog.text
    assert Notice.objects.filter(kind="registration_suspended").count() == 1


def test_progress_that_only_our_look_found_is_no_alarm(
    business: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    campaign = make_campaign(account=business.account, state="registered")
    say(monkeypatch, m10017="REGISTERED")
    read_campaign(campaign, expected=False)
    assert "ALARM" not in caplog.text


def test_a_campaign_that_expired_is_over(business: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    campaign = make_campaign(account=business.account)
    say(monkeypatch)["status"] = "EXPIRED"
    read_campaign(campaign, expected=True)
    campaign.refresh_from_db()
    assert (campaign.state, campaign.next_look_at) == ("expired", None)
    assert read_campaign(campaign, expected=True) is False


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        (10.0, Decimal("10.00")),
        (1.5, Decimal("1.50")),
        (0, Decimal("0.00")),
        (None, None),
        ("10", None),
        (True, None),
        (-1, None),
        (1e12, None),
        (float("nan"), None),
    ],
)
def test_a_fee_is_a_sum_of_money_or_nothing(
    monkeypatch: pytest.MonkeyPatch, raw: Any, kept: Decimal | None
) -> None:
    campaign = make_campaign()
    say(monkeypatch, m10017="REGISTERED")["monthlyFee"] = raw
    read_campaign(campaign, expected=True)
    campaign.refresh_from_db()
    assert campaign.monthly_fee == kept


@pytest.mark.parametrize("raw", [None, "", "soon", "2026-13-45T00:00:00Z", 7, True, []])
def test_an_odd_instant_is_none(raw: Any) -> None:
    assert read_instant(raw) is None


def test_an_instant_without_a_zone_has_ours() -> None:
    instant = read_instant("2026-03-02T10:00:00")
    assert instant is not None
    assert timezone.is_aware(instant)


def test_sharing_is_asked_for_once_and_paid_once(
    registry: CampaignRegistry, impatient: None
) -> None:
    """The answer to the first sharing is lost."""
    registry.fail("/campaign", "hang_after", method="PUT")
    shared_campaign(registry)
    sweep(3)
    kinds = [each["kind"] for each in registry.list_charges()]
    assert kinds.count("campaign_review") == 1
    assert Campaign.objects.get().sharing_status == "PENDING"
