"""Ten business days after it began, what is not through goes to our seniors, once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from accounts.models import AuditEvent, Notice
from compliance.models import Campaign
from compliance.services.tcr.escalate import (
    escalate_late_registrations,
    is_late,
)
from tests.at_once import race
from tests.compliance.tcr_factories import make_brand, make_campaign
from tests.factories import Business, make_business

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
TENTH = datetime(2026, 3, 13, 17, tzinfo=UTC)  # the Friday of the second week, at closing time
Clock = time_machine.Traveller


@pytest.fixture
def clock(settings: Any) -> Iterator[Clock]:
    settings.BUSINESS_TIME_ZONE, settings.BUSINESS_HOLIDAYS = "UTC", []
    settings.BUSINESS_OPENS, settings.BUSINESS_CLOSES = 9, 17
    with time_machine.travel(MONDAY, tick=False) as traveller:
        yield traveller


def waiting(business: Business, **fields: Any) -> Campaign:
    brand = make_brand(account=business.account, settled_at=MONDAY)
    return make_campaign(
        brand=brand, **{"state": "carrier_review", "waits_on": "carrier", **fields}
    )


def test_it_is_escalated_once_and_the_customer_is_told(business: Business, clock: Clock) -> None:
    campaign = waiting(business)
    clock.move_to(TENTH)
    assert [escalate_late_registrations() for _ in range(3)] == [1, 0, 0]
    campaign.refresh_from_db()
    assert campaign.escalated_at == campaign.told_at == TENTH
    assert campaign.state == "carrier_review"
    notice = Notice.objects.get(kind="registration_late")
    assert "more than 10 business days" in notice.body
    event = AuditEvent.objects.get(verb="campaign_escalate")
    assert (event.actor, event.facts["days"]) == (None, 10)


def test_a_minute_before_it_is_not_late(business: Business, clock: Clock) -> None:
    campaign = waiting(business)
    clock.move_to(TENTH - timedelta(minutes=1))
    assert escalate_late_registrations() == 0
    assert not is_late(campaign)
    assert not Notice.objects.exists()
    assert not AuditEvent.objects.exists()


def test_holidays_are_no_business_days(business: Business, clock: Clock, settings: Any) -> None:
    settings.BUSINESS_HOLIDAYS = ["LT"]  # 11 March
    waiting(business)
    clock.move_to(TENTH)
    assert escalate_late_registrations() == 0
    clock.move_to(TENTH + timedelta(days=3))
    assert escalate_late_registrations() == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"waits_on": "customer", "state": "rejected"},
        {"waits_on": "nobody", "state": "active"},
        {"settled_at": MONDAY, "state": "suspended", "waits_on": "us"},
        {"submitted_at": None, "state": "draft", "waits_on": "us"},
    ],
)
def test_what_is_not_ours_to_chase_is_not_late(
    business: Business, clock: Clock, fields: dict[str, Any]
) -> None:
    waiting(business, **fields)
    clock.move_to(TENTH + timedelta(days=30))
    assert escalate_late_registrations() == 0
    assert not Notice.objects.exists()


def test_a_brand_may_be_late_too(business: Business, clock: Clock) -> None:
    make_brand(account=business.account, state="submit_unknown", waits_on="us")
    clock.move_to(TENTH)
    assert escalate_late_registrations() == 1
    assert AuditEvent.objects.filter(verb="brand_escalate").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_escalate_once() -> None:
    waiting(make_business(), submitted_at=MONDAY - timedelta(days=400))
    assert sorted(map(str, race(*[escalate_late_registrations] * 2))) == ["0", "1"]
    assert Notice.objects.filter(kind="registration_late").count() == 1
