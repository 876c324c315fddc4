"""GET /v3/messages: newest first, narrowed by what an index can answer."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from config.api import pagination
from config.ids import first_uuid7, uuid7
from messaging import selectors
from messaging.models import Message
from tests.conftest import Api
from tests.factories import Business, TemplateFactory
from tests.messaging.rows import PERSON, make_message

pytestmark = pytest.mark.django_db
ErrorOf = Callable[[HttpResponse], tuple[int, str]]
PATH = "/v3/messages"


def _list(api: Api, business: Business, query: str = "") -> dict[str, Any]:
    response = api.get(PATH + query, business)
    assert response.status_code == 200, response.content
    data: dict[str, Any] = response.json()["data"]
    return data


def _ids(api: Api, business: Business, query: str = "") -> list[str]:
    return [each["id"] for each in _list(api, business, query)["messages"]]


def _age(message: Message, *, days: int) -> None:
    """Make a message as old as it would be had it been accepted then."""
    then = timezone.now() - timedelta(days=days)
    aged = uuid.UUID(int=first_uuid7(then).int | (uuid7().int & ((1 << 62) - 1)))
    Message.objects.filter(pk=message.pk).update(id=aged, created_at=then)


def test_messages_are_listed_newest_first_each_as_it_is_read(api: Api, business: Business) -> None:
    made = [make_message(business, f"+44770090040{number}") for number in range(3)]
    listed = _list(api, business)
    assert [each["id"] for each in listed["messages"]] == [str(each.pk) for each in made[::-1]]
    first = api.get(f"{PATH}/{made[2].pk}", business).json()["data"]
    assert listed["messages"][0] == first
    assert listed["pagination"] == {
        "page": 1,
        "page_size": 20,
        "total_count": 3,
        "total_pages": 1,
        "has_more": False,
        "cursors": {"after": None, "before": None},
    }


def test_pages_follow_each_other_without_gap_or_overlap(api: Api, business: Business) -> None:
    made = [make_message(business, f"+44770090040{number}") for number in range(5)]
    pages = [_list(api, business, f"?page={page}&page_size=2") for page in (1, 2, 3, 4)]
    seen = [each["id"] for page in pages for each in page["messages"]]
    assert seen == [str(each.pk) for each in made[::-1]]
    assert [page["pagination"]["has_more"] for page in pages] == [True, True, False, False]
    assert [page["pagination"]["total_count"] for page in pages] == [5, 5, 5, 5]


def test_counting_stops_and_says_that_there_is_more(
    api: Api, business: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pagination, "MOST_COUNTED", 3)
    for number in range(7):
        make_message(business, f"+44770090040{number}")
    pages = [_list(api, business, f"?page={page}&page_size=2") for page in (1, 3, 4)]
    assert [page["pagination"]["total_count"] for page in pages] == [3, 3, 3]
    assert [page["pagination"]["has_more"] for page in pages] == [True, True, False]
    assert [len(page["messages"]) for page in pages] == [2, 2, 1]


def test_a_page_deeper_than_a_million_is_refused(
    api: Api, business: Business, error_of: ErrorOf
) -> None:
    assert error_of(api.get(PATH + "?page=99999999999", business)) == (400, "VALIDATION_005")


def test_a_long_page_costs_as_many_statements_as_a_short_one(api: Api, business: Business) -> None:
    counted = []
    for number in range(12):
        make_message(business, f"+4477009004{number:02d}")
        if number in (1, 11):
            with CaptureQueriesContext(connection) as queries:
                _list(api, business)
            counted.append(len(queries))
    assert counted[0] == counted[1]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?status=FAILED", [1]),
        ("?status=QUEUED", [0]),
        ("?channel=mms", [2]),
        ("?direction=inbound", [3]),
        ("?direction=INBOUND", [3]),
        ("?direction=outbound&channel=sms", [1, 0]),
        ("?phone=%2B447700900401", [1]),
        ("?phone=+447700900401", [1]),  # a + that was not escaped
        ("?phone=+447700900401&status=QUEUED", []),
        ("?phone=+447700900499", []),
        ("?phone=nobody", []),
        ("?status=READ", []),
        ("?status=&channel=&phone=&from=&to=&template_id=", [3, 2, 1, 0]),
        ("?unheard_of=1", [3, 2, 1, 0]),
    ],
)
def test_filters_narrow_the_list(
    api: Api, business: Business, query: str, found: list[int]
) -> None:
    kinds: list[dict[str, Any]] = [
        {"status": "QUEUED"},
        {"status": "FAILED"},
        {"status": "SENT", "channel": "mms"},
        {"status": "RECEIVED", "direction": "inbound"},
    ]
    made = [
        make_message(business, f"+44770090040{number}", **kind) for number, kind in enumerate(kinds)
    ]
    assert _ids(api, business, query) == [str(made[number].pk) for number in found]


def test_a_template_narrows_the_list(api: Api, business: Business) -> None:
    other = TemplateFactory.create(account=business.account)
    make_message(business)
    wanted = make_message(business, template=other)
    assert _ids(api, business, f"?template_id={other.pk}") == [str(wanted.pk)]


def test_a_period_has_its_beginning_and_not_its_end(api: Api, business: Business) -> None:
    old, new = make_message(business), make_message(business)
    _age(old, days=10)
    old = Message.objects.exclude(pk=new.pk).get()
    begin = old.created_at.astimezone(UTC).isoformat()
    moment_later = (old.created_at + timedelta(microseconds=1)).isoformat().replace("+", "%2B")
    day = (timezone.now() - timedelta(days=5)).date()
    assert _ids(api, business, f"?from={day}") == [str(new.pk)]
    assert _ids(api, business, f"?to={day}") == [str(old.pk)]
    assert _ids(api, business, f"?to={begin}") == []  # with a + that was not escaped
    assert _ids(api, business, f"?to={moment_later}") == [str(old.pk)]
    assert _ids(api, business, f"?from={begin}") == [str(new.pk), str(old.pk)]


@pytest.mark.parametrize(
    ("query", "code", "named"),
    [
        ("?status=ODD", "VALIDATION_006", "QUEUED"),
        ("?status=failed", "VALIDATION_006", "FAILED"),
        ("?channel=pigeon", "VALIDATION_006", "whatsapp"),
        ("?direction=sideways", "VALIDATION_006", "inbound"),
        ("?template_id=odd", "VALIDATION_003", "odd"),
        ("?from=yesterday", "VALIDATION_001", "ISO 8601"),
        ("?to=2026-13-01T00:00:00Z", "VALIDATION_001", "ISO 8601"),
        ("?page=one", "VALIDATION_001", "whole number"),
    ],
)
def test_what_is_not_understood_is_refused_and_what_is_allowed_is_named(
    api: Api, business: Business, error_of: ErrorOf, query: str, code: str, named: str
) -> None:
    response = api.get(PATH + query, business)
    assert error_of(response) == (400, code)
    assert named in str(response.json()["error"]["details"])


@pytest.mark.parametrize("instant", ["0001-01-01T00:00:00%2B14:00", "9999-12-31T23:59:59-14:00"])
def test_the_ends_of_time_are_only_dates(api: Api, business: Business, instant: str) -> None:
    message = make_message(business)
    found = _ids(api, business, f"?from={instant}") + _ids(api, business, f"?to={instant}")
    assert found == [str(message.pk)]


def test_what_no_index_knows_is_looked_for_among_the_newest(
    api: Api, business: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selectors, "LOOKED_THROUGH", 2)
    old = make_message(business, status="FAILED")
    _age(old, days=3)
    old = Message.objects.get()
    new = make_message(business, status="FAILED")
    make_message(business)
    assert _ids(api, business, "?status=FAILED") == [str(new.pk)]
    yesterday = (timezone.now() - timedelta(days=1)).date()
    assert _ids(api, business, f"?status=FAILED&to={yesterday}") == [str(old.pk)]
    assert len(_ids(api, business)) == 3


def test_a_stranger_sees_nothing(api: Api, business: Business, stranger: Business) -> None:
    make_message(business)
    assert _ids(api, stranger) == []
    assert _ids(api, stranger, f"?phone={PERSON}") == []
    assert _ids(api, stranger, f"?template_id={business.template.pk}") == []


def test_reading_needs_a_key_although_a_send_finds_its_caller_later(
    client: Client, db: None, error_of: ErrorOf
) -> None:
    assert error_of(client.get(PATH)) == (401, "AUTH_001")
    assert error_of(client.get(PATH, headers={"x-api-key": "sk_live_odd"})) == (401, "AUTH_002")


def test_the_lowest_id_of_an_instant_is_below_every_id_of_it() -> None:
    before = datetime.now(UTC)
    made = uuid7()
    assert first_uuid7(before).int <= made.int < first_uuid7(before, seconds=5).int
    assert first_uuid7(before, seconds=-5).int < made.int
    assert first_uuid7(before).version == 7
