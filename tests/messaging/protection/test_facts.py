"""What each check looked at, in words that JSON has."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from messaging.protection.facts import is_absent, list_absent, list_facts
from messaging.protection.pipeline import NAMES
from tests.messaging.protection.random_sends import Dice, make_request
from tests.messaging.protection.sends import NOW, make_grant, make_send


def test_every_check_has_facts_that_json_has_words_for() -> None:
    dice = Dice(11)
    for _ in range(300):
        for send in make_request(dice):
            for name in NAMES:
                assert list_facts(name, send)
                json.dumps([list_facts(name, send), list_absent(name, send)])


@pytest.mark.parametrize(
    ("name", "changes", "absent"),
    [
        ("sender_health", {}, ["us_10dlc"]),
        ("sender_health", {"recipient": {"region": "US"}}, []),
        ("sender_health", {"recipient": {"region": "US"}, "channel": "whatsapp"}, ["us_10dlc"]),
        ("template", {}, ["conversation", "daily_cap"]),
        ("template", {"template": {"daily_cap": 3}}, ["conversation"]),
        ("template", {"template": None}, ["template", "daily_cap"]),
        ("risk", {}, ["early_pace"]),
        ("balance", {}, []),
    ],
)
def test_rules_that_cannot_apply_are_named(
    name: str, changes: dict[str, Any], absent: list[str]
) -> None:
    assert list_absent(name, make_send(**changes)) == absent


def test_a_verified_account_has_no_onboarding_limit() -> None:
    assert is_absent("onboarding_limit", make_send())
    provisional = {"tier": "provisional", "grant": make_grant(used=3)}
    assert not is_absent("onboarding_limit", make_send(account=provisional))
    assert list_facts("onboarding_limit", make_send(account=provisional)) == {
        "tier": "provisional",
        "limit": 100,
        "used": 3,
        "needed": 1,
        "expires_at": "2026-03-05T15:00:00+00:00",
    }


def test_a_capped_template_tells_when_its_day_begins_anew() -> None:
    facts = list_facts("template", make_send(template={"daily_cap": 10, "used_today": 4}))
    assert (facts["daily_cap"], facts["used_today"], facts["needed"]) == (10, 4, 1)
    assert facts["resets_at"] == "2026-03-05T00:00:00+00:00"


def test_free_text_tells_how_long_it_may_be_answered() -> None:
    wrote = {"last_inbound_at": NOW - timedelta(hours=1)}
    facts = list_facts("template", make_send(template=None, recipient=wrote))
    assert facts["open_until"] == "2026-03-05T14:00:00+00:00"


def test_carriers_are_told_by_name() -> None:
    send = make_send(
        recipient={"region": "US", "carrier": "10035"},
        sender={"blocked_carriers": frozenset({"10035"})},
    )
    facts = list_facts("sender_health", send)
    assert (facts["carrier"], facts["blocked_by"]) == ("T-Mobile", ["T-Mobile"])
