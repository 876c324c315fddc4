"""By day, where the person is: in every zone that the number may be in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from phonenumbers.timezone import TIMEZONE_DATA

from contacts.time_zones import list_time_zones
from messaging.quiet_hours import find_allowed_time

NEW_YORK = "+12125550123"
CHICAGO = "+13125550123"
LOS_ANGELES = "+14155550123"
PHOENIX = "+16025550123"  # no daylight saving time
HONOLULU = "+18085550123"
SAN_JUAN = "+17875550123"
TORONTO = "+14165550123"
MIAMI = "+13055550123"
DALLAS = "+12145550123"
HARTFORD = "+18605550123"
PROVIDENCE = "+14015550123"
TOLL_FREE = "+18005550123"
LONDON = "+447700900123"
PERTH_OR_SYDNEY = "+61412345678"


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("phone", "now", "allowed"),
    [
        # 8 a.m. to 9 p.m. in winter (UTC-5), and the first and last minute of it.
        (NEW_YORK, "2026-01-14T12:59", "2026-01-14T13:00"),
        (NEW_YORK, "2026-01-14T13:00", "2026-01-14T13:00"),
        (NEW_YORK, "2026-01-15T01:59", "2026-01-15T01:59"),
        (NEW_YORK, "2026-01-15T02:00", "2026-01-15T13:00"),
        # In summer an hour earlier (UTC-4); the clocks change at night on 8 March and 1 November.
        (NEW_YORK, "2026-07-15T11:59", "2026-07-15T12:00"),
        (NEW_YORK, "2026-03-08T03:00", "2026-03-08T12:00"),
        (NEW_YORK, "2026-03-07T03:00", "2026-03-07T13:00"),
        (NEW_YORK, "2026-11-01T02:00", "2026-11-01T13:00"),
        (CHICAGO, "2026-01-14T13:30", "2026-01-14T14:00"),
        (LOS_ANGELES, "2026-07-15T04:30", "2026-07-15T15:00"),
        # Arizona and Hawaii keep their clocks.
        (PHOENIX, "2026-07-15T14:59", "2026-07-15T15:00"),
        (PHOENIX, "2026-01-15T14:59", "2026-01-15T15:00"),
        (HONOLULU, "2026-07-15T17:00", "2026-07-15T18:00"),
        (HONOLULU, "2026-07-15T06:59", "2026-07-15T06:59"),
        # Puerto Rico is on UTC-4 all year.
        (SAN_JUAN, "2026-01-15T11:30", "2026-01-15T12:00"),
        (SAN_JUAN, "2026-07-15T11:30", "2026-07-15T12:00"),
        (TORONTO, "2026-01-14T12:59", "2026-01-14T13:00"),
        (LONDON, "2026-01-15T21:00", "2026-01-16T08:00"),
        (LONDON, "2026-07-15T20:00", "2026-07-16T07:00"),
        # Australian mobile numbers belong to no place: from Lord Howe (UTC+10:30) to the Cocos
        # Islands (UTC+6:30), the day has begun everywhere at 01:30 UTC and is over first at 10:30.
        (PERTH_OR_SYDNEY, "2026-07-15T00:30", "2026-07-15T01:30"),
        (PERTH_OR_SYDNEY, "2026-07-15T10:29", "2026-07-15T10:29"),
        (PERTH_OR_SYDNEY, "2026-07-15T10:30", "2026-07-16T01:30"),
    ],
)
def test_marketing_waits_for_the_persons_day(phone: str, now: str, allowed: str) -> None:
    assert find_allowed_time(phone, category="MARKETING", now=_at(now)) == _at(allowed)


@pytest.mark.parametrize(
    ("phone", "now", "allowed"),
    [
        (MIAMI, "2026-01-15T01:00", "2026-01-15T13:00"),  # 8 p.m. in Florida
        (MIAMI, "2026-01-15T00:59", "2026-01-15T00:59"),
        (HARTFORD, "2026-01-15T13:30", "2026-01-15T14:00"),  # 9 a.m. in Connecticut
        (DALLAS, "2026-01-16T14:30", "2026-01-16T15:00"),  # 9 a.m. on a Friday in Texas
        (DALLAS, "2026-01-18T17:30", "2026-01-18T18:00"),  # noon on a Sunday
        (DALLAS, "2026-01-18T04:00", "2026-01-18T18:00"),  # through the night into that Sunday
        (PROVIDENCE, "2026-01-16T23:00", "2026-01-17T15:00"),  # from Friday 6 p.m. to Saturday 10
    ],
)
def test_a_states_own_law_leaves_less_of_the_day(phone: str, now: str, allowed: str) -> None:
    assert find_allowed_time(phone, category="MARKETING", now=_at(now)) == _at(allowed)


@pytest.mark.parametrize("category", ["UTILITY", "AUTHENTICATION", ""])
def test_what_a_person_waits_for_may_arrive_by_night(category: str) -> None:
    night = _at("2026-01-15T08:00")
    assert find_allowed_time(NEW_YORK, category=category, now=night) == night


@pytest.mark.parametrize("hour", range(0, 24, 3))
@pytest.mark.parametrize("month", [1, 7])
def test_a_toll_free_number_is_reached_when_it_is_day_in_the_whole_country(
    month: int, hour: int
) -> None:
    now = datetime(2026, month, 15, hour, tzinfo=UTC)
    allowed = find_allowed_time(TOLL_FREE, category="MARKETING", now=now)
    assert now <= allowed <= now + timedelta(days=1)
    zones = list_time_zones(TOLL_FREE)
    assert {"Pacific/Honolulu", "America/New_York", "Pacific/Guam"} <= set(zones)
    assert all(8 <= allowed.astimezone(ZoneInfo(name)).hour < 21 for name in zones)


def test_every_zone_that_numbers_are_in_is_known_to_us() -> None:
    names = {name for zones in TIMEZONE_DATA.values() for name in zones}
    assert len(names) > 200
    assert all(ZoneInfo(name).key == name for name in names)


@pytest.mark.parametrize(
    ("phone", "zones"),
    [
        ("+447700900123", {"Europe/London"}),  # a number that nobody has: its country's
        (NEW_YORK, {"America/New_York"}),
        ("+882161234567", {"UTC"}),  # a satellite telephone
    ],
)
def test_an_unknown_place_is_the_country_or_nowhere(phone: str, zones: set[str]) -> None:
    assert zones <= set(list_time_zones(phone))


def test_a_number_whose_zones_never_share_a_day_still_gets_a_later_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opposite = ("Pacific/Kiritimati", "America/Sao_Paulo", "Asia/Kolkata", "Europe/Berlin")
    monkeypatch.setattr("messaging.quiet_hours.list_time_zones", lambda _: opposite)
    now = _at("2026-01-15T00:00")
    allowed = find_allowed_time(NEW_YORK, category="MARKETING", now=now)
    assert now < allowed <= now + timedelta(days=1)
