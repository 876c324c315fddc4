"""What we tell a customer to expect is what our own last 90 days say, and holds."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from compliance.eta import (
    LEAST,
    count_days_up,
    estimate,
    estimate_waiting,
    expect,
    name_segment,
)
from compliance.models import Decision
from compliance.models.decision import DecisionKind
from tests.compliance.history import HOUR, make_history, make_version

pytestmark = pytest.mark.django_db
TUESDAY = datetime(2026, 3, 3, 9, tzinfo=UTC)
SEGMENT = "GB/sole_trader"


def hours(number: float) -> timedelta:
    return timedelta(hours=number)


def test_half_and_nine_in_ten_of_reviews_like_this_one() -> None:
    make_history([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] * 2)
    found = expect(name_segment(make_version()))
    assert (found.likely, found.latest) == (hours(6), hours(10))
    assert (found.based_on, found.segment) == (22, SEGMENT)


def test_without_history_it_is_what_we_say_typically() -> None:
    eta = estimate(make_version(), since=TUESDAY)
    assert (eta.likely_business_days, eta.latest_business_days) == (1, 3)
    assert (eta.based_on, eta.segment) == (0, "")
    assert eta.likely_at == datetime(2026, 3, 3, 17, tzinfo=UTC)
    assert eta.latest_at == datetime(2026, 3, 5, 17, tzinfo=UTC)


def test_too_little_history_says_nothing() -> None:
    make_history([1] * (LEAST - 1))
    assert expect(SEGMENT).based_on == 0
    make_history([1])
    assert expect(SEGMENT).based_on == LEAST


def test_too_little_of_the_kind_of_business_falls_back_to_the_country() -> None:
    make_history([1] * (LEAST - 1))
    make_history([9] * LEAST, segment="GB/non_profit")
    make_history([50] * 100, segment="GBX/sole_trader")
    found = expect(SEGMENT)
    assert (found.segment, found.based_on) == ("GB", 2 * LEAST - 1)
    assert found.likely == hours(9)


def test_too_little_of_the_country_falls_back_to_all() -> None:
    make_history([1] * (LEAST - 1))
    make_history([9] * LEAST, segment="US/private_company")
    found = expect(SEGMENT)
    assert (found.segment, found.based_on) == ("", 2 * LEAST - 1)


def test_another_kind_of_business_has_its_own_figures() -> None:
    make_history([1] * LEAST)
    make_history([30] * LEAST, segment="US/private_company")
    assert expect(SEGMENT).latest == hours(1)
    assert expect("US/private_company").latest == hours(30)


def test_only_verdicts_of_the_last_ninety_days_count() -> None:
    make_history([1] * LEAST, ago=timedelta(days=91))
    for kind in (DecisionKind.PROPOSE_APPROVE, DecisionKind.SEND_BACK, DecisionKind.DENY_APPEAL):
        make_history([1] * LEAST, kind=kind)
    assert expect(SEGMENT).based_on == 0
    for kind in (DecisionKind.APPROVE, DecisionKind.REQUEST_CHANGES, DecisionKind.REJECT):
        make_history([1] * LEAST, kind=kind, ago=timedelta(days=89))
    assert expect(SEGMENT).based_on == 3 * LEAST


def test_the_estimate_leaves_out_nights_and_weekends() -> None:
    make_history([12] * LEAST)
    friday = datetime(2026, 3, 6, 16, 59, tzinfo=UTC)
    eta = estimate(make_version(), since=friday)
    assert eta.latest_at == datetime(2026, 3, 10, 12, 59, tzinfo=UTC)
    assert eta.latest_business_days == 2


def test_an_estimate_stands_while_nine_in_ten_would_still_be_waiting() -> None:
    with time_machine.travel(TUESDAY + hours(5), tick=False):
        make_history([2, 4, 6, 8, 10] * 10)
        eta = estimate_waiting(make_version(frozen_at=TUESDAY))
    assert not eta.is_extended
    assert eta.likely_at == TUESDAY + hours(6)
    assert eta.based_on == 50


def test_an_estimate_that_ran_out_counts_only_what_took_at_least_as_long() -> None:
    """A day has passed: 30 reviews took longer, 20 hours of working time each."""
    now = TUESDAY + timedelta(days=1)
    with time_machine.travel(now, tick=False):
        make_history([1] * 970 + [20] * 30)
        eta = estimate_waiting(make_version(frozen_at=TUESDAY))
    assert eta.is_extended
    assert eta.based_on == 30
    assert eta.latest_at == datetime(2026, 3, 5, 13, tzinfo=UTC), "12 hours of work are left"


def test_an_estimate_that_ran_out_without_history_aims_at_the_same_again() -> None:
    now = datetime(2026, 3, 10, 9, tzinfo=UTC)
    with time_machine.travel(now, tick=False):
        eta = estimate_waiting(make_version(frozen_at=TUESDAY))
    assert (eta.is_extended, eta.based_on) == (True, 0)
    assert eta.latest_at == datetime(2026, 3, 12, 17, tzinfo=UTC)


def test_days_are_rounded_up_to_at_least_one() -> None:
    spans = [0, 1, 8, 8.5, 16, 17]
    assert [count_days_up(hours(each)) for each in spans] == [1, 1, 1, 2, 2, 3]


@pytest.mark.parametrize(
    ("history", "queries"), [(SEGMENT, 1), ("GB/government", 2), ("US/government", 3), ("", 3)]
)
def test_each_step_back_costs_one_query(
    django_assert_num_queries: Callable[..., Any], history: str, queries: int
) -> None:
    make_history([1] * LEAST if history else [], segment=history)
    with django_assert_num_queries(queries):
        expect(SEGMENT)


def test_history_is_read_from_its_index() -> None:
    make_history([1] * LEAST, segment="US/private_company")
    with CaptureQueriesContext(connection) as queries:
        expect(SEGMENT)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_bitmapscan = off")
        for query in queries.captured_queries:
            cursor.execute("EXPLAIN " + query["sql"])
            plan = "\n".join(row[0] for row in cursor.fetchall())
            assert "Index Only Scan using decision_" in plan


@pytest.mark.parametrize("seed", range(3))
def test_nine_in_ten_holds_when_tested_on_what_came_later(seed: int) -> None:
    """Estimates made from one month are kept by 85 to 95 of 100 reviews of the month after."""
    chance = random.Random(seed)

    def draw(many: int, *, typical: float) -> list[float]:
        return [typical * chance.lognormvariate(0, 0.8) for _ in range(many)]

    kinds = {"GB/sole_trader": 4.0, "GB/private_company": 9.0, "DE/non_profit": 14.0}
    for segment, typical in kinds.items():
        make_history(draw(400, typical=typical), segment=segment)
    for segment, typical in kinds.items():
        found = expect(segment)
        later = [hours(each) for each in draw(400, typical=typical)]
        assert 0.85 <= sum(each <= found.latest for each in later) / len(later) <= 0.95
        assert 0.42 <= sum(each <= found.likely for each in later) / len(later) <= 0.58
    assert Decision.objects.filter(turn_seconds__gt=HOUR).count() > 1000
