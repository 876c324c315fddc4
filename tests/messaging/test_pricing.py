"""What a message costs: by channel and country, from memory, as the table says now."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError
from django.utils import timezone

from config.errors import DomainError, ErrorCode
from messaging import pricing
from messaging.models import Price
from messaging.models.price import EVERYWHERE
from messaging.pricing import forget_prices, get_price, refresh_prices

pytestmark = pytest.mark.django_db


def put(amount: str, *, region: str = "GB", **fields: Any) -> None:
    Price.objects.create(channel="sms", region=region, amount=Decimal(amount), **fields)
    forget_prices()


def test_a_country_has_a_price_of_its_own() -> None:
    assert get_price("GB") == Decimal("0.0420")
    assert get_price("US", "mms") == Decimal("0.0220")


def test_any_other_country_costs_what_all_others_cost() -> None:
    assert get_price("IT") == Decimal("0.0900")
    assert get_price("IT", "mms") == Decimal("0.1800")


def test_a_channel_without_prices_is_refused() -> None:
    with pytest.raises(DomainError) as refused:
        get_price("GB", "carrier_pigeon")
    assert refused.value.code is ErrorCode.CHANNEL_NOT_AVAILABLE


def test_a_channel_with_prices_for_some_countries_only_is_refused_elsewhere() -> None:
    Price.objects.filter(channel="sms", region=EVERYWHERE).delete()
    assert get_price("GB") == Decimal("0.0420")
    with pytest.raises(DomainError):
        get_price("IT")


def test_the_newest_price_that_has_begun_counts() -> None:
    put("0.0500")
    put("0.0700", valid_from=timezone.now() - timedelta(days=2))
    put("0.0900", valid_from=timezone.now() + timedelta(minutes=1))
    assert get_price("GB") == Decimal("0.0500")


def test_a_thousand_prices_take_one_query(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        refresh_prices()
        for _ in range(1000):
            get_price("GB")
            get_price("IT")
        refresh_prices()


def test_a_new_price_is_charged_once_five_seconds_are_over(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    monkeypatch.setattr("config.kept.time.monotonic", lambda: now[0])
    refresh_prices()
    Price.objects.create(channel="sms", region="GB", amount=Decimal("0.0500"))
    refresh_prices()
    assert get_price("GB") == Decimal("0.0420")
    now[0] += 5
    refresh_prices()
    assert get_price("GB") == Decimal("0.0500")


def test_without_its_database_a_refresh_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def be_away() -> None:
        raise DatabaseError

    monkeypatch.setattr(pricing._prices, "_read", be_away)
    with pytest.raises(DatabaseError):
        refresh_prices()
    with pytest.raises(DatabaseError):
        get_price("GB")
