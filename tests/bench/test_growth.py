"""Growth is judged by how much of the first figure is kept."""

from __future__ import annotations

from bench.growth import FULL_PLAN, QUICK_PLAN, judge
from bench.passing import TENTHS


def test_a_rate_that_fell_by_a_tenth_is_within_bounds() -> None:
    assert judge("rate", 100, 90, is_cost=False)[3:] == ("0.90", "≥ 0.85", "met")


def test_a_rate_that_fell_by_a_fifth_is_not() -> None:
    assert judge("rate", 100, 80, is_cost=False)[-1] == "MISSED"


def test_a_cost_that_rose_by_a_quarter_is_not() -> None:
    assert judge("ms", 4, 5, is_cost=True)[3:] == ("0.80", "≥ 0.85", "MISSED")


def test_what_got_better_is_met() -> None:
    assert judge("ms", 5, 4, is_cost=True)[-1] == "met"


def test_a_million_messages_pass_and_a_hundred_thousand_are_sent() -> None:
    assert (FULL_PLAN.passing, FULL_PLAN.sends) == (1_000_000, 100_000)


def test_every_tenth_has_whole_waves() -> None:
    for plan in (FULL_PLAN, QUICK_PLAN):
        assert plan.passing // plan.wave >= TENTHS
        assert plan.passing % plan.wave == 0
        assert plan.sends % TENTHS == 0
