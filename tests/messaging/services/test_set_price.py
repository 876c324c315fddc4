"""A price is set as a new row; what cannot be a price is refused."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from config.errors import DomainError, ErrorCode
from messaging.models import Price
from messaging.pricing import forget_prices, get_price
from messaging.services.set_price import set_price
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
SAID: dict[str, Any] = {"region": "GB", "amount": Decimal("0.0500"), "valid_from": None}


def put(channel: str = "sms", **said: Any) -> Price:
    return set_price(channel, **{**SAID, "actor": UserFactory.create(), **said})


def test_a_new_price_counts_from_now_on_and_the_old_one_stays() -> None:
    price = put()
    forget_prices()
    assert get_price("GB") == Decimal("0.0500")
    assert price.set_by is not None
    amounts = Price.objects.filter(channel="sms", region="GB").values_list("amount", flat=True)
    assert sorted(amounts) == [Decimal("0.0420"), Decimal("0.0500")]


def test_a_price_to_come_does_not_count_yet() -> None:
    put(valid_from=timezone.now() + timedelta(days=1))
    forget_prices()
    assert get_price("GB") == Decimal("0.0420")


@pytest.mark.parametrize("amount", ["0", "-0.01", "0.00001", "10.0001", "NaN", "Infinity", "1e30"])
def test_what_is_no_price_is_refused(amount: str) -> None:
    before = Price.objects.count()
    with pytest.raises(DomainError) as refused:
        put(amount=Decimal(amount))
    assert refused.value.code is ErrorCode.VALUE_OUT_OF_RANGE
    assert Price.objects.count() == before


@pytest.mark.parametrize("days", [-1, 400])
def test_a_moment_in_the_past_or_far_away_is_refused(days: int) -> None:
    before = Price.objects.count()
    with pytest.raises(DomainError) as refused:
        put(valid_from=timezone.now() + timedelta(days=days))
    assert refused.value.code is ErrorCode.VALUE_OUT_OF_RANGE
    assert Price.objects.count() == before


def test_a_channel_that_was_never_priced_is_refused() -> None:
    before = Price.objects.count()
    with pytest.raises(DomainError) as refused:
        put("fax")
    assert refused.value.code is ErrorCode.STATE_FORBIDS
    assert Price.objects.count() == before


def test_two_prices_from_the_same_moment_on_are_refused() -> None:
    moment: datetime = timezone.now() + timedelta(days=1)
    put(valid_from=moment)
    before = Price.objects.count()
    with pytest.raises(DomainError) as refused:
        put(valid_from=moment, amount=Decimal("0.0600"))
    assert refused.value.code is ErrorCode.DUPLICATE
    assert Price.objects.count() == before
