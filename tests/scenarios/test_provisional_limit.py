"""A hundred provisional sends are a hundred, and the account team hears of the eightieth once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts.models import Balance, Notice, ProvisionalGrant
from accounts.models.account import Stage, Tier
from accounts.services.tell_limits_near import tell_limits_near
from messaging.models import Message
from tests.at_once import race
from tests.conftest import Api
from tests.factories import Business, make_business
from tests.messaging.api.test_send_message import PATH, body_for

pytestmark = pytest.mark.django_db(transaction=True)


def _make_applicant(*, used: int) -> Business:
    business = make_business(stage=Stage.IN_REVIEW, tier=Tier.PROVISIONAL)
    ProvisionalGrant.objects.create(
        account=business.account,
        send_limit=100,
        used=used,
        expires_at=timezone.now() + timedelta(days=1),
    )
    return business


def _send(business: Business, number: int) -> str:
    body = body_for(business, f"+4477009{number:05d}")
    try:
        answer = Api(Client()).post(PATH, body, business)
    finally:
        connection.close()
    return "accepted" if answer.status_code == 202 else answer.json()["error"]["code"]


def _count_told() -> int:
    return Notice.objects.filter(kind="limit_near_team").count()


def test_the_eightieth_is_told_once_and_the_seventy_ninth_is_not() -> None:
    business = _make_applicant(used=78)
    assert _send(business, 79) == "accepted"
    assert race(*[tell_limits_near] * 3) == [0, 0, 0]
    assert _count_told() == 0
    race(lambda: _send(business, 80), *[tell_limits_near] * 3)
    race(*[tell_limits_near] * 3)
    assert _count_told() == 1


def test_of_many_at_once_exactly_the_hundredth_is_the_last() -> None:
    business = _make_applicant(used=78)
    with ThreadPoolExecutor(10) as clients:
        outcomes = list(clients.map(lambda number: _send(business, number), range(79, 109)))
    assert sorted(outcomes) == ["BUSINESS_008"] * 8 + ["accepted"] * 22
    assert ProvisionalGrant.objects.get().used == 100
    assert Message.objects.count() == 22
    assert Balance.objects.get().held == 22 * Message.objects.all()[0].price
    race(*[tell_limits_near] * 3)
    assert (tell_limits_near(), _count_told()) == (0, 1)
    assert _send(business, 101) == "BUSINESS_008"
