"""A balance that runs low is told the owner: in time, once a day, and only who sends."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone

from accounts.models import Balance, LedgerEntry, Notice
from accounts.models.account import Stage
from accounts.services.tell_low_balances import tell_low_balances
from tests.at_once import race
from tests.factories import Business, make_business

pytestmark = pytest.mark.django_db


def make_sender(balance: str = "9.9999", *, days: float = 0, **fields: Any) -> Business:
    """An account that reserved money for a message ``days`` ago."""
    business = make_business(balance=balance, **fields)
    LedgerEntry.objects.create(
        account=business.account,
        kind="hold",
        amount=Decimal("0.0420"),
        created_at=timezone.now() - timedelta(days=days),
    )
    return business


def test_the_owner_is_told_what_is_left() -> None:
    business = make_sender("9.5")
    assert tell_low_balances() == 1
    notice = Notice.objects.get()
    assert (notice.kind, notice.to) == ("low_balance", business.owner.email)
    assert notice.subject == "Your balance is low: $9.5000"
    assert "BUSINESS_010" in notice.body
    assert "/billing" in notice.body


def test_zero_is_said_clearly() -> None:
    make_sender("0")
    tell_low_balances()
    notice = Notice.objects.get()
    assert notice.subject == "Your balance is zero: messages are not sent"
    assert "is zero" in notice.body


def test_it_is_told_once_a_day() -> None:
    make_sender()
    with time_machine.travel(timezone.now().replace(hour=12)) as clock:
        assert [tell_low_balances(), tell_low_balances()] == [1, 0]
        clock.shift(timedelta(hours=11))
        assert tell_low_balances() == 0
        clock.shift(timedelta(hours=2))
        assert tell_low_balances() == 1
    assert Notice.objects.count() == 2


@pytest.mark.parametrize(
    "fields",
    [
        {"balance": "10"},
        {"days": 7.1},
        {"stage": Stage.CHANNEL_SETUP},
        {"stage": Stage.IN_REVIEW},
    ],
)
def test_who_does_not_wait_for_it_is_not_told(fields: dict[str, Any]) -> None:
    make_sender(**fields)
    assert tell_low_balances() == 0
    assert not Notice.objects.exists()
    assert Balance.objects.get().low_told_on is None


def test_who_only_topped_up_is_not_told() -> None:
    business = make_business(balance="5")
    LedgerEntry.objects.create(account=business.account, kind="top_up", amount=5)
    assert tell_low_balances() == 0
    assert not Notice.objects.exists()


def test_the_threshold_is_a_setting(settings: Any) -> None:
    settings.LOW_BALANCE_USD = Decimal("9.5")
    make_sender("9.5")
    assert tell_low_balances() == 0
    make_sender("9.4999")
    assert tell_low_balances() == 1


@pytest.mark.django_db(transaction=True)
def test_two_sweeps_at_once_tell_it_once() -> None:
    for _ in range(5):
        make_sender()
    results = race(*[tell_low_balances] * 4)
    assert sum(results) == Notice.objects.count() == 5


@pytest.mark.django_db(transaction=True)
def test_a_mail_that_cannot_be_written_leaves_the_day_free(monkeypatch: pytest.MonkeyPatch) -> None:
    make_sender()

    def fail(*_: object, **__: object) -> None:
        raise LookupError

    with monkeypatch.context() as patch:
        patch.setattr("accounts.services.tell_low_balances.notify", fail)
        with pytest.raises(LookupError), transaction.atomic():
            tell_low_balances()
    assert tell_low_balances() == 1
