"""Customers and the last number: one has it, the others keep a choice, nobody pays twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client

from accounts.models import Channel, LedgerEntry, NumberWish, PhoneNumber
from accounts.models.account import Stage
from accounts.providers.telnyx import list_available_numbers
from tests.at_once import race
from tests.conftest import Carrier
from tests.factories import Business, make_business

pytestmark = pytest.mark.django_db(transaction=True)
WHERE = {"country": "US", "area": "808"}  # where the carrier has one number left
SEARCH = "/channels?country=US&area=808"


def make_customer() -> tuple[Business, Client]:
    business = make_business(stage=Stage.CHANNEL_SETUP)
    Channel.objects.filter(account=business.account).delete()
    PhoneNumber.objects.filter(account=business.account).delete()
    client = Client()
    client.force_login(business.owner)
    return business, client


def press(client: Client, e164: str) -> Callable[[], HttpResponse]:
    return lambda: client.post("/channels", {**WHERE, "e164": e164})


def test_the_last_number_is_sold_once_and_the_other_is_offered_others(carrier: Carrier) -> None:
    (last,) = list_available_numbers("US", area="808")
    customers = [make_customer() for _ in range(3)]
    answers = race(*(press(client, last.e164) for _, client in customers))
    assert sorted(answer.status_code for answer in answers) == [302, 409, 409]
    assert carrier.ask("/sim/counters")["calls"]["POST /v2/number_orders"] == 1
    assert PhoneNumber.objects.filter(e164=last.e164).count() == 1
    assert not LedgerEntry.objects.exists()
    for (business, client), answer in zip(customers, answers, strict=True):
        if answer.status_code == 409:
            _assert_clear_choice(business, client, answer.content.decode(), last.e164)


def _assert_clear_choice(business: Business, client: Client, text: str, e164: str) -> None:
    assert f"{e164} has just been taken" in text
    assert "Nothing was charged" in text
    assert "No numbers are in stock for area 808" in text
    assert "Numbers of all areas of United States of America</a>: " in text
    assert not PhoneNumber.objects.filter(account=business.account).exists()
    client.post("/channels/wish", WHERE)
    assert NumberWish.objects.filter(account=business.account, state="waiting").exists()
    other = list_available_numbers("US", area="212")[0]
    assert client.post("/channels", {"country": "US", "e164": other.e164}).status_code in (302, 409)


def test_a_refreshed_list_no_longer_has_it(carrier: Carrier) -> None:
    _, faster = make_customer()
    _, client = make_customer()
    e164 = list_available_numbers("US", area="808")[0].e164
    assert f'value="{e164}"' in client.get(SEARCH).content.decode()
    faster.post("/channels", {**WHERE, "e164": e164})
    text = client.get(SEARCH).content.decode()
    assert f'value="{e164}"' not in text
    assert "These are free now" in text
