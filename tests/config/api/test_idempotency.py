"""A key is a promise: the operation happens once, and its answer is the same whenever it is asked
for within a day.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.utils import timezone

from accounts.models import IdempotencyKey
from contacts.models import Contact
from tests.config.api.conftest import Ask, ask
from tests.factories import Business
from tests.profiles import make_profile

pytestmark = pytest.mark.django_db
PHONE, OTHER = "+447700900123", "+447700900124"
KEY = "order-17_a"
ErrorOf = Callable[[HttpResponse], tuple[int, str]]


def _create(call: Ask, phone: str = PHONE, **options: Any) -> HttpResponse:
    key = options.pop("key", KEY)
    return call("POST", "/v3/contacts", {"phone_number": phone, **options}, Idempotency_Key=key)


def test_repeated_request_gets_the_first_answer(call: Ask) -> None:
    first, again = _create(call), _create(call)
    assert (again.status_code, again.content) == (201, first.content)
    assert again["Idempotent-Replayed"] == "true"
    assert again["X-Original-Request-Id"] == first["X-Request-Id"]
    assert again["X-Request-Id"] != first["X-Request-Id"]
    assert again["X-API-Version"] == "v3"
    assert "Idempotent-Replayed" not in first
    assert Contact.objects.count() == 1


def test_same_key_for_another_body_is_refused(call: Ask, error_of: ErrorOf) -> None:
    _create(call)
    refused = _create(call, OTHER)
    assert error_of(refused) == (409, "CONFLICT_002")
    assert refused["x-should-retry"] == "false"
    assert Contact.objects.count() == 1


def test_same_key_at_another_path_is_refused(call: Ask, error_of: ErrorOf) -> None:
    contact = _create(call).json()["data"]["id"]
    for method, body in (("PATCH", {"opt_out": True}), ("DELETE", {})):
        refused = call(method, f"/v3/contacts/{contact}", body, Idempotency_Key=KEY)
        assert error_of(refused) == (409, "CONFLICT_002")
    assert Contact.objects.get().opted_out is False


def test_other_account_may_use_the_same_key(call: Ask, stranger: Business) -> None:
    _create(call)
    theirs = ask(stranger, "POST", "/v3/contacts", {"phone_number": PHONE}, Idempotency_Key=KEY)
    assert theirs.status_code == 201
    assert "Idempotent-Replayed" not in theirs
    assert Contact.objects.count() == 2


def test_failed_call_may_be_repeated_under_its_key(call: Ask, error_of: ErrorOf) -> None:
    missing = "/v3/contacts/0190f3a0-0000-7000-8000-000000000000"
    for _ in range(2):
        refused = call("PATCH", missing, {"opt_out": True}, Idempotency_Key=KEY)
        assert error_of(refused) == (404, "RESOURCE_001")
    assert not IdempotencyKey.objects.exists()
    assert _create(call).status_code == 201


@pytest.mark.parametrize("key", ["", " ", "a b", "é", "a" * 256, "a/b", "a\n"])
def test_malformed_key_is_refused(call: Ask, error_of: ErrorOf, key: str) -> None:
    assert error_of(_create(call, key=key)) == (400, "VALIDATION_007")
    assert not Contact.objects.exists()


@pytest.mark.parametrize("key", ["a", "A-1_b", "0" * 255])
def test_well_formed_key_is_taken(call: Ask, key: str) -> None:
    assert _create(call, key=key).status_code == 201
    assert IdempotencyKey.objects.get().key == key


def test_key_means_nothing_to_a_read(call: Ask) -> None:
    for _ in range(2):
        response = call("GET", "/v3/contacts", Idempotency_Key="not a key!")
        assert response.status_code == 200
        assert "Idempotent-Replayed" not in response


def test_key_is_forgotten_after_a_day(call: Ask) -> None:
    _create(call)
    IdempotencyKey.objects.update(created_at=timezone.now() - timedelta(hours=24, seconds=1))
    other = _create(call, OTHER)
    assert other.status_code == 201
    assert _create(call, OTHER).content == other.content
    assert IdempotencyKey.objects.count() == 1


def test_key_holds_for_almost_a_day(call: Ask, error_of: ErrorOf) -> None:
    _create(call)
    IdempotencyKey.objects.update(created_at=timezone.now() - timedelta(hours=23, minutes=59))
    assert error_of(_create(call, OTHER)) == (409, "CONFLICT_002")


def test_rehearsal_is_repeated_too_and_keeps_nothing_else(call: Ask) -> None:
    first, again = _create(call, sandbox=True), _create(call, sandbox=True)
    assert (again.status_code, again.content) == (201, first.content)
    assert (again["X-Sandbox"], again["Idempotent-Replayed"]) == ("true", "true")
    assert not Contact.objects.exists()


def test_the_real_call_is_not_the_rehearsed_one(call: Ask, error_of: ErrorOf) -> None:
    _create(call, sandbox=True)
    assert error_of(_create(call)) == (409, "CONFLICT_002")
    assert not Contact.objects.exists()


def test_deletion_is_repeated_without_a_body(call: Ask) -> None:
    contact = call("POST", "/v3/contacts", {"phone_number": PHONE}).json()["data"]["id"]
    for replayed in (False, True):
        response = call("DELETE", f"/v3/contacts/{contact}", {}, Idempotency_Key=KEY)
        assert (response.status_code, response.content) == (204, b"")
        assert response.has_header("Idempotent-Replayed") is replayed
        assert not response.has_header("Content-Type")


def test_other_sender_profile_is_another_request(call: Ask, business: Business) -> None:
    first, second = (str(make_profile(business, name=name).pk) for name in ("North", "South"))
    body = {"phone_number": PHONE}
    made = call("POST", "/v3/contacts", body, Idempotency_Key=KEY, x_profile_id=first)
    assert made.status_code == 201
    other = call("POST", "/v3/contacts", body, Idempotency_Key=KEY, x_profile_id=second)
    assert other.status_code == 409


def test_secret_that_is_shown_once_is_kept_illegible(call: Ask) -> None:
    """A repetition shows it again; whoever reads the table does not see it."""
    body = {
        "display_name": "Orders",
        "endpoint_url": "https://hooks.example.com/in",
        "event_types": ["message"],
    }
    made, again = (call("POST", "/v3/webhooks", body, Idempotency_Key=KEY) for _ in range(2))
    secret = made.json()["data"]["signing_secret"]
    assert secret.startswith("whsec_")
    assert again.json()["data"]["signing_secret"] == secret
    kept = IdempotencyKey.objects.get()
    assert (kept.status, kept.request_id) == (201, made["X-Request-Id"])
    assert secret not in kept.body
    assert "whsec_" not in kept.body


def test_answer_kept_in_the_clear_is_repeated(call: Ask) -> None:
    """As the send path keeps them."""
    _create(call)
    IdempotencyKey.objects.update(body='{"success":true}')
    assert _create(call).json() == {"success": True}
