"""Sandbox: the usual answer, and nothing written."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse

from contacts.models import Contact
from contacts.models.consent_event import ConsentSource
from contacts.services.record_consent import record_consent
from tests.contacts.conftest import MISSING, PHONE, Caller

Unchanged = Callable[[], Any]


def test_create_is_rehearsed(owner: Caller, unchanged: Unchanged) -> None:
    with unchanged():
        response = owner.ask("POST", body={"phone_number": PHONE, "sandbox": True})
    assert (response.status_code, response["X-Sandbox"]) == (201, "true")
    assert response.json()["data"]["format_e164"] == PHONE


def test_update_is_rehearsed(owner: Caller, contact: Contact, unchanged: Unchanged) -> None:
    with unchanged():
        response = owner.ask("PATCH", f"/{contact.pk}", {"opt_out": True, "sandbox": True})
    assert (response.status_code, response["X-Sandbox"]) == (200, "true")
    assert response.json()["data"]["opt_out"] is True


def test_delete_is_rehearsed(owner: Caller, contact: Contact, unchanged: Unchanged) -> None:
    with unchanged():
        response = owner.ask("DELETE", f"/{contact.pk}", {"sandbox": True})
    assert (response.status_code, response["X-Sandbox"]) == (204, "true")


def test_real_call_has_no_sandbox_header(owner: Caller) -> None:
    response = owner.ask("POST", body={"phone_number": PHONE, "sandbox": False})
    assert "X-Sandbox" not in response
    assert Contact.objects.count() == 1


@pytest.mark.parametrize(
    ("method", "path", "body", "expected"),
    [
        ("POST", "", {"phone_number": "nonsense"}, (400, "VALIDATION_002")),
        ("PATCH", f"/{MISSING}", {"opt_out": True}, (404, "RESOURCE_001")),
        ("DELETE", f"/{MISSING}", {}, (404, "RESOURCE_001")),
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


def test_rehearsal_respects_a_stop(
    owner: Caller, contact: Contact, error_of: Callable[[HttpResponse], tuple[int, str]]
) -> None:
    record_consent(contact.pk, opted_out=True, source=ConsentSource.INBOUND_KEYWORD)
    response = owner.ask("PATCH", f"/{contact.pk}", {"opt_out": False, "sandbox": True})
    assert error_of(response) == (422, "BUSINESS_009")
