"""Each check by itself: what it stops, with which code and reason."""

from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from messaging.protection.pipeline import CHECKS, NAMES
from messaging.protection.verdict import PASS
from tests.messaging.protection.sends import make_grant, make_send

_BY_NAME = dict(zip(NAMES, CHECKS, strict=True))


@pytest.mark.parametrize("name", NAMES)
def test_a_send_in_order_passes(name: str) -> None:
    assert _BY_NAME[name](make_send()) is PASS


REFUSALS: tuple[tuple[str, dict[str, Any], str, dict[str, list[str]]], ...] = (
    ("standing", {"account": {"standing": "held"}}, "AUTH_004", {"standing": ["held"]}),
    ("standing", {"account": {"standing": "suspended"}}, "AUTH_004", {"standing": ["suspended"]}),
    ("standing", {"account": {"standing": "closed"}}, "AUTH_004", {"standing": ["closed"]}),
    (
        "opt_out",
        {"recipient": {"opted_out": True}},
        "BUSINESS_009",
        {"recipient": ["+447700900001"]},
    ),
    (
        "geography",
        {"recipient": {"region": "FR"}},
        "BUSINESS_011",
        {
            "reason": ["not_declared"],
            "recipient": ["+447700900001"],
            "country": ["FR"],
        },
    ),
    (
        "onboarding_limit",
        {"account": {"tier": "none"}},
        "BUSINESS_008",
        {"reason": ["not_verified"]},
    ),
    (
        "onboarding_limit",
        {"account": {"tier": "none", "grant": make_grant(used=0)}},
        "BUSINESS_008",
        {"reason": ["not_verified"]},
    ),
    (
        "onboarding_limit",
        {"account": {"tier": "provisional", "grant": make_grant(used=100)}},
        "BUSINESS_008",
        {"reason": ["onboarding_limit"], "limit": ["100"], "used": ["100"]},
    ),
    (
        "onboarding_limit",
        {"account": {"tier": "provisional", "grant": make_grant(used=99)}, "count": 2},
        "BUSINESS_008",
        {"reason": ["onboarding_limit"], "limit": ["100"], "used": ["99"]},
    ),
    (
        "onboarding_limit",
        {"account": {"tier": "provisional", "grant": make_grant(used=0, days=0)}},
        "BUSINESS_008",
        {"reason": ["provisional_access_expired"]},
    ),
    (
        "template",
        {"template": {"state": "pending"}},
        "BUSINESS_005",
        {"reason": ["not_approved"], "state": ["pending"]},
    ),
    (
        "template",
        {"template": {"is_published": False}},
        "BUSINESS_005",
        {"reason": ["not_published"]},
    ),
    (
        "template",
        {"template": {"daily_cap": 10, "used_today": 10}},
        "BUSINESS_008",
        {
            "reason": ["template_daily_cap"],
            "limit": ["10"],
            "used": ["10"],
            "resets_at": ["2026-03-05T00:00:00+00:00"],
        },
    ),
    (
        "sender_health",
        {"sender": {"is_blocked": True}},
        "SENDER_001",
        {"sender": ["+442079460100"]},
    ),
    (
        "sender_health",
        {"recipient": {"region": "US"}, "sender": {"is_us_registered": False}},
        "CHANNEL_009",
        {
            "recipient": ["+447700900001"],
            "sender": ["+442079460100"],
            "reason": ["not_registered"],
        },
    ),
    (
        "sender_health",
        {
            "recipient": {"region": "US", "carrier": "10035"},
            "sender": {"blocked_carriers": frozenset({"10035"})},
        },
        "CHANNEL_009",
        {
            "recipient": ["+447700900001"],
            "sender": ["+442079460100"],
            "reason": ["carrier_rejected"],
            "carrier": ["T-Mobile"],
        },
    ),
    (
        "sender_health",
        {"sender": {"obstacle": "paused", "profile_id": UUID(int=3)}},
        "SENDER_003",
        {"reason": ["paused"], "profile": [str(UUID(int=3))]},
    ),
    (
        "sender_health",
        {"sender": {"reason": "shared_fallback", "is_strict": True}},
        "SENDER_002",
        {"reason": ["no_own_number"]},
    ),
    (
        "recipient_rate",
        {"recipient": {"retry_after": 12}},
        "RATE_001",
        {"recipient": ["+447700900001"]},
    ),
    (
        "balance",
        {"account": {"available": Decimal(0)}},
        "BUSINESS_010",
        {"reason": ["balance_zero"], "available": ["0.0000"], "needed": ["0.0420"]},
    ),
    (
        "balance",
        {"account": {"available": Decimal("0.0419")}},
        "BUSINESS_010",
        {"reason": ["balance_too_small"], "available": ["0.0419"], "needed": ["0.0420"]},
    ),
    ("risk", {"account": {"risk": "hold"}}, "RISK_001", {"reason": ["risk_screening"]}),
)


@pytest.mark.parametrize(("name", "changes", "code", "details"), REFUSALS)
def test_what_is_not_in_order_is_refused_with_its_code(
    name: str, changes: dict[str, Any], code: str, details: dict[str, list[str]]
) -> None:
    verdict = _BY_NAME[name](make_send(**changes))
    assert verdict.word == code
    assert verdict.details == details


def test_the_rate_check_says_how_long_to_wait() -> None:
    verdict = _BY_NAME["recipient_rate"](make_send(recipient={"retry_after": 12}))
    assert verdict.retry_after == 12


def test_registered_us_number_may_send_to_the_us() -> None:
    assert _BY_NAME["sender_health"](make_send(recipient={"region": "US"})) is PASS


@pytest.mark.parametrize(
    "changes",
    [
        {"recipient": {"region": "US", "carrier": ""}},
        {"recipient": {"region": "US", "carrier": "10017"}},
        {"recipient": {"region": "GB", "carrier": "10035"}},
    ],
)
def test_only_a_known_carrier_that_blocks_stops_an_american(changes: dict[str, Any]) -> None:
    sender = {"blocked_carriers": frozenset({"10035"})}
    assert _BY_NAME["sender_health"](make_send(sender=sender, **changes)) is PASS


def test_strict_lets_a_sender_of_ones_own_pass() -> None:
    assert _BY_NAME["sender_health"](make_send(sender={"is_strict": True})) is PASS


def test_provisional_access_allows_the_last_send_of_its_limit() -> None:
    account = {"tier": "provisional", "grant": make_grant(used=99)}
    assert _BY_NAME["onboarding_limit"](make_send(account=account)) is PASS


def test_balance_of_exactly_the_price_is_enough() -> None:
    assert _BY_NAME["balance"](make_send(account={"available": Decimal("0.0420")})) is PASS
