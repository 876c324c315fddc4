"""When stock comes, everybody who waits is told, once; a carrier that is away changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import AuditEvent, Notice, NumberWish
from accounts.models.account import Stage
from accounts.number_place import NumberPlace
from accounts.services import look_for_wished_numbers as service
from accounts.services.look_for_wished_numbers import look_for_wished_numbers
from accounts.services.wish_number import wish_number
from accounts.tasks import look_for_wished_numbers as sweep
from tests.at_once import race
from tests.factories import Business, make_business
from tests.stock import Stock, install_stock

POTSDAM = NumberPlace("DE", "331", "local")


@pytest.fixture
def stock(monkeypatch: pytest.MonkeyPatch) -> Stock:
    return install_stock(monkeypatch)


@pytest.fixture
def wait_for(make_seeker: Callable[[], Business]) -> Callable[..., NumberWish]:
    """Somebody new waits for a place."""

    def join(place: NumberPlace = POTSDAM, *, days: int = 0) -> NumberWish:
        seeker = make_seeker()
        wish = wish_number(seeker.account.pk, place=place, actor=seeker.owner)
        NumberWish.objects.filter(pk=wish.pk).update(asked_at=timezone.now() - timedelta(days=days))
        return NumberWish.objects.get(pk=wish.pk)

    return join


@pytest.mark.django_db
def test_when_stock_comes_everybody_is_told_once_the_longest_waiting_first(
    stock: Stock, wait_for: Callable
) -> None:
    wishes = [wait_for(days=days) for days in (1, 3, 2)]
    stock.put("DE", "331", count=2)
    sweep()
    assert look_for_wished_numbers() == 0
    told = Notice.objects.filter(kind="number_in_stock").order_by("created_at", "id")
    expected = [wishes[1].account, wishes[2].account, wishes[0].account]
    assert [notice.account for notice in told] == expected
    assert stock.asked == [("DE", "331", "local")], "once for all of them, and never again"
    for wish in NumberWish.objects.all():
        assert (wish.state, wish.found) == ("told", 2)
        assert wish.told_at is not None
    assert AuditEvent.objects.filter(verb="tell_wish", actor=None).count() == 3


@pytest.mark.django_db
def test_the_mail_says_where_and_that_nothing_is_set_aside(
    stock: Stock, wait_for: Callable
) -> None:
    wish = wait_for()
    stock.put("DE", "331")
    look_for_wished_numbers()
    mail = Notice.objects.get()
    assert mail.to == wish.asked_by.email
    assert "local numbers of area 331 of Germany" in mail.body
    assert "/channels?country=DE&area=331&kind=local" in mail.body
    assert "No number is set aside" in mail.body


@pytest.mark.django_db
def test_while_nothing_is_in_stock_everybody_keeps_waiting(
    stock: Stock, wait_for: Callable
) -> None:
    wait_for()
    stock.put("DE", "30")
    assert look_for_wished_numbers() == 0
    wish = NumberWish.objects.get()
    assert (wish.state, wish.found) == ("waiting", 0)
    assert wish.looked_at is not None
    assert not Notice.objects.exists()


@pytest.mark.django_db
def test_a_carrier_that_is_away_changes_nothing(stock: Stock, wait_for: Callable) -> None:
    before = [wait_for(), wait_for(NumberPlace("GB", "161"))]
    stock.put("DE", "331")
    stock.away_after = 0
    assert look_for_wished_numbers() == 0
    for wish in before:
        now = NumberWish.objects.get(pk=wish.pk)
        facts = (now.state, now.looked_at, now.found, now.expires_at)
        assert facts == (wish.state, None, 0, wish.expires_at)
    assert not Notice.objects.exists()
    stock.away_after = None
    assert look_for_wished_numbers() == 1


@pytest.mark.django_db
def test_each_place_is_asked_for_once_and_by_itself(stock: Stock, wait_for: Callable) -> None:
    for place in (POTSDAM, POTSDAM, NumberPlace("DE", "331"), NumberPlace("GB")):
        wait_for(place)
    stock.put("DE", "331", kind="mobile")
    assert look_for_wished_numbers() == 1
    assert sorted(stock.asked) == [("DE", "331", ""), ("DE", "331", "local"), ("GB", "", "")]
    assert NumberWish.objects.get(state="told").place == NumberPlace("DE", "331")


@pytest.mark.django_db
def test_a_place_the_carrier_does_not_search_keeps_nobody_else_waiting(
    stock: Stock, wait_for: Callable
) -> None:
    wait_for(NumberPlace("FR"))
    wait_for()
    stock.refused.add("FR")
    stock.put("DE", "331")
    assert look_for_wished_numbers() == 1
    assert NumberWish.objects.get(country="FR").state == "waiting"


@pytest.mark.django_db
def test_more_places_than_one_sweep_takes_have_their_turn_in_the_next(
    stock: Stock, wait_for: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "MOST_PLACES", 2)
    for area in ("1", "2", "3"):
        wait_for(NumberPlace("DE", area))
    look_for_wished_numbers()
    look_for_wished_numbers()
    assert [area for _, area, _ in stock.asked] == ["1", "2", "3", "1"]


@pytest.mark.django_db
def test_a_place_that_never_answers_does_not_starve_the_others(
    stock: Stock, wait_for: Callable
) -> None:
    wait_for(NumberPlace("DE", "1"))
    wait_for(NumberPlace("DE", "2"))
    stock.away_after = 0
    look_for_wished_numbers()
    stock.away_after = None
    look_for_wished_numbers()
    assert stock.asked[0] == ("DE", "2", "")


@pytest.mark.django_db
def test_what_is_overdue_is_not_asked_for(stock: Stock, wait_for: Callable) -> None:
    wait_for()
    NumberWish.objects.update(expires_at=timezone.now())
    stock.put("DE", "331")
    assert look_for_wished_numbers() == 0
    assert stock.asked == []


@pytest.mark.django_db(transaction=True)
def test_two_sweeps_at_once_tell_once(stock: Stock) -> None:
    for _ in range(3):
        business = make_business(stage=Stage.CHANNEL_SETUP)
        business.account.channels.all().delete()
        wish_number(business.account.pk, place=POTSDAM, actor=business.owner)
    stock.put("DE", "331")
    assert sum(race(look_for_wished_numbers, look_for_wished_numbers)) == 3
    assert Notice.objects.filter(kind="number_in_stock").count() == 3
