"""When an advertisement may reach a person: by day, where that person is.

USA (with Puerto Rico and the other territories): no telephone solicitation before 8 a.m. or after
9 p.m. local time at the called party's location, 47 CFR 64.1200(c)(1), which the TCPA applies to
texts; several states leave less (:mod:`messaging.us_state_hours`). Everywhere else the same hours
are our own policy. They bind templates of the category MARKETING. What a person is waiting for
(UTILITY, AUTHENTICATION) and an answer within a conversation (text without a template) is no
solicitation and may arrive at any time.

A number may belong to several time zones: then it must be day in all of them. Nothing here reads
a table or a clock.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from contacts.time_zones import list_time_zones
from messaging.us_state_hours import Week, get_state_week

BOUND_CATEGORIES = frozenset({"MARKETING"})
_USUAL: Week = ((8, 21),) * 7
_DAYS_AHEAD = 8  # a week and a day: every weekday of every zone comes round


def find_allowed_time(e164: str, *, category: str, now: datetime) -> datetime:
    """Return the first instant from ``now`` on, in UTC, at which a message may reach a number.

    ``category`` is the template's, empty for a text without one. ``now`` itself when nothing
    speaks against it.
    """
    if category not in BOUND_CATEGORIES:
        return now
    week = get_state_week(e164) or _USUAL
    zones = [ZoneInfo(name) for name in list_time_zones(e164)]
    if _is_day(now, zones=zones, week=week):
        return now
    openings = sorted(_list_openings(now, zones=zones, week=week))
    common = (each for each in openings if _is_day(each, zones=zones, week=week))
    return next(common, openings[0])


def _is_day(instant: datetime, *, zones: list[ZoneInfo], week: Week) -> bool:
    """Tell whether the hours are open in every zone."""
    for zone in zones:
        local = instant.astimezone(zone)
        opens, closes = week[local.weekday()]
        if not opens <= local.hour < closes:
            return False
    return True


def _list_openings(now: datetime, *, zones: list[ZoneInfo], week: Week) -> Iterator[datetime]:
    """Yield when the hours open in each zone, day by day; all are later than ``now``."""
    for zone in zones:
        today = now.astimezone(zone).date()
        for ahead in range(_DAYS_AHEAD + 1):
            opening = _open(today + timedelta(days=ahead), zone=zone, week=week)
            if opening > now:
                yield opening


def _open(day: date, *, zone: ZoneInfo, week: Week) -> datetime:
    opens, _ = week[day.weekday()]
    return datetime.combine(day, time(opens), tzinfo=zone).astimezone(UTC)
