"""Every v3 route needs a key, and answers in the envelope."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

_OPEN = {"v3/openapi.json"}  # the description of the API itself
METHODS = ("GET", "HEAD", "POST", "PATCH", "PUT", "DELETE", "OPTIONS", "TRACE")
_ID = "0190f3a0-0000-7000-8000-000000000000"


def _walk(patterns: list[Any], prefix: str = "") -> Iterator[str]:
    for each in patterns:
        path = prefix + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _walk(each.url_patterns, path)
        elif isinstance(each, URLPattern):
            yield path


ROUTES = sorted(
    {path for path in _walk(get_resolver().url_patterns) if path.startswith("v3/")} - _OPEN
)


@pytest.mark.django_db
@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("method", METHODS)
def test_no_route_answers_without_a_key(route: str, method: str, client: Client) -> None:
    path = "/" + re.sub(r"<[^>]+>", _ID, route)
    response = client.generic(method, path, b"{}", content_type="application/json")
    assert response.status_code in (401, 405)
    if method == "HEAD":
        return
    expected = "AUTH_001" if response.status_code == 401 else "RESOURCE_011"
    assert response.json()["error"]["code"] == expected


@pytest.mark.django_db
def test_answers_say_how_long_they_are(client: Client) -> None:
    """Without a length a kept-alive connection needs chunks, and simple clients get lost."""
    response = client.get("/v3/me")
    assert int(response["Content-Length"]) == len(response.content)


def test_there_are_routes_to_walk() -> None:
    assert "v3/messages" in ROUTES
    assert "v3/contacts" in ROUTES
