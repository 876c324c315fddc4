"""Several rounds become one figure, and a target is met or it is not."""

from __future__ import annotations

import pytest

from bench.measure import Result, Sample, Target, list_ratios


def _samples(*counts: int) -> list[Sample]:
    return [Sample(count, 1.0, p50=1.0, p99=float(count)) for count in counts]


def test_the_median_of_the_rounds_is_shown() -> None:
    result = Result("case", _samples(10, 1000, 30))
    assert (result.rate, result.p99) == (30, 30)


def test_each_round_is_compared_with_its_own_limit() -> None:
    ratios = list_ratios(_samples(10, 20), limits=_samples(100, 400), units=2)
    assert ratios == [0.2, 0.1]


@pytest.mark.parametrize(
    ("target", "met"),
    [
        (Target(), True),
        (Target(ratio=0.2), True),
        (Target(ratio=0.3), False),
        (Target(ratio=0.2, p99=30), False),
        (Target(p50=2), True),
        (Target(p50=1), False),
        (Target(rate=30), True),
        (Target(rate=31), False),
    ],
)
def test_a_target_is_met_only_in_every_part(target: Target, met: bool) -> None:
    result = Result("case", _samples(30), ratios=[0.2], target=target)
    assert result.is_met is met
