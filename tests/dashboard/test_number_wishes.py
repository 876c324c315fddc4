"""The waiting list as the customer sees it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from accounts.models import AuditEvent, NumberWish
from accounts.number_place import NumberPlace
from accounts.services.wish_number import MOST, wish_number
from tests.dashboard.situations import make_guest
from tests.stock import Stock, install_stock

PLACE = {"country": "DE", "area": "331", "kind": "local"}
SEARCH = "/channels?country=DE&area=331&kind=local"


@pytest.fixture
def stock(monkeypatch: pytest.MonkeyPatch) -> Stock:
    return install_stock(monkeypatch)


def test_an_empty_area_offers_what_there_is_and_the_waiting_list(
    visit: Callable, stock: Stock
) -> None:
    _, client = visit("channel_setup")
    stock.put("DE", "30", count=4)
    text = client.get(SEARCH).content.decode()
    assert "No local numbers are in stock for area 331 of Germany" in text
    assert "Local numbers of area 30, Berlin</a>: 4" in text
    assert 'href="/channels?country=DE&amp;area=30&amp;kind=local"' in text
    assert 'action="/channels/wish"' in text
    assert len(stock.asked) <= 4


def test_an_alternative_leads_to_its_numbers(visit: Callable, stock: Stock) -> None:
    _, client = visit("channel_setup")
    stock.put("DE", "30", count=4)
    text = client.get("/channels?country=DE&area=30&kind=local").content.decode()
    assert "4 numbers that are free now" in text
    assert stock.asked == [("DE", "30", "local")]


def test_a_full_list_asks_the_carrier_once(visit: Callable, stock: Stock) -> None:
    _, client = visit("channel_setup")
    stock.put("DE", "30")
    client.get("/channels?country=DE&area=30")
    assert len(stock.asked) == 1


def test_a_wish_is_written_down_and_shown_with_since_when_and_what_comes_next(
    visit: Callable, stock: Stock
) -> None:
    guest, client = visit("channel_setup")
    answer = client.post("/channels/wish", PLACE)
    assert answer["Location"] == SEARCH
    wish = NumberWish.objects.get()
    assert (wish.account, wish.asked_by, wish.place) == (
        guest.account,
        guest.user,
        NumberPlace("DE", "331", "local"),
    )
    text = client.get(SEARCH).content.decode()
    assert "You are on the waiting list" in text
    assert f"{wish.asked_at:%H:%M} UTC" in text
    assert "What happens next" in text
    assert f"{wish.expires_at.day} {wish.expires_at:%B %Y}" in text
    assert 'action="/channels/wish"' not in text
    assert f"/channels/wish/{wish.pk}/withdraw" in client.get("/channels").content.decode()
    assert "On the waiting list for a number" in client.get("/").content.decode()


def test_somebody_who_no_longer_waits_is_off_the_list(visit: Callable, stock: Stock) -> None:
    _, client = visit("channel_setup")
    client.post("/channels/wish", PLACE)
    wish = NumberWish.objects.get()
    address = f"/channels/wish/{wish.pk}/withdraw"
    assert client.post(address)["Location"] == "/channels"
    assert NumberWish.objects.get().state == "withdrawn"
    assert address not in client.get("/channels").content.decode()
    again = client.post(address, follow=True)
    assert b"Nothing has changed" in again.content
    assert AuditEvent.objects.filter(verb="withdraw_wish").count() == 1


def test_another_accounts_wish_is_not_there(visit: Callable, stock: Stock) -> None:
    other = make_guest("channel_setup")
    place = NumberPlace("DE", "331")
    wish = wish_number(other.account.pk, place=place, actor=other.user)
    _, client = visit("channel_setup")
    assert client.post(f"/channels/wish/{wish.pk}/withdraw").status_code == 404
    assert b"You are on the waiting list" not in client.get("/channels").content
    assert NumberWish.objects.get().state == "waiting"


@pytest.mark.parametrize("posted", [{}, {"country": "XX"}, {**PLACE, "area": "a\0"}])
def test_a_wish_for_nothing_known_writes_nothing(
    visit: Callable, stock: Stock, posted: dict[str, str]
) -> None:
    _, client = visit("channel_setup")
    assert client.post("/channels/wish", posted)["Location"] == "/channels"
    assert not NumberWish.objects.exists()


def test_a_search_for_an_unknown_type_says_what_is_wrong(visit: Callable, stock: Stock) -> None:
    _, client = visit("channel_setup")
    assert b'class="fault"' in client.get("/channels?country=DE&kind=golden").content
    assert stock.asked == []


def test_too_many_wishes_are_declined_on_the_page(visit: Callable, stock: Stock) -> None:
    _, client = visit("channel_setup")
    for area in range(MOST + 1):
        answer = client.post("/channels/wish", {"country": "DE", "area": area}, follow=True)
    assert b"withdraw one that you no longer need" in answer.content
    assert NumberWish.objects.count() == MOST


def test_who_has_a_number_waits_for_none(visit: Callable, stock: Stock) -> None:
    _, client = visit("active")
    assert b"Nothing has changed" in client.post("/channels/wish", PLACE, follow=True).content
    assert not NumberWish.objects.exists()


def test_billing_and_the_locked_out_join_no_list(visit: Callable, stock: Stock) -> None:
    for situation, role in (("channel_setup", "billing"), ("in_review", "owner")):
        _, client = visit(situation, role=role)
        assert client.post("/channels/wish", PLACE).status_code == 403
    assert not NumberWish.objects.exists()


def test_looking_joins_no_list(visit: Callable, stock: Stock) -> None:
    _, client = visit("channel_setup")
    assert client.get("/channels/wish", PLACE).status_code == 405
    assert not NumberWish.objects.exists()


def test_an_absent_carrier_offers_no_waiting_list(visit: Callable, stock: Stock) -> None:
    _, client = visit("channel_setup")
    stock.away_after = 0
    text = client.get(SEARCH).content.decode()
    assert "carrier does not answer" in text
    assert "waiting list" not in text
