"""Calls made up from the OpenAPI schema, right and wrong ones: whatever comes back is declared.

No call may break us, and each answer has a declared status, content type, headers and form. The
calls are the same in every run.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from drf_spectacular.generators import SchemaGenerator
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as hypothesis_settings
from schemathesis import APIOperation, BaseSchema, Case, CheckContext, GenerationMode, Response
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from config.wsgi import application
from contacts.models import Contact
from tests.conftest import Api
from tests.factories import Business
from tests.profiles import BRAND, CAMPAIGN

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
AREAS = ("channels", "compliance", "contacts", "conversations", "me", "messages", "numbers")
AREAS += ("profiles", "requests", "templates", "users", "webhooks")
BOUNDED = hypothesis_settings(
    max_examples=4,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
NOT_OFFERED = 501  # is an answer of ours, not an accident
PERSON = "+447700900001"
PROFILE = {"name": "Bakery", "short_name": "BAKERY", "billing_model": "organization"}
WEBHOOK = {
    "display_name": "Orders",
    "endpoint_url": "https://hooks.invalid/in",
    "event_types": ["message"],
}
TEXT = "Hello there, your parcel is ready to be picked up at our shop on the corner."
# Bodies that nobody makes up by chance.
BODIES: dict[str, Any] = {
    "POST /v3/contacts": {"phone_number": "+447700900002"},
    "POST /v3/templates": {
        "definition": {"body": {"multiChannel": {"template": TEXT, "type": "text"}}}
    },
    "POST /v3/webhooks": WEBHOOK,
    "POST /v3/profiles": PROFILE,
    "POST /v3/profiles/{profile_id}/campaigns": {"campaign": CAMPAIGN},
    "PUT /v3/profiles/{profile_id}/campaigns/{campaign_id}": {"campaign": CAMPAIGN},
    "POST /v3/compliance/evaluate": {"answers": {"website": "https://www.example.com"}},
    "PATCH /v3/webhooks/{webhook_id}/toggle-status": {"is_active": False},
}


def nothing_breaks(context: CheckContext, response: Response, case: Case) -> None:
    assert response.status_code < 500 or response.status_code == NOT_OFFERED


CHECKS = [
    nothing_breaks,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


@pytest.fixture(scope="module")
def schema() -> BaseSchema:
    text = json.dumps(SchemaGenerator().get_schema(request=None, public=True))
    schema = schemathesis.openapi.from_dict(json.loads(text))
    schema.app = application
    return schema


@pytest.fixture
def known(api: Api, business: Business) -> dict[str, str]:
    """Ids of things there are, so that calls get past "not found"."""
    template = {"id": str(business.template.pk), "parameters": {"name": "Ada"}}

    def make(path: str, body: Any) -> Any:
        answer = api.post(f"/v3/{path}", body, business)
        assert answer.status_code < 300, answer.content
        return answer.json()["data"] | {"request_id": answer["X-Request-Id"]}

    sent = make("messages", {"to": [PERSON], "template": template})
    profile_id = make("profiles", {**PROFILE, "brand": BRAND})["id"]
    return {
        "phone_number": PERSON,
        "request_id": sent["request_id"],
        "message_id": sent["recipients"][0]["message_id"],
        "contact_id": str(Contact.objects.get().pk),
        "template_id": template["id"],
        "user_id": str(business.owner.pk),
        "profile_id": profile_id,
        "campaign_id": make(f"profiles/{profile_id}/campaigns", {"campaign": CAMPAIGN})["id"],
        "webhook_id": make("webhooks", WEBHOOK)["id"],
    }


@pytest.fixture
def _one_connection(known: dict[str, str]) -> Iterator[None]:
    """From here on, calls work in the test's own transaction, as those of Django's client do."""
    ends = (request_started, request_finished)
    for signal in ends:
        signal.disconnect(close_old_connections)
    yield
    for signal in ends:
        signal.connect(close_old_connections)


def list_operations(schema: BaseSchema, area: str) -> list[APIOperation]:
    """Return an area's operations, those that delete what the others need last."""
    found = [each.ok() for each in schema.get_all_operations()]
    operations = [each for each in found if each.path.split("/")[2] == area]
    return sorted(operations, key=lambda each: each.method.lower() == "delete")


def try_out(operation: APIOperation, *, mode: GenerationMode, **fixed: Any) -> list[str]:
    """Make some calls; return what was wrong with their answers."""
    wrong: list[str] = []

    @BOUNDED
    @given(case=operation.as_strategy(generation_mode=mode, **fixed))
    def make(case: Case) -> None:
        try:
            case.call_and_validate(checks=CHECKS)
        except* AssertionError as failures:
            wrong.extend(f"{operation.label}: {each}" for each in failures.exceptions)

    make()
    return wrong


@pytest.mark.usefixtures("_one_connection")
@pytest.mark.parametrize("area", AREAS)
def test_answers_are_as_declared(
    area: str, schema: BaseSchema, business: Business, known: dict[str, str], settings: Any
) -> None:
    settings.API_RATES = {"standard": (60_000, 10_000), "sensitive": (60_000, 10_000)}
    headers = {"x-api-key": business.key}
    wrong: list[str] = []
    for operation in list_operations(schema, area):
        for mode in GenerationMode:
            wrong += try_out(operation, mode=mode, headers=headers)
        names = [each.name for each in operation.path_parameters]
        if all(name in known for name in names):
            real = {
                "headers": {**headers, "x-profile-id": known["profile_id"]},
                "path_parameters": {name: known[name] for name in names},
            }
            wrong += try_out(operation, mode=GenerationMode.POSITIVE, **real)
            if operation.label in BODIES:
                real["body"] = BODIES[operation.label]
                wrong += try_out(operation, mode=GenerationMode.POSITIVE, **real)
    assert not wrong, "\n\n".join(wrong[:5])


@pytest.mark.usefixtures("_one_connection")
@pytest.mark.parametrize(("path", "status"), [("/v3/messages", 202), ("/v3/messages/explain", 200)])
def test_send_that_passes_is_answered_as_declared(
    schema: BaseSchema, business: Business, path: str, status: int
) -> None:
    body = {
        "to": [PERSON, "+12025550123"],
        "template": {"id": str(business.template.pk), "parameters": {"name": "Ada"}},
    }
    case = schema[path]["POST"].Case(body=body, headers={"x-api-key": business.key})
    assert case.call_and_validate(checks=CHECKS).status_code == status


def test_no_area_is_left_out(schema: BaseSchema) -> None:
    found = {each.ok().path.split("/")[2] for each in schema.get_all_operations()}
    assert found == set(AREAS)
