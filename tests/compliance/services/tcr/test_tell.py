"""While a registration waits for others, its customer reads a line about it every business day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from accounts.models import AuditEvent
from compliance.models import Campaign
from compliance.services.tcr.tell import tell_waiting
from tests.at_once import race
from tests.compliance.tcr_factories import make_brand, make_campaign

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
DUE = datetime(2026, 3, 2, 16, 30, tzinfo=UTC)  # seven and a half working hours later
Clock = time_machine.Traveller


@pytest.fixture
def clock(settings: Any) -> Iterator[Clock]:
    settings.BUSINESS_TIME_ZONE, settings.BUSINESS_HOLIDAYS = "UTC", []
    settings.BUSINESS_OPENS, settings.BUSINESS_CLOSES = 9, 17
    with time_machine.travel(MONDAY, tick=False) as traveller:
        yield traveller


def waiting(**fields: Any) -> Campaign:
    values = {"state": "carrier_review", "waits_on": "carrier", "looked_at": MONDAY}
    return make_campaign(**{**values, **fields})


def count_lines() -> int:
    return AuditEvent.objects.filter(verb__endswith="_heartbeat").count()


def test_a_line_says_with_whom_it_is_since_when_and_when_we_asked(clock: Clock) -> None:
    campaign = waiting()
    clock.move_to(DUE)
    assert tell_waiting() == 1
    facts = AuditEvent.objects.get(verb="campaign_heartbeat").facts
    assert facts == {
        "id": str(campaign.pk),
        "waits_on": "carrier",
        "since": campaign.state_since.isoformat(),
        "looked_at": MONDAY.isoformat(),
    }
    campaign.refresh_from_db()
    assert campaign.told_at == DUE


def test_before_that_nothing_is_written(clock: Clock) -> None:
    waiting()
    clock.move_to(DUE - timedelta(minutes=1))
    assert tell_waiting() == count_lines() == 0


def test_every_business_day_has_one_line(clock: Clock) -> None:
    waiting()
    for hours in range(24 * 14):
        clock.move_to(MONDAY + timedelta(hours=hours))
        tell_waiting()
    lines = AuditEvent.objects.values_list("occurred_at", flat=True).order_by("occurred_at")
    days = [line.date() for line in lines]
    assert len(days) == len(set(days)) == 10
    assert not [day for day in days if day.weekday() > 4]


@pytest.mark.parametrize(
    "fields",
    [
        {"state": "active", "waits_on": "nobody"},
        {"state": "rejected", "waits_on": "customer"},
        {"state": "draft", "waits_on": "us", "submitted_at": None},
    ],
)
def test_what_waits_for_nobody_else_has_no_line(clock: Clock, fields: dict[str, Any]) -> None:
    waiting(**fields)
    clock.move_to(MONDAY + timedelta(days=30))
    assert tell_waiting() == count_lines() == 0


def test_a_brand_has_lines_of_its_own(clock: Clock) -> None:
    make_brand(state="pending", waits_on="tcr")
    clock.move_to(DUE)
    assert tell_waiting() == 1
    facts = AuditEvent.objects.get(verb="brand_heartbeat").facts
    assert (facts["waits_on"], facts["looked_at"]) == ("tcr", "")


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_write_one_line() -> None:
    waiting(told_at=MONDAY)
    assert sorted(map(str, race(tell_waiting, tell_waiting))) == ["0", "1"]
    assert count_lines() == 1
