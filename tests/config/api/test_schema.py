"""The description of the API is complete and says what is true."""

from __future__ import annotations

import re
import warnings
from typing import Any

import pytest
from django.test import Client
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.generators import SchemaGenerator

from config.errors import ErrorCode
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


def _list_operations(client: Client) -> list[tuple[str, dict[str, Any]]]:
    schema = client.get("/v3/openapi.json").json()
    pairs = [pair for operations in schema["paths"].values() for pair in operations.items()]
    return [(method, operation) for method, operation in pairs if method != "parameters"]


def test_headers_that_every_call_may_bring_are_named(client: Client) -> None:
    """Checks change nothing, so they are the only POSTs without a key to repeat them under."""
    without_key = []
    for method, operation in _list_operations(client):
        names = {each["name"] for each in operation["parameters"]}
        assert "x-profile-id" in names
        if method == "get":
            assert "Idempotency-Key" not in names
        elif "Idempotency-Key" not in names:
            without_key.append(operation["operationId"])
    assert sorted(without_key) == ["evaluate_compliance", "explain_message"]


def test_every_answer_names_its_headers(client: Client) -> None:
    for method, operation in _list_operations(client):
        for status, response in operation["responses"].items():
            if status.startswith("2"):
                assert {"X-Request-Id", "X-RateLimit-Remaining"} <= set(response["headers"])
                assert ("X-Sandbox" in response["headers"]) is (method != "get")


def test_every_operation_says_what_it_does(client: Client) -> None:
    for _, operation in _list_operations(client):
        assert not operation.get("description", "").startswith("/v3/"), operation["operationId"]


def test_refusals_come_out_of_the_catalog(client: Client) -> None:
    schema = client.get("/v3/openapi.json").json()
    refusals = schema["components"]["responses"]
    for code in ErrorCode:
        spec = code.spec
        if spec.code.startswith("DELIVERY_"):
            continue
        media = refusals[f"Refusal{spec.status}"]["content"]["application/json"]
        example = media["examples"][spec.code]
        assert example["description"] == spec.remedy
        assert example["value"]["error"]["code"] == spec.code
    used = {
        response["$ref"].rpartition("/")[2]
        for _, operation in _list_operations(client)
        for response in operation["responses"].values()
        if "$ref" in response
    }
    assert used <= set(refusals)


def test_what_a_deletion_may_be_told_is_described(client: Client) -> None:
    schema = client.get("/v3/openapi.json").json()
    operation = schema["paths"]["/v3/contacts/{contact_id}"]["delete"]
    body = operation["requestBody"]["content"]["application/json"]["schema"]
    assert body == {"$ref": "#/components/schemas/SandboxInput"}


def test_the_page_to_browse_it_needs_nobody_elses_server(client: Client) -> None:
    page = client.get("/docs/api")
    assert page.status_code == 200
    assert not re.findall(r"(?:src|href)=\"https?://", page.content.decode())
