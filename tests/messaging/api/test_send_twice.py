"""The same request under the same Idempotency-Key is one send, whatever happens."""

from __future__ import annotations

import threading
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from accounts.models import Balance, IdempotencyKey, LedgerEntry
from messaging.models import Message
from tests.conftest import Api
from tests.factories import Business, make_business
from tests.messaging.api.test_send_message import PATH, PERSON, body_for
from tests.messaging.conftest import Trace

ErrorOf = Callable[[HttpResponse], tuple[int, str]]
TraceOf = Callable[[Business], Trace]


def _send(business: Business, body: Any, *, key: str = "order-17") -> HttpResponse:
    headers = {**business.headers, "Idempotency-Key": key}
    return Api(Client())._call("POST", PATH, body, headers)


@pytest.mark.django_db
def test_a_repetition_gets_the_first_answer_and_sends_nothing(
    business: Business, trace_of: TraceOf
) -> None:
    first = _send(business, body_for(business))
    before = trace_of(business)
    second = _send(business, body_for(business))
    assert (first.status_code, second.status_code) == (202, 202)
    assert second.content == first.content
    assert second["Idempotent-Replayed"] == "true"
    assert second["X-Original-Request-Id"] == first["X-Request-Id"] != second["X-Request-Id"]
    assert "Idempotent-Replayed" not in first
    assert trace_of(business) == before


@pytest.mark.django_db
def test_another_request_under_the_same_key_is_refused(
    business: Business, error_of: ErrorOf, trace_of: TraceOf
) -> None:
    _send(business, body_for(business))
    before = trace_of(business)
    response = _send(business, body_for(business, "+447700900002"))
    assert error_of(response) == (409, "CONFLICT_002")
    assert response["x-should-retry"] == "false"
    assert trace_of(business) == before


@pytest.mark.django_db
def test_what_failed_may_be_tried_again_under_its_key(business: Business) -> None:
    assert _send(business, {"to": [PERSON]}).status_code == 400
    Balance.objects.filter(account=business.account).update(available=0)
    assert _send(business, body_for(business)).status_code == 402
    Balance.objects.filter(account=business.account).update(available=1)
    assert _send(business, body_for(business)).status_code == 202


@pytest.mark.django_db
def test_two_accounts_may_use_the_same_key(business: Business, stranger: Business) -> None:
    assert _send(business, body_for(business)).status_code == 202
    assert "Idempotent-Replayed" not in _send(stranger, body_for(stranger))


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["", "with blank", "ä", "x" * 256, "semi;colon"])
def test_an_odd_key_is_refused(
    business: Business, error_of: ErrorOf, trace_of: TraceOf, key: str
) -> None:
    before = trace_of(business)
    assert error_of(_send(business, body_for(business), key=key)) == (400, "VALIDATION_007")
    assert trace_of(business) == before


@pytest.mark.django_db
def test_a_key_is_forgotten_after_a_day(business: Business) -> None:
    _send(business, body_for(business))
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE accounts_idempotencykey SET created_at = created_at - interval '25 hours'"
        )
    assert "Idempotent-Replayed" not in _send(business, body_for(business, "+447700900002"))
    assert Message.objects.count() == 2
    assert IdempotencyKey.objects.count() == 1


@pytest.mark.django_db
def test_a_rehearsal_is_repeated_too_and_still_sends_nothing(
    business: Business, trace_of: TraceOf
) -> None:
    before = trace_of(business)
    body = body_for(business, sandbox=True)
    first, second = _send(business, body), _send(business, body)
    assert second.content == first.content
    assert first["X-Sandbox"] == second["X-Sandbox"] == "true"
    assert trace_of(business) == before


@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_are_one_send(settings: Any) -> None:
    settings.RECIPIENT_RATE_CAPACITY = 20  # until one has won, each asks for a token
    business = make_business()
    answers: list[HttpResponse] = []
    start = threading.Barrier(20)

    def send() -> None:
        start.wait(timeout=10)
        try:
            answers.append(_send(business, body_for(business)))
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    accepted = [each for each in answers if each.status_code == 202]
    assert {each.status_code for each in answers} <= {202, 409}
    assert len({each.content for each in accepted}) == 1
    assert sum("Idempotent-Replayed" not in each for each in accepted) == 1
    assert Message.objects.count() == LedgerEntry.objects.count() == 1
    assert Balance.objects.get(account=business.account).held == Decimal("0.0420")


@pytest.mark.django_db(transaction=True)
def test_the_last_money_goes_to_one_of_two_keys() -> None:
    business = make_business(balance="0.0420")
    assert _send(business, body_for(business), key="a").status_code == 202
    assert _send(business, body_for(business), key="b").status_code == 402
    assert list(IdempotencyKey.objects.values_list("key", flat=True)) == ["a"]
