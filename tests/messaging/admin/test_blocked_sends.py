"""The page of blocked sends: shares by check, and who is refused most."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Account
from accounts.roles import StaffRole
from messaging.admin.blocked_sends import build_page
from messaging.models import DecisionRollup
from messaging.services.roll_up_decisions import begin_hour
from tests.factories import AccountFactory
from tests.staff import browser_of

pytestmark = pytest.mark.django_db
PAGE = reverse("admin:messaging_senddecision_blocked")


def count(check: str, number: int, *, days: int = 0, account: Account | None = None) -> None:
    hour = begin_hour(timezone.now()) - timedelta(hours=1, days=days)
    DecisionRollup.objects.create(hour=hour, account=account, check_name=check, count=number)


def read(position: int) -> dict[str, str]:
    return {bar.label: bar.words for bar in build_page()["charts"][position].bars}


def test_each_check_has_its_share_of_all_requests() -> None:
    count("", 60)
    count("balance", 30)
    count("opt_out", 10)
    count("risk", 100, days=3)
    day, fortnight = read(0), read(1)
    assert (day["balance"], day["opt out"], day["risk"]) == (
        "30.0 % (30)",
        "10.0 % (10)",
        "0.0 % (0)",
    )
    assert fortnight["risk"] == "50.0 % (100)"


def test_the_accounts_that_are_refused_most_are_listed() -> None:
    account = AccountFactory.create(name="Pumped Ltd")
    count("", 5, account=account)
    count("geography", 15, account=account)
    text = browser_of(StaffRole.VIEWER).get(PAGE).content.decode()
    assert "Pumped Ltd" in text
    assert "75 %" in text
    assert reverse("admin:accounts_account_change", args=[account.pk]) in text


def test_a_page_without_a_count_says_so() -> None:
    text = browser_of(StaffRole.VIEWER).get(PAGE).content.decode()
    assert "No hour has been counted yet" in text
    assert "Nothing was counted yet" in text
    assert "Nobody was refused" not in text


def test_the_page_takes_no_more_queries_for_more_rows() -> None:
    client = browser_of(StaffRole.SENIOR)
    client.get(PAGE)
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(PAGE).status_code == 200
        counts.append(len(queries))
        for _ in range(20):
            count("risk", 1, account=AccountFactory.create())
    assert counts[0] == counts[1]


def test_it_is_only_looked_at() -> None:
    assert browser_of(StaffRole.SENIOR).post(PAGE).status_code == 405
