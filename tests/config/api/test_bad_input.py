"""Whatever is thrown at the API comes back as a 4xx in the envelope, and leaves nothing behind."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.http import HttpResponse
from django.test import Client, override_settings

from accounts.models import AuditEvent
from config.store import store
from contacts.models import Contact
from messaging.models import Message, SendDecision
from templates_app.models import Template
from tests.architecture.test_routes import ROUTES
from tests.conftest import Api
from tests.factories import Business

pytestmark = pytest.mark.django_db
_ID = "0190f3a0-0000-7000-8000-000000000000"
_DEEP = b"[" * 100_000
BODIES: dict[str, bytes] = {
    "malformed": b'{"to": [',
    "not an object": b'["a", "b"]',
    "a number": b"7",
    "a word": b'"text"',
    "null": b"null",
    "NaN": b'{"to": NaN}',
    "infinity": b'{"to": 1e999, "x": Infinity}',
    "not UTF-8": b'{"to": "\xff\xfe"}',
    "UTF-16": '{"to": "x"}'.encode("utf-16"),
    "NUL": b'{"phone_number": "\\u0000", "to": ["\\u0000"], "definition": {"a": "\\u0000"}}',
    "NUL in a key": b'{"a\\u0000b": 1}',
    "lone surrogate": b'{"phone_number": "\\ud800", "to": ["\\ud800"], "text": "\\udfff"}',
    "nested too deep": b'{"to": ' + _DEEP,
    "ten megabytes": b'{"to": "' + b"x" * 10_000_000 + b'"}',
    "a million elements": b'{"to": [' + b"1," * 999_999 + b"1]}",
    "wrong types": json.dumps(
        {"to": {"a": 1}, "phone_number": ["x"], "template": 7, "definition": [], "opt_out": "maybe"}
    ).encode(),
    "huge number": b'{"phone_number": ' + b"9" * 5000 + b', "to": [1e308]}',
    "empty": b"",
}


def _count() -> tuple[int, ...]:
    models = (Contact, Template, Message, SendDecision, AuditEvent)
    return tuple(model.objects.count() for model in models)


def _assert_refused(response: HttpResponse) -> None:
    assert 400 <= response.status_code < 500, response.content[:300]
    body = response.json()
    assert (body["success"], body["data"]) == (False, None)
    assert re.fullmatch(r"[A-Z]+_\d{3}", body["error"]["code"])
    assert body["meta"]["request_id"] == response["X-Request-Id"]


@pytest.mark.parametrize("name", BODIES)
@pytest.mark.parametrize("route", ROUTES)
def test_an_odd_body_is_a_refusal_and_not_an_accident(
    api: Api, business: Business, route: str, name: str
) -> None:
    path = "/" + re.sub(r"<[^>]+>", _ID, route)
    before = _count()
    _assert_refused(api.post(path, BODIES[name], business))
    assert _count() == before


@pytest.mark.parametrize("content_type", ["text/plain", "multipart/form-data", "text/xml", "x"])
@pytest.mark.parametrize("path", ["/v3/messages", "/v3/contacts", "/v3/templates"])
def test_a_body_that_is_not_json_is_named_as_such(
    client: Client, business: Business, path: str, content_type: str
) -> None:
    raw = b"to=+447700900001"
    response = client.generic("POST", path, raw, content_type, headers=business.headers)
    _assert_refused(response)
    assert response.json()["error"]["code"] == "VALIDATION_010"


QUERIES = ["page=x", "page=-5", "page=1e9", "page=" + "9" * 400, "page_size=%00", "search=%00"]
QUERIES += ["phone=%ff", "search=" + "x" * 5000, "channel=pigeon", "status=%00", "%00=1"]


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("path", ["/v3/contacts", "/v3/templates"])
def test_an_odd_query_never_breaks_a_list(
    api: Api, business: Business, path: str, query: str
) -> None:
    response = api.get(f"{path}?{query}", business)
    assert response.status_code < 500
    assert "success" in response.json()


@pytest.mark.parametrize("odd", ["x", "%00", "..", "%ff", "0" * 300, "{}", "-1", "null"])
@pytest.mark.parametrize("path", ["/v3/contacts/", "/v3/templates/", "/v3/messages/"])
def test_an_odd_id_is_refused(api: Api, business: Business, path: str, odd: str) -> None:
    _assert_refused(api.get(path + odd, business))


@pytest.mark.parametrize("path", ["/v3/nothing", "/v3/", "/v3/voice/calls", "/v3/messages/a/b/c"])
def test_an_unknown_path_is_not_found_in_the_envelope(
    client: Client, business: Business, path: str
) -> None:
    response = client.get(path, headers=business.headers)
    _assert_refused(response)
    assert response.json()["error"]["code"] == "RESOURCE_010"


def test_headers_of_tomorrow_are_ignored(client: Client, business: Business) -> None:
    headers = {**business.headers, "X-Stainless-Anything": "1", "X-New": "\u00e9"}
    assert client.get("/v3/me", headers=headers).status_code == 200


def test_text_that_only_looks_like_an_escape_is_fine(api: Api, business: Business) -> None:
    template = {"id": str(business.template.pk), "parameters": {"name": "\\u0000 is an escape"}}
    response = api.post("/v3/messages", {"to": ["+447700900001"], "template": template}, business)
    assert response.status_code == 202


@contextmanager
def _without_a_store() -> Iterator[None]:
    """The client is one per process: those of other tests must not get the dead one."""
    with override_settings(REDIS_URL="redis://127.0.0.1:9/0"):
        store.cache_clear()
        yield
    store.cache_clear()


def test_the_store_being_away_lets_sends_through(api: Api, business: Business) -> None:
    """The rate limit fails open, with an alarm; nothing is lost either."""
    template = {"id": str(business.template.pk), "parameters": {"name": "Ada"}}
    with _without_a_store():
        body = {"to": ["+447700900001"], "template": template}
        response = api.post("/v3/messages", body, business)
    assert response.status_code == 202
    assert Message.objects.get().status == "QUEUED"


def _away(*_: Any) -> None:
    raise OperationalError("the connection was closed")


@pytest.mark.parametrize("path", ["/v3/messages", "/v3/contacts"])
def test_without_the_database_nothing_is_sent_and_the_caller_may_retry(
    api: Api, business: Business, path: str
) -> None:
    """Fail closed: whoever cannot read an opt-out does not send."""
    template = {"id": str(business.template.pk), "parameters": {"name": "Ada"}}
    body = {"to": ["+447700900001"], "template": template, "phone_number": "+447700900001"}
    with connection.execute_wrapper(_away):
        response = api.post(path, body, business)
    assert (response.status_code, response["x-should-retry"]) == (503, "true")
    assert response.json()["error"]["code"] == "INTERNAL_005"
    assert not store().exists("doorbell:messaging.dispatch")
    assert _count() == (0, 1, 0, 0, 0), "only the template that was there before"
