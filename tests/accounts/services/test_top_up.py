"""Money in: exact, on record, and never an amount that is none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from accounts.models import AuditEvent, Balance, LedgerEntry
from accounts.services.top_up import top_up
from config.errors import DomainError, ErrorCode
from tests.factories import AccountFactory, Business

pytestmark = pytest.mark.django_db


def test_a_top_up_is_money_an_entry_and_an_event(business: Business) -> None:
    top_up(business.account.pk, amount=Decimal("12.3456"), actor=business.owner, note="Invoice 7")
    assert Balance.objects.get(account=business.account).available == Decimal("22.3456")
    entry = LedgerEntry.objects.get()
    assert (entry.kind, entry.amount, entry.note) == ("top_up", Decimal("12.3456"), "Invoice 7")
    event = AuditEvent.objects.get(verb="top_up")
    assert (event.actor, event.facts["amount"]) == (business.owner, "12.3456")


@pytest.mark.parametrize(
    "amount",
    ["0", "-5", "0.00001", "1.23456", "1000000.01", "1e40", "NaN", "sNaN", "Infinity", "-Infinity"],
)
def test_what_is_no_amount_moves_nothing(amount: str, business: Business) -> None:
    with pytest.raises(DomainError) as refused:
        top_up(business.account.pk, amount=Decimal(amount), actor=None, note="")
    assert refused.value.code is ErrorCode.VALUE_OUT_OF_RANGE
    assert Balance.objects.get(account=business.account).available == 10
    assert not LedgerEntry.objects.exists()
    assert not AuditEvent.objects.exists()


def test_an_account_without_a_balance_gets_no_entry() -> None:
    account = AccountFactory.create()
    with pytest.raises(DomainError) as refused:
        top_up(account.pk, amount=Decimal(5), actor=None, note="")
    assert refused.value.code is ErrorCode.ROUTE_NOT_FOUND
    assert not LedgerEntry.objects.exists()
