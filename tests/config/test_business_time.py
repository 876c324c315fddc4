"""Working time holds over nights, weekends, holidays and both changes of the clocks."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from config.business_time import (
    add_business_time,
    count_business_days,
    count_business_time,
    get_business_day,
    is_business_day,
    round_up_to_hour,
)

LONDON = ZoneInfo("Europe/London")
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _office(settings: Any) -> None:
    """London, nine to five; the clocks change on 29 March and 25 October 2026."""
    settings.BUSINESS_TIME_ZONE = "Europe/London"
    settings.BUSINESS_OPENS, settings.BUSINESS_CLOSES = 9, 17
    settings.BUSINESS_HOLIDAYS = ["GB"]


def wall(text: str) -> datetime:
    """An instant as the clock in the office shows it."""
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2026-03-03 09:00", 3, "2026-03-03 12:00"),
        ("2026-03-03 09:00", 8, "2026-03-03 17:00"),  # a day ends where it closes
        ("2026-03-03 15:00", 3, "2026-03-04 10:00"),  # over a night
        ("2026-03-03 07:00", 1, "2026-03-03 10:00"),  # before opening
        ("2026-03-03 17:00", 1, "2026-03-04 10:00"),  # at closing
        ("2026-03-06 16:59", 8, "2026-03-09 16:59"),  # a minute before the weekend
        ("2026-03-06 17:59", 8, "2026-03-09 17:00"),  # an hour after it began
        ("2026-03-07 12:00", 1, "2026-03-09 10:00"),  # on a Saturday
        ("2026-03-06 17:59", 40, "2026-03-13 17:00"),  # five business days
        ("2026-12-24 16:00", 2, "2026-12-29 10:00"),  # Christmas, and Boxing Day on the Monday
        ("2026-12-31 16:00", 2, "2027-01-04 10:00"),  # New Year, and a weekend after it
        ("2031-12-24 16:00", 2, "2031-12-29 10:00"),  # a year nobody asked about before
    ],
)
def test_working_time_is_added(start: str, hours: int, end: str) -> None:
    assert add_business_time(wall(start), hours * HOUR) == wall(end)


def test_over_the_night_in_which_clocks_go_forward_nothing_is_lost() -> None:
    end = add_business_time(wall("2026-03-27 16:00"), 8 * HOUR)
    assert end == wall("2026-03-30 16:00") == datetime(2026, 3, 30, 15, tzinfo=UTC)
    assert end - wall("2026-03-27 16:00").astimezone(UTC) == timedelta(days=3) - HOUR


def test_over_the_night_in_which_clocks_go_back_nothing_is_won() -> None:
    end = add_business_time(wall("2026-10-23 16:00"), 8 * HOUR)
    assert end == wall("2026-10-26 16:00") == datetime(2026, 10, 26, 16, tzinfo=UTC)
    assert end - wall("2026-10-23 16:00").astimezone(UTC) == timedelta(days=3) + HOUR


@pytest.mark.parametrize(
    ("friday", "due"),
    [
        ("2026-03-27 17:59", "2026-04-06 17:00"),  # the next Friday is Good Friday
        ("2026-10-23 17:59", "2026-10-30 17:00"),
    ],
)
def test_five_business_days_from_a_friday_evening_before_the_clocks_change(
    friday: str, due: str
) -> None:
    assert add_business_time(wall(friday), 5 * get_business_day()) == wall(due)
    assert count_business_days(wall(friday), wall(due)) == 5


@pytest.mark.parametrize("year", [2026, 2027, 2028])
def test_good_friday_and_christmas_are_no_business_days(year: int) -> None:
    good_fridays = {2026: date(2026, 4, 3), 2027: date(2027, 3, 26), 2028: date(2028, 4, 14)}
    assert not is_business_day(good_fridays[year])
    assert not is_business_day(date(year, 12, 25))


def test_holidays_of_every_named_country_count(settings: Any) -> None:
    thanksgiving, boxing_day = date(2026, 11, 26), date(2026, 12, 28)
    assert is_business_day(thanksgiving)
    assert not is_business_day(boxing_day)
    settings.BUSINESS_HOLIDAYS = ["US", "GB"]
    assert not is_business_day(thanksgiving)
    assert not is_business_day(boxing_day)
    settings.BUSINESS_HOLIDAYS = []
    assert is_business_day(thanksgiving)
    assert is_business_day(boxing_day)


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("2026-03-03 10:00", "2026-03-03 12:00", 2),
        ("2026-03-03 16:00", "2026-03-04 10:00", 2),
        ("2026-03-03 18:00", "2026-03-04 08:00", 0),  # a night
        ("2026-03-06 18:00", "2026-03-09 08:00", 0),  # a weekend
        ("2026-03-03 06:00", "2026-03-03 23:00", 8),
        ("2026-03-27 12:00", "2026-03-30 12:00", 8),  # clocks go forward
        ("2026-10-23 12:00", "2026-10-26 12:00", 8),  # clocks go back
        ("2026-03-04 12:00", "2026-03-04 10:00", 0),  # backwards, on one day
        ("2026-03-04 12:00", "2026-02-04 12:00", 0),  # backwards, by a month
    ],
)
def test_working_time_is_counted(start: str, end: str, hours: int) -> None:
    assert count_business_time(wall(start), wall(end)) == hours * HOUR


def test_whole_business_days_are_counted() -> None:
    start = wall("2026-03-06 12:00")
    assert count_business_days(start, wall("2026-03-09 11:59")) == 0
    assert count_business_days(start, wall("2026-03-09 12:00")) == 1
    assert count_business_days(start, wall("2026-03-16 12:00")) == 6


def test_what_was_added_is_what_is_counted_at_any_time_of_the_year() -> None:
    chance = random.Random(47)
    for _ in range(300):
        start = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=chance.randrange(525_600))
        span = timedelta(minutes=chance.randrange(1, 6_000))
        assert count_business_time(start, add_business_time(start, span)) == span


def test_a_later_start_never_ends_earlier() -> None:
    """Every ten minutes over the weekend in which the clocks go back."""
    starts = [wall("2026-10-23 15:00") + timedelta(minutes=10 * step) for step in range(500)]
    starts = sorted(start.astimezone(UTC) for start in starts)
    ends = [add_business_time(start, 3 * HOUR) for start in starts]
    assert ends == sorted(ends)


def test_the_zone_in_which_the_start_is_written_does_not_matter() -> None:
    """Also in a zone whose clocks change while the office is open."""
    start = datetime(2026, 4, 23, 21, 30, tzinfo=ZoneInfo("Africa/Cairo"))
    same = start.astimezone(UTC)
    assert add_business_time(start, 30 * HOUR) == add_business_time(same, 30 * HOUR)
    later = datetime(2026, 4, 24, 16, tzinfo=ZoneInfo("Africa/Cairo"))
    assert count_business_time(start, later) == count_business_time(same, later.astimezone(UTC))


def test_no_span_ends_at_once_in_office_hours_and_else_at_the_next_opening() -> None:
    none = timedelta()
    assert add_business_time(wall("2026-03-03 10:00"), none) == wall("2026-03-03 10:00")
    assert add_business_time(wall("2026-03-06 20:00"), none) == wall("2026-03-09 09:00")


def test_a_business_day_is_as_long_as_the_office_is_open(settings: Any) -> None:
    assert get_business_day() == 8 * HOUR
    settings.BUSINESS_OPENS = 12
    assert get_business_day() == 5 * HOUR
    assert add_business_time(wall("2026-03-03 12:00"), 6 * HOUR) == wall("2026-03-04 13:00")


def test_deadlines_fall_on_full_hours() -> None:
    assert round_up_to_hour(wall("2026-03-03 10:00")) == wall("2026-03-03 10:00")
    assert round_up_to_hour(wall("2026-03-03 10:00:01")) == wall("2026-03-03 11:00")
