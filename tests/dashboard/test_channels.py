"""Choosing a number: every dead end has a way on, and nothing is promised that is not so."""

from collections.abc import Callable
from typing import Any

import pytest

from accounts.models import Channel, PhoneNumber
from accounts.models.account import Stage
from accounts.models.channel import ChannelState
from accounts.models.phone_number import NumberState
from tests.conftest import Carrier

LONDON = "+442079460500"
CHOICE = {"e164": LONDON, "country": "GB"}


def test_numbers_of_the_home_country_are_offered(visit: Callable, carrier: Carrier) -> None:
    _, client = visit("channel_setup")
    text = client.get("/channels").content.decode()
    assert 'value="+447700900500"' in text
    assert "$1.50 a month" in text
    assert '<option value="GB" selected>' in text


def test_area_narrows_the_list(visit: Callable, carrier: Carrier) -> None:
    _, client = visit("channel_setup")
    text = client.get("/channels", {"country": "GB", "area": "20"}).content.decode()
    assert f'value="{LONDON}"' in text
    assert "London" in text
    assert "+447700900500" not in text


def test_chosen_number_is_ordered(visit: Callable, carrier: Carrier) -> None:
    guest, client = visit("channel_setup")
    assert client.post("/channels", CHOICE)["Location"] == "/channels"
    number = guest.account.numbers.get()
    assert (number.e164, number.country) == (LONDON, "GB")
    assert LONDON in client.get("/channels").content.decode()


def test_pending_order_is_shown_as_pending_and_looks_again_by_itself(
    visit: Callable, carrier: Carrier
) -> None:
    _, client = visit("ordered")
    text = client.get("/channels").content.decode()
    assert "Waiting for the carrier" in text
    assert 'hx-trigger="every 5s"' in text
    assert "look again now" in text
    assert "Ready to send" not in text


def test_active_channel_shows_its_number(visit: Callable) -> None:
    guest, client = visit("active")
    text = client.get("/channels").content.decode()
    assert guest.account.numbers.get().e164 in text
    assert "Ready to send" in text


def test_empty_list_has_a_next_step(visit: Callable, carrier: Carrier, settings: Any) -> None:
    _, client = visit("channel_setup")
    text = client.get("/channels", {"country": "ES"}).content.decode()
    assert "No numbers are in stock for Spain" in text
    assert f"mailto:{settings.SUPPORT_EMAIL}?subject=Number%20wanted%3A%20Spain" in text
    assert "another country" in text


def test_empty_area_leads_back_to_the_whole_country(visit: Callable, carrier: Carrier) -> None:
    _, client = visit("channel_setup")
    text = client.get("/channels", {"country": "GB", "area": "161"}).content.decode()
    assert "area 161 of United Kingdom" in text
    assert 'href="/channels?country=GB"' in text


def test_absent_carrier_is_not_told_as_an_empty_stock(visit: Callable, carrier: Carrier) -> None:
    _, client = visit("channel_setup")
    carrier.ask("/sim/outage", method="POST", body={"on": True})
    text = client.get("/channels", {"country": "GB"}).content.decode()
    assert "carrier does not answer" in text
    assert "Try again" in text
    assert "in stock" not in text


def test_taken_number_gets_a_clear_word_and_a_fresh_list(visit: Callable, carrier: Carrier) -> None:
    _, faster = visit("channel_setup")
    faster.post("/channels", CHOICE)
    guest, client = visit("channel_setup")
    answer = client.post("/channels", {**CHOICE, "area": "20"})
    assert answer.status_code == 409
    text = answer.content.decode()
    assert f"{LONDON} has just been taken" in text
    assert f'value="{LONDON}"' not in text
    assert 'value="+442079460501"' in text
    assert not guest.account.numbers.filter(state=NumberState.ASSIGNED).exists()
    guest.account.refresh_from_db()
    assert guest.account.stage == Stage.CHANNEL_SETUP


def test_failed_order_is_told_on_the_next_visit(visit: Callable, carrier: Carrier) -> None:
    guest, client = visit("channel_setup")
    Channel.objects.create(account=guest.account, kind="sms", state=ChannelState.IN_PROGRESS)
    PhoneNumber.objects.create(
        account=guest.account, e164=LONDON, country="GB", state=NumberState.FAILED
    )
    assert b"did not go through" in client.get("/channels").content


@pytest.mark.parametrize(
    "posted",
    [
        {},
        {"e164": "", "country": "GB"},
        {"e164": "0207946050", "country": "GB"},
        {"e164": LONDON, "country": "XX"},
        {"e164": LONDON + "\0", "country": "GB"},
        {"e164": "+" + "1" * 1_000_000, "country": "GB"},
    ],
)
def test_bad_choice_orders_nothing(
    visit: Callable, carrier: Carrier, posted: dict[str, str]
) -> None:
    _, client = visit("channel_setup")
    assert client.post("/channels", posted).status_code == 422
    assert not PhoneNumber.objects.exists()


@pytest.mark.parametrize(
    "asked", [{"country": "XX"}, {"country": "\0"}, {"country": "GB", "area": "a\0"}]
)
def test_bad_search_says_what_is_wrong(
    visit: Callable, carrier: Carrier, asked: dict[str, str]
) -> None:
    _, client = visit("channel_setup")
    answer = client.get("/channels", asked)
    assert answer.status_code == 200
    assert b'class="fault"' in answer.content


def test_second_number_is_not_ordered(visit: Callable, carrier: Carrier) -> None:
    guest, client = visit("active")
    answer = client.post("/channels", CHOICE, follow=True)
    assert b"a number is chosen already" in answer.content
    assert guest.account.numbers.count() == 1


def test_billing_orders_no_number(visit: Callable, carrier: Carrier) -> None:
    _, client = visit("channel_setup", role="billing")
    assert client.post("/channels", CHOICE).status_code == 403
    assert not PhoneNumber.objects.exists()


def test_whatsapp_is_honestly_not_offered(visit: Callable, carrier: Carrier) -> None:
    _, client = visit("channel_setup")
    text = client.get("/channels").content.decode()
    whatsapp = text.partition('id="wa-title"')[2].partition("</section>")[0]
    assert "Not offered yet" in whatsapp
    assert "<button" not in whatsapp
