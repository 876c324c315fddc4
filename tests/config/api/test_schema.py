"""The description of the API is complete and says what is true."""

from __future__ import annotations

import re
import warnings

import pytest
from django.test import Client
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.generators import SchemaGenerator

from tests.architecture.test_routes import ROUTES

pytestmark = pytest.mark.django_db


def test_the_schema_is_made_without_a_warning() -> None:
    GENERATOR_STATS.reset()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        SchemaGenerator().get_schema(request=None, public=True)
    assert not GENERATOR_STATS


def test_every_route_is_described(client: Client) -> None:
    schema = client.get("/v3/openapi.json").json()
    assert schema["openapi"].startswith("3.1")
    described = {re.sub(r"\{[^}]+\}", "*", path) for path in schema["paths"]}
    assert described == {"/" + re.sub(r"<[^>]+>", "*", route) for route in ROUTES}


def test_every_operation_has_a_name_a_key_and_a_refusal(client: Client) -> None:
    schema = client.get("/v3/openapi.json").json()
    names = []
    for operations in schema["paths"].values():
        for method, operation in operations.items():
            if method in ("get", "post", "put", "patch", "delete"):
                names.append(operation["operationId"])
                assert operation["security"] == [{"ApiKey": []}]
                assert "default" in operation["responses"]
    assert len(names) == len(set(names)) > 10


def test_the_page_to_browse_it_needs_nobody_elses_server(client: Client) -> None:
    page = client.get("/docs/api")
    assert page.status_code == 200
    assert not re.findall(r"(?:src|href)=\"https?://", page.content.decode())
