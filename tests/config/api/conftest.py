"""Asking the API with a method, a key and headers of one's own."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.factories import Business

Ask = Callable[..., HttpResponse]


def ask(
    business: Business, method: str, path: str, body: Any = None, **headers: str
) -> HttpResponse:
    """Call the API as a program does; each call is a client of its own, as threads need."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Client().generic(
        method,
        path,
        b"" if body is None else json.dumps(body),
        content_type="application/json",
        headers={**business.headers, **named},
    )


@pytest.fixture
def call(business: Business) -> Ask:
    def as_business(method: str, path: str, body: Any = None, **headers: str) -> HttpResponse:
        return ask(business, method, path, body, **headers)

    return as_business
