"""POST /v3/messages/{id}/cancel: only what is held, once, free of charge."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from django.http import HttpResponse
from django.utils import timezone

from accounts.models import Balance
from messaging.models import Message, MessageEvent
from tests.conftest import Api
from tests.factories import Business
from tests.messaging.rows import PRICE, make_held, make_message

pytestmark = pytest.mark.django_db
ErrorOf = Callable[[HttpResponse], tuple[int, str]]


def _path(message: Message) -> str:
    return f"/v3/messages/{message.pk}/cancel"


def _picture(business: Business) -> tuple[object, ...]:
    balance = Balance.objects.get(account=business.account)
    statuses = list(Message.objects.order_by("pk").values_list("pk", "status", "price"))
    return balance.available, balance.held, statuses, MessageEvent.objects.count()


def test_a_held_message_is_called_off_and_answered_as_it_is_read(
    api: Api, business: Business
) -> None:
    message = make_held(business, scheduled_at=timezone.now() + timedelta(days=1))
    response = api.post(_path(message), {}, business)
    assert response.status_code == 200
    data = response.json()["data"]
    assert (data["status"], data["price"]) == ("CANCELLED", 0)
    assert data["scheduled_at"]
    assert data == api.get(f"/v3/messages/{message.pk}", business).json()["data"]
    balance = Balance.objects.get(account=business.account)
    assert (balance.available, balance.held) == (Decimal(10), Decimal(0))


@pytest.mark.parametrize(
    "status", ["QUEUED", "ROUTED", "SENT", "DELIVERED", "FAILED", "BLOCKED", "FILTERED"]
)
def test_what_is_not_held_cannot_be_called_off(
    api: Api, business: Business, error_of: ErrorOf, status: str
) -> None:
    message = make_message(business, status=status, price=PRICE)
    before = _picture(business)
    response = api.post(_path(message), {}, business)
    assert error_of(response) == (422, "BUSINESS_006")
    assert response.json()["error"]["details"]["status"] == [status]
    assert response["x-should-retry"] == "false"
    assert _picture(business) == before


def test_calling_off_twice_is_refused_the_second_time(
    api: Api, business: Business, error_of: ErrorOf
) -> None:
    message = make_held(business)
    assert api.post(_path(message), {}, business).status_code == 200
    before = _picture(business)
    response = api.post(_path(message), {}, business)
    assert error_of(response) == (422, "BUSINESS_006")
    assert response.json()["error"]["details"]["status"] == ["CANCELLED"]
    assert _picture(business) == before


def test_a_rehearsal_changes_nothing(api: Api, business: Business) -> None:
    message = make_held(business)
    before = _picture(business)
    response = api.post(_path(message), {"sandbox": True}, business)
    assert response["X-Sandbox"] == "true"
    assert response.json()["data"]["status"] == "CANCELLED"
    assert _picture(business) == before


def test_a_strangers_message_is_not_there(
    api: Api, business: Business, stranger: Business, error_of: ErrorOf
) -> None:
    message = make_held(business)
    before = _picture(business)
    assert error_of(api.post(_path(message), {}, stranger)) == (404, "RESOURCE_003")
    assert _picture(business) == before


def test_an_odd_id_is_refused(api: Api, business: Business, error_of: ErrorOf) -> None:
    assert error_of(api.post("/v3/messages/odd/cancel", {}, business)) == (400, "VALIDATION_003")
