"""A top-up from the account's page: by operators, of amounts that are some, on record."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.contrib import admin
from django.urls import reverse

from accounts.models import Account, AuditEvent, Balance, LedgerEntry
from accounts.roles import StaffRole
from tests.factories import Business
from tests.staff import browser_of, make_staff, sign_in

pytestmark = pytest.mark.django_db


def post(client: object, account: Account, **said: str) -> object:
    version = admin.site.get_model_admin(Account).get_version(account)
    address = reverse("admin:accounts_account_decide", args=[account.pk, "top-up"])
    return client.post(address, {"version": version, "amount": "5", "note": "Invoice 12", **said})


def test_an_operators_top_up_is_on_record(business: Business) -> None:
    operator = make_staff(StaffRole.OPERATOR)
    assert post(sign_in(operator), business.account, amount="5.0001").status_code == 302
    assert Balance.objects.get(account=business.account).available == Decimal("15.0001")
    event = AuditEvent.objects.get(verb="top_up")
    assert event.actor == operator
    assert event.facts == {"amount": "5.0001", "note": "Invoice 12"}


@pytest.mark.parametrize(
    "said",
    [
        {"amount": "-5"},
        {"amount": "0"},
        {"amount": "NaN"},
        {"amount": "Infinity"},
        {"amount": "1.23456"},
        {"amount": "100000.01"},
        {"amount": "1e300"},
        {"amount": "five"},
        {"amount": ""},
        {"note": ""},
        {"note": "x" * 201},
    ],
)
def test_a_form_that_is_wrong_moves_nothing(said: dict[str, str], business: Business) -> None:
    answer = post(browser_of(StaffRole.OPERATOR), business.account, **said)
    assert answer.status_code == 422
    assert Balance.objects.get(account=business.account).available == 10
    assert not LedgerEntry.objects.exists()
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize("role", sorted(set(StaffRole) - {StaffRole.OPERATOR}))
def test_other_roles_move_nothing(role: str, business: Business) -> None:
    assert post(browser_of(role), business.account).status_code == 403
    assert not LedgerEntry.objects.exists()
