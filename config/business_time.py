"""Working time as we promise it: Monday to Friday, in office hours, holidays left out.

A promise of "three business days" must hold over a weekend, a holiday and the night in which the
clocks change, so it is counted in opened hours on the wall of the office (``BUSINESS_TIME_ZONE``)
and never in seconds since something. A business day is as long as the office is open. Holidays are
those of ``BUSINESS_HOLIDAYS`` (ISO 3166-1 alpha-2 codes).
"""

import functools
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import holidays
from django.conf import settings

_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)


def get_business_day() -> timedelta:
    """Return how much working time one business day has."""
    return timedelta(hours=settings.BUSINESS_CLOSES - settings.BUSINESS_OPENS)


def is_business_day(day: date) -> bool:
    """Tell whether the office is open on ``day``, a date on the wall of the office."""
    return day.weekday() < 5 and day not in _holidays(tuple(settings.BUSINESS_HOLIDAYS))


def add_business_time(start: datetime, span: timedelta) -> datetime:
    """Return the instant (UTC) at which ``span`` of working time has passed since ``start``.

    A start outside of office hours counts from the next opening; no span at all ends there too.
    """
    start, left = start.astimezone(UTC), span  # arithmetic on a wall would stumble over its DST
    for opens, closes in _iter_openings(start):
        begins = max(opens, start)
        if closes - begins >= left:
            return begins + left
        left -= closes - begins
    raise AssertionError("the calendar has no end")


def count_business_time(start: datetime, end: datetime) -> timedelta:
    """Return how much working time lies between two instants, zero if ``end`` is not later."""
    start, total = start.astimezone(UTC), timedelta()
    for opens, closes in _iter_openings(start):
        if opens >= end:
            return total
        total += max(min(closes, end) - max(opens, start), timedelta())
    raise AssertionError("the calendar has no end")


def count_business_days(start: datetime, end: datetime) -> int:
    """Return how many whole business days of working time have passed."""
    return count_business_time(start, end) // get_business_day()


def round_up_to_hour(instant: datetime) -> datetime:
    """Return the next full hour: deadlines a few minutes apart are equally urgent."""
    hour = instant.replace(minute=0, second=0, microsecond=0)
    return hour if hour == instant else hour + _HOUR


def _iter_openings(start: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Yield from when to when the office is open, from the day of ``start`` on, in UTC."""
    zone = ZoneInfo(settings.BUSINESS_TIME_ZONE)
    day = start.astimezone(zone).date()
    while True:
        if is_business_day(day):
            opens = datetime.combine(day, time(settings.BUSINESS_OPENS), zone)
            closes = datetime.combine(day, time(settings.BUSINESS_CLOSES), zone)
            if closes > start:
                yield opens.astimezone(UTC), closes.astimezone(UTC)
        day += _DAY


@functools.cache
def _holidays(countries: tuple[str, ...]) -> holidays.HolidayBase:
    """All of them together; the library fills in each year when it is first asked for."""
    return functools.reduce(
        lambda one, other: one + other,
        [holidays.country_holidays(country) for country in countries],
        holidays.HolidayBase(),
    )
