"""A body that comes in chunks, without a length, is read like any other."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from config.wsgi import application
from contacts.models import Contact
from contacts.services.create_contact import create_contact
from tests.factories import Business

PHONE = "+447700900123"


@pytest.fixture(autouse=True)
def _keep_connection() -> Any:
    """The test's transaction outlives the request, as with Django's own test client."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


def _ask_in_chunks(method: str, path: str, body: bytes, business: Business) -> tuple[int, Any]:
    """What a web server hands over for a chunked request: no CONTENT_LENGTH at all."""
    headers = {f"HTTP_{k.upper().replace('-', '_')}": v for k, v in business.headers.items()}
    environ = {
        **{"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": "", "SCRIPT_NAME": ""},
        **{"SERVER_NAME": "testserver", "SERVER_PORT": "80", "HTTP_HOST": "testserver"},
        **{"wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(body), "wsgi.errors": io.StringIO()},
        **{"CONTENT_TYPE": "application/json", "HTTP_TRANSFER_ENCODING": "chunked"},
        **headers,
    }
    answered: list[str] = []
    response = application(environ, lambda status, _headers: answered.append(status))
    text = b"".join(response)
    response.close()  # type: ignore[attr-defined]
    return int(answered[0][:3]), json.loads(text) if text else None


@pytest.fixture
def contact(business: Business) -> Contact:
    return create_contact(business.account.pk, phone_number=PHONE)[0]


def test_chunked_rehearsal_of_a_delete_keeps_the_contact(
    business: Business, contact: Contact
) -> None:
    path = f"/v3/contacts/{contact.pk}"
    assert _ask_in_chunks("DELETE", path, b'{"sandbox": true}', business)[0] == 204
    assert Contact.objects.filter(pk=contact.pk).exists()


def test_chunked_patch_is_read(business: Business, contact: Contact) -> None:
    path = f"/v3/contacts/{contact.pk}"
    status, body = _ask_in_chunks("PATCH", path, b'{"opt_out": true}', business)
    assert (status, body["data"]["opt_out"]) == (200, True)


@pytest.mark.django_db
def test_chunked_post_is_read(business: Business) -> None:
    body = json.dumps({"phone_number": PHONE}).encode()
    status, answer = _ask_in_chunks("POST", "/v3/contacts", body, business)
    assert (status, answer["data"]["format_e164"]) == (201, PHONE)
