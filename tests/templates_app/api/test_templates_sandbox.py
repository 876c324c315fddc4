"""Sandbox: the usual answer, and nothing written."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse

from templates_app.models import Template
from tests.templates_app.conftest import MISSING, Caller, write

Unchanged = Callable[[], Any]


def test_create_is_rehearsed(owner: Caller, unchanged: Unchanged) -> None:
    body = {"definition": write(), "submit_for_review": True, "sandbox": True}
    with unchanged():
        response = owner.ask("POST", body=body)
    assert (response.status_code, response["X-Sandbox"]) == (201, "true")
    assert response.json()["data"]["status"] == "PENDING"


def test_update_is_rehearsed(owner: Caller, draft: Template, unchanged: Unchanged) -> None:
    body = {"name": "New", "submit_for_review": True, "sandbox": True}
    with unchanged():
        response = owner.ask("PUT", f"/{draft.pk}", body)
    assert (response.status_code, response["X-Sandbox"]) == (200, "true")
    assert response.json()["data"]["name"] == "New"


def test_delete_is_rehearsed(owner: Caller, draft: Template, unchanged: Unchanged) -> None:
    with unchanged():
        response = owner.ask("DELETE", f"/{draft.pk}", {"sandbox": True})
    assert (response.status_code, response["X-Sandbox"]) == (204, "true")


@pytest.mark.parametrize(
    ("method", "path", "body", "expected"),
    [
        ("POST", "", {"definition": {"body": {}}}, (400, "VALIDATION_001")),
        ("PUT", f"/{MISSING}", {"name": "New"}, (404, "RESOURCE_002")),
        ("DELETE", f"/{MISSING}", {}, (404, "RESOURCE_002")),
    ],
)
def test_rehearsal_refuses_what_the_real_call_refuses(
    owner: Caller,
    unchanged: Unchanged,
    error_of: Callable[[HttpResponse], tuple[int, str]],
    method: str,
    path: str,
    body: Any,
    expected: tuple[int, str],
) -> None:
    with unchanged():
        assert error_of(owner.ask(method, path, {**body, "sandbox": True})) == expected
