"""The five endpoints: that each works, and whom it refuses."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse

from contacts.models import ConsentEvent, Contact
from contacts.models.consent_event import ConsentSource
from contacts.services.record_consent import record_consent
from tests.contacts.conftest import MISSING, PHONE, Caller

ErrorOf = Callable[[HttpResponse], tuple[int, str]]
Unchanged = Callable[[], Any]
_ITEM_CALLS: list[tuple[str, Any]] = [
    ("GET", None),
    ("PATCH", {"opt_out": True}),
    ("DELETE", {}),
]


def test_created_contact_is_answered_in_full(owner: Caller) -> None:
    response = owner.ask("POST", body={"phone_number": PHONE, "from_the_future": 1})
    assert response.status_code == 201
    contact = Contact.objects.get()
    data = response.json()["data"]
    assert data.pop("created_at") == data.pop("updated_at")
    assert data == {
        "id": str(contact.pk),
        "customer_id": str(contact.account_id),
        "phone_number": PHONE,
        "format_e164": PHONE,
        "format_international": "+44 7700 900123",
        "format_national": "07700 900123",
        "format_rfc": "tel:+44-7700-900123",
        "country_code": "44",
        "region_code": "GB",
        "available_channels": "sms",
        "default_channel": "sms",
        "opt_out": False,
        "is_inherited": False,
    }


def test_creating_a_number_again_answers_the_contact_there_is(
    owner: Caller, contact: Contact, unchanged: Unchanged
) -> None:
    with unchanged():
        response = owner.ask("POST", body={"phone_number": PHONE})
    assert response.status_code == 200
    assert response.json()["data"]["id"] == str(contact.pk)


def test_whole_account_sees_a_contact(owner: Caller, teammate: Caller, contact: Contact) -> None:
    for caller in (owner, teammate):
        assert caller.ask("GET", f"/{contact.pk}").json()["data"]["id"] == str(contact.pk)


def test_default_channel_is_changed(owner: Caller, contact: Contact) -> None:
    response = owner.ask("PATCH", f"/{contact.pk}", {"default_channel": "whatsapp"})
    assert response.status_code == 200
    assert response.json()["data"]["default_channel"] == "whatsapp"
    assert response.json()["data"]["updated_at"] > response.json()["data"]["created_at"]
    contact.refresh_from_db()
    assert contact.default_channel == "whatsapp"


@pytest.mark.parametrize("body", [{}, {"opt_out": None, "default_channel": None}])
def test_empty_patch_changes_nothing(
    owner: Caller, contact: Contact, unchanged: Unchanged, body: Any
) -> None:
    with unchanged():
        assert owner.ask("PATCH", f"/{contact.pk}", body).status_code == 200


def test_api_opt_out_is_recorded_and_can_be_taken_back(owner: Caller, contact: Contact) -> None:
    assert owner.ask("PATCH", f"/{contact.pk}", {"opt_out": True}).json()["data"]["opt_out"] is True
    event = ConsentEvent.objects.get()
    assert (event.opted_out, event.source) == (True, ConsentSource.API)
    back = owner.ask("PATCH", f"/{contact.pk}", {"opt_out": False})
    assert back.json()["data"]["opt_out"] is False


@pytest.mark.parametrize(
    "source", [ConsentSource.INBOUND_KEYWORD, ConsentSource.PROVIDER_SIGNAL, ConsentSource.STAFF]
)
def test_persons_own_stop_cannot_be_undone(
    owner: Caller,
    contact: Contact,
    unchanged: Unchanged,
    error_of: ErrorOf,
    source: ConsentSource,
) -> None:
    record_consent(contact.pk, opted_out=True, source=source, words="STOP")
    with unchanged():
        response = owner.ask(
            "PATCH", f"/{contact.pk}", {"opt_out": False, "default_channel": "whatsapp"}
        )
    assert error_of(response) == (422, "BUSINESS_009")
    assert response["x-should-retry"] == "false"


def test_deleted_contact_is_gone_but_its_row_stays(
    owner: Caller, contact: Contact, error_of: ErrorOf
) -> None:
    response = owner.ask("DELETE", f"/{contact.pk}", {})
    assert (response.status_code, response.content) == (204, b"")
    for method, body in _ITEM_CALLS:
        answer = owner.ask(method, f"/{contact.pk}", body)
        assert error_of(answer) == (404, "RESOURCE_001")
    assert owner.ask("GET").json()["data"]["contacts"] == []
    assert Contact.objects.get().deleted_at is not None


def test_recreated_contact_is_the_old_one_and_still_opted_out(
    owner: Caller, contact: Contact
) -> None:
    record_consent(contact.pk, opted_out=True, source=ConsentSource.INBOUND_KEYWORD)
    owner.ask("DELETE", f"/{contact.pk}")
    response = owner.ask("POST", body={"phone_number": PHONE})
    assert response.status_code == 201
    data = response.json()["data"]
    assert (data["id"], data["opt_out"]) == (str(contact.pk), True)


@pytest.mark.parametrize(("method", "body"), _ITEM_CALLS)
def test_strangers_contact_looks_like_a_missing_one(
    outsider: Caller, contact: Contact, unchanged: Unchanged, method: str, body: Any
) -> None:
    with unchanged():
        theirs = outsider.ask(method, f"/{contact.pk}", body)
        missing = outsider.ask(method, f"/{MISSING}", body)
    assert theirs.status_code == missing.status_code == 404
    assert theirs.json()["error"] == missing.json()["error"]
    assert theirs.json()["error"]["code"] == "RESOURCE_001"


@pytest.mark.parametrize(("method", "body"), _ITEM_CALLS)
@pytest.mark.parametrize("raw", ["1", "contactId", "x" * 300, "6ba7b810-9dad-11d1-80b4"])
def test_malformed_id_is_refused(
    owner: Caller, error_of: ErrorOf, method: str, body: Any, raw: str
) -> None:
    assert error_of(owner.ask(method, f"/{raw}", body)) == (400, "VALIDATION_003")


@pytest.mark.parametrize(
    "phone", ["", "07700900123", "+44 7700 900123", "+1234567890", "hello", "+44770090012\x7f"]
)
def test_bad_phone_number_is_named(
    owner: Caller, unchanged: Unchanged, error_of: ErrorOf, phone: str
) -> None:
    with unchanged():
        response = owner.ask("POST", body={"phone_number": phone})
    assert response.status_code == 400
    assert "phone_number" in response.json()["error"]["details"]
    if phone:
        assert error_of(response)[1] == "VALIDATION_002"


@pytest.mark.parametrize(
    ("body", "code", "field"),
    [
        ({}, "VALIDATION_004", "phone_number"),
        ({"phone_number": None}, "VALIDATION_004", "phone_number"),
        ({"phone_number": 447700900123}, "VALIDATION_002", "phone_number"),
        ({"phone_number": [PHONE]}, "VALIDATION_002", "phone_number"),
        ({"phone_number": PHONE, "sandbox": "true"}, "VALIDATION_001", "sandbox"),
        ({"phone_number": PHONE, "sandbox": 1}, "VALIDATION_001", "sandbox"),
    ],
)
def test_wrong_type_in_a_create_is_named(
    owner: Caller, unchanged: Unchanged, error_of: ErrorOf, body: Any, code: str, field: str
) -> None:
    with unchanged():
        response = owner.ask("POST", body=body)
    assert error_of(response) == (400, code)
    assert list(response.json()["error"]["details"]) == [field]


@pytest.mark.parametrize(
    ("body", "code", "field"),
    [
        ({"opt_out": "false"}, "VALIDATION_001", "opt_out"),
        ({"opt_out": 0}, "VALIDATION_001", "opt_out"),
        ({"opt_out": {}}, "VALIDATION_001", "opt_out"),
        ({"default_channel": "fax"}, "VALIDATION_006", "default_channel"),
        ({"default_channel": "SMS"}, "VALIDATION_006", "default_channel"),
        ({"default_channel": 1}, "VALIDATION_006", "default_channel"),
        ({"default_channel": []}, "VALIDATION_006", "default_channel"),
    ],
)
def test_wrong_value_in_a_patch_is_named(
    owner: Caller,
    contact: Contact,
    unchanged: Unchanged,
    error_of: ErrorOf,
    body: Any,
    code: str,
    field: str,
) -> None:
    with unchanged():
        response = owner.ask("PATCH", f"/{contact.pk}", {"default_channel": "whatsapp", **body})
    assert error_of(response) == (400, code)
    assert list(response.json()["error"]["details"]) == [field]


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_no_key_no_answer(owner: Caller, unchanged: Unchanged, method: str) -> None:
    owner.key = ""
    with unchanged():
        assert owner.ask(method, body={"phone_number": PHONE}).status_code == 401


def test_other_methods_are_refused(owner: Caller, contact: Contact, error_of: ErrorOf) -> None:
    assert error_of(owner.ask("PUT", f"/{contact.pk}", {})) == (405, "RESOURCE_011")
    assert error_of(owner.ask("DELETE", body={})) == (405, "RESOURCE_011")
