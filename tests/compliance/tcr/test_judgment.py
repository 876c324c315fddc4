"""From TCR's facts to our state; what is not known moves nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from compliance.tcr.judgment import PATIENCE, Judgment, judge_brand, judge_campaign, read_word

YOUNG, OLD = timedelta(minutes=1), PATIENCE + timedelta(seconds=1)
ACTIVE = {"status": "ACTIVE"}


@pytest.mark.parametrize(
    ("status", "identity", "feedback", "waited", "expected"),
    [
        ("ACTIVE", "VERIFIED", False, YOUNG, Judgment("verified")),
        ("ACTIVE", "VETTED_VERIFIED", False, YOUNG, Judgment("verified")),
        ("ACTIVE", "SELF_DECLARED", True, OLD, Judgment("verified")),
        ("", "VERIFIED", False, YOUNG, Judgment("verified")),
        ("ACTIVE", "UNVERIFIED", False, YOUNG, Judgment("pending")),
        ("ACTIVE", "UNVERIFIED", False, PATIENCE, Judgment("pending")),
        ("ACTIVE", "UNVERIFIED", True, YOUNG, Judgment("unverified")),
        (
            "ACTIVE",
            "UNVERIFIED",
            False,
            OLD,
            Judgment("unverified", "UNVERIFIED without a reason"),
        ),
        ("SUSPENDED", "VERIFIED", False, YOUNG, Judgment("suspended")),
        ("ACTIVE", "PENDING_X", False, OLD, Judgment(unmapped="identity status PENDING_X")),
        ("ACTIVE", "", False, OLD, Judgment(unmapped="identity status missing")),
        ("FROZEN", "VERIFIED", False, OLD, Judgment(unmapped="brand status FROZEN")),
    ],
)
def test_what_a_brand_comes_to(
    status: str, identity: str, feedback: bool, waited: timedelta, expected: Judgment
) -> None:
    facts = {"status": status, "identityStatus": identity}
    assert judge_brand(facts, has_feedback=feedback, waited=waited) == expected


@pytest.mark.parametrize(
    ("facts", "sharing", "carriers", "expected"),
    [
        ({"status": "EXPIRED"}, "ACCEPTED", {"1": "REGISTERED"}, Judgment("expired")),
        ({"status": "PAUSED"}, "ACCEPTED", {}, Judgment(unmapped="campaign status PAUSED")),
        (ACTIVE, "", {}, Judgment("registered")),
        (ACTIVE, "PENDING", {"1": "REGISTERED"}, Judgment("registered")),
        (ACTIVE, "DECLINED", {"1": "REGISTERED"}, Judgment("rejected")),
        (ACTIVE, "LOST", {}, Judgment(unmapped="sharing status LOST")),
        (ACTIVE, "ACCEPTED", {}, Judgment("carrier_review")),
        (ACTIVE, "ACCEPTED", {"1": "REVIEW", "2": "REVIEW"}, Judgment("carrier_review")),
        (ACTIVE, "ACCEPTED", {"1": "REVIEW", "2": "REJECTED"}, Judgment("carrier_review")),
        (ACTIVE, "ACCEPTED", {"1": "REGISTERED", "2": "REJECTED"}, Judgment("active")),
        (ACTIVE, "ACCEPTED", {"1": "APPROVED", "2": "SUSPENDED"}, Judgment("active")),
        (ACTIVE, "ACCEPTED", {"1": "REJECTED", "2": "REJECTED"}, Judgment("rejected")),
        (ACTIVE, "ACCEPTED", {"1": "SUSPENDED", "2": "REJECTED"}, Judgment("suspended")),
        (
            ACTIVE,
            "ACCEPTED",
            {"1": "DEFERRED", "2": "HALTED"},
            Judgment("carrier_review", "carrier status DEFERRED, HALTED"),
        ),
        (
            ACTIVE,
            "ACCEPTED",
            {"1": "DEFERRED", "2": "REGISTERED"},
            Judgment("active", "carrier status DEFERRED"),
        ),
    ],
)
def test_what_a_campaign_comes_to(
    facts: dict[str, str], sharing: str, carriers: dict[str, str], expected: Judgment
) -> None:
    assert judge_campaign(facts, sharing=sharing, carriers=carriers) == expected


@pytest.mark.parametrize(
    ("status", "word"),
    [
        ("REGISTERED", "approved"),
        ("APPROVED", "approved"),
        ("REVIEW", "review"),
        ("REJECTED", "rejected"),
        ("SUSPENDED", "suspended"),
        ("DEFERRED", "unknown"),
        ("", "unknown"),
    ],
)
def test_a_carrier_s_word(status: str, word: str) -> None:
    assert read_word(status) == word
