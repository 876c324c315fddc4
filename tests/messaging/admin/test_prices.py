"""Prices on the staff pages: read by all, set by operators."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.contrib import admin
from django.urls import reverse
from django.utils import timezone

from accounts.roles import StaffRole
from messaging.models import Price
from tests.staff import browser_of

pytestmark = pytest.mark.django_db
LIST = "/admin/messaging/price/"


@pytest.fixture
def british(db: None) -> Price:
    return Price.objects.get(channel="sms", region="GB")


@pytest.fixture
def elsewhere(db: None) -> Price:
    return Price.objects.get(channel="sms", region="")


def address(price: Price, name: str = "set") -> str:
    return reverse("admin:messaging_price_decide", args=[price.pk, name])


def fill(price: Price, **said: str) -> dict[str, str]:
    version = admin.site.get_model_admin(Price).get_version(price)
    return {"version": version, "amount": "0.05", "valid_from": "", **said}


def list_shown(client: Any, **query: str) -> list[Price]:
    return list(client.get(LIST, query).context["cl"].result_list)


@pytest.mark.parametrize("role", StaffRole.values)
def test_everybody_reads_the_prices(role: str, british: Price) -> None:
    client = browser_of(role)
    assert "United Kingdom (GB)" in client.get(LIST).content.decode()
    page = client.get(reverse("admin:messaging_price_change", args=[british.pk]))
    assert "0.0420" in page.content.decode()


def test_an_operator_sets_a_price_and_the_list_shows_it(british: Price) -> None:
    client = browser_of(StaffRole.OPERATOR)
    assert client.post(address(british), fill(british)).status_code == 302
    new = Price.objects.filter(channel="sms", region="GB").latest("valid_from")
    assert (new.amount, new.set_by is None) == (Decimal("0.0500"), False)
    assert new in list_shown(client)
    assert british not in list_shown(client)
    assert british in list_shown(client, show="all")


def test_a_price_to_come_is_listed_apart(british: Price) -> None:
    client = browser_of(StaffRole.OPERATOR)
    later = f"{timezone.now() + timedelta(days=1):%Y-%m-%dT%H:%M}"
    assert client.post(address(british), fill(british, valid_from=later)).status_code == 302
    assert british in list_shown(client)
    assert [price.region for price in list_shown(client, show="later")] == ["GB"]


def test_a_country_gets_its_first_own_price(elsewhere: Price) -> None:
    client = browser_of(StaffRole.OPERATOR)
    answer = client.post(address(elsewhere, "set-country"), fill(elsewhere, region="IT"))
    assert answer.status_code == 302
    assert Price.objects.get(channel="sms", region="IT").amount == Decimal("0.0500")


def test_a_country_is_priced_from_the_row_of_all_others_only(british: Price) -> None:
    client = browser_of(StaffRole.OPERATOR)
    answer = client.post(address(british, "set-country"), fill(british, region="IT"))
    assert answer.status_code == 422
    assert not Price.objects.filter(region="IT").exists()


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"amount": "0"}, 422),
        ({"amount": "-1"}, 422),
        ({"amount": "NaN"}, 422),
        ({"amount": "0.00001"}, 422),
        ({"amount": "11"}, 422),
        ({"valid_from": "2020-01-01T00:00"}, 400),
        ({"valid_from": "soon"}, 422),
        ({"version": "1"}, 409),
    ],
)
def test_a_form_that_is_wrong_or_stale_changes_nothing(
    said: dict[str, str], status: int, british: Price
) -> None:
    before = Price.objects.count()
    answer = browser_of(StaffRole.OPERATOR).post(address(british), fill(british, **said))
    assert answer.status_code == status
    assert Price.objects.count() == before


@pytest.mark.parametrize("role", sorted(set(StaffRole) - {StaffRole.OPERATOR}))
def test_other_roles_set_no_price(role: str, british: Price) -> None:
    before = Price.objects.count()
    assert browser_of(role).post(address(british), fill(british)).status_code == 403
    assert Price.objects.count() == before
