"""How long a review takes, as our own last 90 days say.

Half of the reviews like this one were decided within the likely time, nine in ten within the
latest. "Like this one" means the same country and kind of business; with too little history, the
same country; then all of them; and before there is any history, what we say typically: one to
three business days. All of it is working time, so no promise falls on a weekend or a holiday.

An estimate that has run out is made anew among the reviews that took at least as long, and says so.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.utils import timezone

from compliance.models import Submission
from compliance.models.decision import VERDICTS
from compliance.models.submission import EntityType
from config.business_time import add_business_time, count_business_time, get_business_day

LEAST = 20  # decisions; fewer say nothing
WINDOW = timedelta(days=90)
_TYPICAL = (1, 3)  # business days
# The kinds are written out: a bound value would keep the partial index decision_history away.
_HISTORY = f"""
    SELECT count(*), percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY turn_seconds)
      FROM compliance_decision
     WHERE kind IN ({", ".join(f"'{kind.value}'" for kind in VERDICTS)})
       AND created_at >= %s AND turn_seconds > %s
"""
_ALIKE = "AND segment = ANY(%s)"


@dataclass(frozen=True, slots=True)
class Expectation:
    """How much working time reviews take (or still take): half at most ``likely``, nine in ten at
    most ``latest``. ``based_on`` counts the decisions behind it; none: what we say typically.
    """

    likely: timedelta
    latest: timedelta
    based_on: int = 0
    segment: str = ""  # "GB/private_company", "GB", or "" for all


@dataclass(frozen=True, slots=True)
class Eta:
    """When a decision is to be expected."""

    likely_at: datetime
    latest_at: datetime
    likely_business_days: int  # rounded up
    latest_business_days: int
    based_on: int
    segment: str
    is_extended: bool = False  # the first estimate ran out; counted from now


def name_segment(submission: Submission) -> str:
    """Return which reviews are like this one, such as ``GB/private_company``."""
    return f"{submission.country}/{submission.entity_type}"


def expect(segment: str, *, waited: timedelta = timedelta()) -> Expectation:
    """Return how much longer reviews take that have taken ``waited`` already.

    One query where there is enough history, and one more for each step back.
    """
    country = segment.partition("/")[0]
    whole_country = [f"{country}/{each}" for each in EntityType.values]
    for name, alike in ((segment, [segment]), (country, whole_country), ("", None)):
        count, quantiles = _read_history(alike, waited=waited)
        if count >= LEAST:
            likely, latest = (timedelta(seconds=round(each)) - waited for each in quantiles)
            return Expectation(likely, latest, count, name)
    likely_days, latest_days = _TYPICAL
    return Expectation(likely_days * get_business_day(), latest_days * get_business_day())


def _read_history(alike: list[str] | None, *, waited: timedelta) -> tuple[int, list[float]]:
    """``alike`` are segments; ``None`` means all of them."""
    facts: list[Any] = [timezone.now() - WINDOW, int(waited.total_seconds())]
    with connection.cursor() as cursor:
        if alike is None:
            cursor.execute(_HISTORY, facts)
        else:
            cursor.execute(_HISTORY + _ALIKE, [*facts, alike])
        count, quantiles = cursor.fetchone() or (0, [])
    return count, quantiles


def estimate(submission: Submission, *, since: datetime) -> Eta:
    """Return when a version that came in at ``since`` is decided, as reviews go today."""
    return _date(expect(name_segment(submission)), since=since)


def estimate_waiting(submission: Submission) -> Eta:
    """Return when a frozen version that still waits is decided, as reviews go today.

    When nine in ten like it would be decided by now, only those that took longer count.
    """
    now = timezone.now()
    came_in = submission.frozen_at or now
    eta = estimate(submission, since=came_in)
    if eta.latest_at > now:
        return eta
    waited = count_business_time(came_in, now)
    rest = expect(name_segment(submission), waited=waited)
    return replace(_date(rest, since=now), is_extended=True)


def count_days_up(span: timedelta) -> int:
    """Return the business days that ``span`` of working time takes, rounded up, at least one."""
    return max(-(-span // get_business_day()), 1)


def _date(expectation: Expectation, *, since: datetime) -> Eta:
    return Eta(
        likely_at=add_business_time(since, expectation.likely),
        latest_at=add_business_time(since, expectation.latest),
        likely_business_days=count_days_up(expectation.likely),
        latest_business_days=count_days_up(expectation.latest),
        based_on=expectation.based_on,
        segment=expectation.segment,
    )
