"""The queue of numbers wanted, and the form in which one is provided."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.admin.number_wishes import count_waiting
from accounts.models import Account, NumberWish, PhoneNumber
from accounts.number_place import NumberPlace
from accounts.roles import StaffRole
from accounts.services.wish_number import wish_number, withdraw_wish
from tests.factories import Business
from tests.staff import browser_of

pytestmark = pytest.mark.django_db
QUEUE = "/admin/accounts/numberwish/"
SAID = {"e164": "+442079460500", "country": "GB", "order_reference": ""}


def join(seeker: Business, area: str = "331", *, days: int = 0) -> NumberWish:
    place = NumberPlace("DE", area, "local")
    wish = wish_number(seeker.account.pk, place=place, actor=seeker.owner)
    NumberWish.objects.filter(pk=wish.pk).update(asked_at=timezone.now() - timedelta(days=days))
    return wish


def find_form(account: Account) -> str:
    return reverse("admin:accounts_account_decide", args=[account.pk, "provision-number"])


def test_the_queue_lists_who_waits_longest_first_with_stock_and_the_way_to_provide(
    make_seeker: Callable[[], Business],
) -> None:
    join(make_seeker(), "30", days=1)
    older = join(make_seeker(), "331", days=5)
    NumberWish.objects.filter(pk=older.pk).update(found=0, looked_at=timezone.now())
    text = browser_of(StaffRole.VIEWER).get(QUEUE).content.decode()
    assert text.index("local numbers of area 331 of Germany") < text.index("numbers of area 30 of")
    assert older.account.name in text
    assert "5 d" in text
    assert "The carrier was not asked yet" in text
    assert "None<" in text
    assert find_form(older.account) in text
    assert count_waiting() == 2


def test_what_has_ended_is_not_in_the_queue_but_can_be_found(seeker: Business) -> None:
    wish = join(seeker)
    withdraw_wish(seeker.account.pk, wish_id=wish.pk, actor=seeker.owner)
    client = browser_of(StaffRole.VIEWER)
    assert seeker.account.name not in client.get(QUEUE).content.decode()
    text = client.get(QUEUE, {"show": "all"}).content.decode()
    assert seeker.account.name in text
    assert find_form(seeker.account) not in text
    assert count_waiting() == 0


def test_the_queue_takes_as_many_queries_for_many_as_for_one(
    make_seeker: Callable[[], Business],
) -> None:
    client = browser_of(StaffRole.VIEWER)
    join(make_seeker())
    client.get(QUEUE)
    with CaptureQueriesContext(connection) as one:
        client.get(QUEUE)
    for _ in range(5):
        join(make_seeker())
    with CaptureQueriesContext(connection) as many:
        client.get(QUEUE)
    assert len(many) == len(one)


def test_a_wish_has_a_page_and_no_button(seeker: Business) -> None:
    wish = join(seeker)
    client = browser_of(StaffRole.OPERATOR)
    address = reverse("admin:accounts_numberwish_change", args=[wish.pk])
    text = client.get(address).content.decode()
    assert "Local numbers of area 331 of Germany" in text
    assert "Wish number" in text
    assert client.post(address).status_code == 405
    account = reverse("admin:accounts_account_change", args=[seeker.account.pk])
    assert address in client.get(account).content.decode()


def test_the_form_knows_what_is_waited_for(seeker: Business) -> None:
    join(seeker)
    text = browser_of(StaffRole.OPERATOR).get(find_form(seeker.account)).content.decode()
    assert "The customer waits for local numbers of area 331 of Germany" in text
    assert '<option value="DE" selected>' in text


@pytest.mark.parametrize("role", StaffRole.values)
def test_only_an_operator_provides_a_number(role: str, seeker: Business) -> None:
    version = admin.site.get_model_admin(Account).get_version(seeker.account)
    answer = browser_of(role).post(find_form(seeker.account), {"version": version, **SAID})
    allowed = role == StaffRole.OPERATOR
    assert answer.status_code == (302 if allowed else 403)
    assert PhoneNumber.objects.filter(account=seeker.account).exists() is allowed


@pytest.mark.parametrize(
    ("field", "value"),
    [("e164", "02079460500"), ("country", "XX"), ("order_reference", "../../profiles")],
)
def test_a_malformed_form_orders_nothing(field: str, value: str, seeker: Business) -> None:
    version = admin.site.get_model_admin(Account).get_version(seeker.account)
    client = browser_of(StaffRole.OPERATOR)
    answer = client.post(find_form(seeker.account), {"version": version, **SAID, field: value})
    assert answer.status_code == 422
    assert not PhoneNumber.objects.filter(account=seeker.account).exists()


def test_an_account_with_a_number_says_why_not(business: Business) -> None:
    text = browser_of(StaffRole.OPERATOR).get(find_form(business.account)).content.decode()
    assert f"There is a number already: {business.number}" in text
