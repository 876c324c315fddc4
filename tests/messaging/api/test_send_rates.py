"""How many requests an account may make, and how fast a new one may grow."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import override_settings

from config.store import store
from messaging.models import Message, SendDecision
from tests.conftest import Api
from tests.factories import Business
from tests.messaging.api.test_send_message import PATH, body_for
from tests.messaging.conftest import Trace

pytestmark = pytest.mark.django_db
ErrorOf = Callable[[HttpResponse], tuple[int, str]]
TraceOf = Callable[[Business], Trace]


def _agree(business: Business, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(business.account, name, value)
    business.account.save()


def test_the_answer_says_how_many_more_there_may_be(api: Api, business: Business) -> None:
    response = api.post(PATH, body_for(business), business)
    assert response["X-RateLimit-Limit"] == "300"
    assert response["X-RateLimit-Remaining"] == "299"
    assert abs(int(response["X-RateLimit-Reset"]) - datetime.now(UTC).timestamp()) < 5


def test_over_the_agreed_rate_a_request_waits_and_takes_nothing(
    api: Api, business: Business, error_of: ErrorOf, trace_of: TraceOf
) -> None:
    _agree(business, send_rate=2)
    for number in (1, 2):
        assert api.post(PATH, body_for(business, f"+44770090000{number}"), business)
    before = trace_of(business)
    response = api.post(PATH, body_for(business, "+447700900003"), business)
    assert error_of(response) == (429, "BUSINESS_002")
    assert response["x-should-retry"] == "true"
    assert 0 < int(response["Retry-After"]) <= 30
    assert response["X-RateLimit-Remaining"] == "0"
    assert trace_of(business) == before


def test_a_new_account_that_sends_very_much_is_stopped(
    api: Api, business: Business, error_of: ErrorOf, trace_of: TraceOf, settings: Any
) -> None:
    settings.EARLY_SENDS_PER_HOUR = 3
    people = [f"+44770090000{number}" for number in (1, 2, 3)]
    assert api.post(PATH, body_for(business, *people), business).status_code == 202
    before = trace_of(business)
    response = api.post(PATH, body_for(business, "+447700900004"), business)
    assert error_of(response) == (403, "RISK_001")
    assert response.json()["error"]["details"]["reason"] == ["velocity"]
    assert trace_of(business) == before
    assert SendDecision.objects.filter(accepted=False, code="RISK_001").count() == 1


def test_a_new_account_that_writes_to_many_countries_is_stopped(
    api: Api, business: Business, error_of: ErrorOf, settings: Any
) -> None:
    settings.EARLY_COUNTRIES_PER_DAY = 1
    assert api.post(PATH, body_for(business), business).status_code == 202
    response = api.post(PATH, body_for(business, "+4915123456789"), business)
    assert error_of(response) == (403, "RISK_001")
    assert response.json()["error"]["details"]["reason"] == ["destination_spread"]
    both = body_for(business, "+447700900002", "+4915123456789")
    assert error_of(api.post(PATH, both, business)) == (403, "RISK_001")
    assert Message.objects.count() == 1


def test_an_account_of_long_standing_is_not_counted(
    api: Api, business: Business, settings: Any
) -> None:
    settings.EARLY_SENDS_PER_HOUR = 0
    _agree(business, stage_since=datetime.now(UTC) - timedelta(days=8))
    assert api.post(PATH, body_for(business), business).status_code == 202
    assert not list(store().scan_iter("early:*"))


@pytest.fixture
def without_a_store() -> Iterator[None]:
    with override_settings(REDIS_URL="redis://127.0.0.1:9/0"):
        store.cache_clear()
        yield
    store.cache_clear()


def test_without_the_store_a_new_account_is_not_suspected(
    api: Api,
    business: Business,
    settings: Any,
    caplog: pytest.LogCaptureFixture,
    without_a_store: None,
) -> None:
    settings.EARLY_SENDS_PER_HOUR = 0
    assert api.post(PATH, body_for(business), business).status_code == 202
    assert "ALARM risk screening is open" in caplog.text
    assert "ALARM send rates are open" in caplog.text
