"""What the carriers would take, asked before it is paid for."""

from __future__ import annotations

from typing import Any

import pytest

from compliance.tcr.qualification import TOO_FEW_SAMPLES, UNQUALIFIED, find_obstacle
from compliance.tcr.rejections import name_campaign_fields


def carrier(*, qualify: bool = True, least: Any = 1) -> dict[str, Any]:
    return {"qualify": qualify, "minMsgSamples": least}


def test_one_carrier_that_takes_it_is_enough() -> None:
    facts = {"mnoMetadata": {"10017": carrier(qualify=False), "10035": carrier()}}
    assert find_obstacle(facts, samples=1) is None


def test_what_no_carrier_takes_is_turned_down_by_its_use_case() -> None:
    facts = {"mnoMetadata": {"10017": carrier(qualify=False), "10035": carrier(qualify=False)}}
    found = find_obstacle(facts, samples=1)
    assert found is not None
    assert found.code == UNQUALIFIED
    assert name_campaign_fields(found.fields) == ("use_cases",)


def test_the_strictest_carrier_that_takes_it_says_how_many_samples() -> None:
    facts = {"mnoMetadata": {"10017": carrier(least=2), "10035": carrier(qualify=False, least=5)}}
    assert find_obstacle(facts, samples=2) is None
    found = find_obstacle(facts, samples=1)
    assert found is not None
    assert (found.code, "at least 2" in found.description) == (TOO_FEW_SAMPLES, True)


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"mnoMetadata": None},
        {"mnoMetadata": []},
        {"mnoMetadata": {"10017": None}},
        {"mnoMetadata": {"10017": carrier(least="many")}},
        {"mnoMetadata": {"10017": carrier(least=True)}},
    ],
)
def test_an_answer_that_says_nothing_stops_nobody(facts: dict[str, Any]) -> None:
    assert find_obstacle(facts, samples=1) is None
