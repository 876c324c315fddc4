"""Decisions are counted by the hour, once, and late if need be."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import Account
from config.ids import first_uuid7, uuid7
from messaging.blocked_rates import CheckRate, count_by_check, count_worst, get_counted_until
from messaging.models import DecisionRollup, SendDecision
from messaging.services.roll_up_decisions import HOUR, begin_hour, count_hour, roll_up_decisions
from tests.factories import AccountFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def account() -> Account:
    return AccountFactory.create()


def now_is(hours: float = 0) -> datetime:
    """Some minutes into the running hour, and ``hours`` before that."""
    return begin_hour(timezone.now()) + timedelta(minutes=1) - timedelta(hours=hours)


def decide(account: Account, *, check: str = "", hours: float = 1, **more: Any) -> None:
    at = now_is(hours)
    random = uuid7().int & ((1 << 62) - 1)
    verdicts: dict[str, Any] = {"passed": [], "refused": {}}
    if check and check != "claim":
        verdicts |= {"check": check, "refused": {"+447700900001": [[check, "X_001"]]}}
    fields = {"code": "X_001" if check else "", "verdicts": verdicts, **more}
    SendDecision.objects.create(
        pk=uuid.UUID(int=first_uuid7(at).int | random),
        account=account,
        request_id=f"req_{uuid7().hex}",
        accepted=not check,
        facts={},
        created_at=at,
        **fields,
    )


def sweep(monkeypatch: pytest.MonkeyPatch, *, minutes: int = 6) -> int:
    now = begin_hour(timezone.now()) + timedelta(minutes=minutes)
    monkeypatch.setattr("messaging.services.roll_up_decisions.timezone.now", lambda: now)
    return roll_up_decisions()


def read_totals() -> dict[str, int]:
    lines = DecisionRollup.objects.filter(account=None)
    return {check: count for check, count in lines.values_list("check_name", "count") if count}


def test_an_hour_is_counted_by_check(account: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    for check in ("", "", "balance", "opt_out", "balance"):
        decide(account, check=check)
    assert sweep(monkeypatch) == 1
    assert read_totals() == {"": 2, "balance": 2, "opt_out": 1}


def test_the_running_hour_waits_until_it_is_over(
    account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    decide(account, hours=0)
    assert sweep(monkeypatch) == 0
    assert not DecisionRollup.objects.exists()


def test_decisions_of_the_last_moment_have_five_minutes_to_arrive(
    account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    decide(account)
    assert sweep(monkeypatch, minutes=4) == 0
    assert sweep(monkeypatch, minutes=5) == 1


def test_counting_again_counts_nothing_twice(
    account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    decide(account, check="risk")
    sweep(monkeypatch)
    assert sweep(monkeypatch) == 0
    count_hour(begin_hour(now_is(1)))
    assert read_totals() == {"risk": 1}
    assert DecisionRollup.objects.filter(account=account).count() == 1


def test_hours_in_which_nobody_swept_are_caught_up_with(
    account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    for hours in (5, 3, 1):
        decide(account, hours=hours)
    assert sweep(monkeypatch) == 5
    assert DecisionRollup.objects.filter(account=None, check_name="").count() == 5
    assert read_totals() == {"": 1}  # of each hour that has any
    assert count_by_check(now_is(24)) == CheckRate(3, {})


def test_an_hour_without_decisions_is_counted_as_empty(
    account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    decide(account, hours=2)
    sweep(monkeypatch)
    assert DecisionRollup.objects.get(hour=begin_hour(now_is(1))).count == 0


def test_after_a_long_outage_only_what_is_still_shown_is_counted(
    account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    decide(account, hours=24 * 100)
    assert sweep(monkeypatch) == 48  # in one sweep
    oldest = DecisionRollup.objects.order_by("hour")[0].hour
    assert timezone.now() - oldest < timedelta(days=15, hours=2)


def test_what_is_no_longer_shown_is_forgotten(
    account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = begin_hour(timezone.now()) - timedelta(days=16)
    DecisionRollup.objects.create(hour=old, account=None, check_name="", count=1)
    sweep(monkeypatch)
    assert not DecisionRollup.objects.filter(hour=old).exists()


def test_decisions_of_the_first_form_are_counted_by_the_code_that_answered(
    account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = [["standing", "pass"], ["opt_out", "pass"], ["geography", "X_001"]]
    others = [["standing", "pass"], ["opt_out", "Y_001"]]
    verdicts = {"passed": [], "refused": {"+1": others, "+2": words}}
    decide(account, check="geography", verdicts=verdicts)
    decide(account, check="claim")
    sweep(monkeypatch)
    assert read_totals() == {"geography": 1, "claim": 1}


def test_the_accounts_with_the_most_refusals_are_known(
    account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    other, quiet = AccountFactory.create(), AccountFactory.create()
    for check in ("risk", "risk", "balance", ""):
        decide(account, check=check)
    decide(other, check="balance")
    decide(quiet)
    sweep(monkeypatch)
    worst = [
        (each.name, each.refused, each.requests, each.check) for each in count_worst(now_is(24))
    ]
    assert worst == [(account.name, 3, 4, "risk"), (other.name, 1, 1, "balance")]
    assert get_counted_until() == begin_hour(now_is(1)) + HOUR
