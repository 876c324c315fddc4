"""Webhooks as a program meets them."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from accounts.models import Webhook, WebhookDelivery, WebhookEvent
from accounts.services.webhooks.deliver_webhooks import deliver_webhooks
from tests.factories import Business
from tests.receiver import URL, Receiver, listen
from tests.webhooks import make_webhook, tell

pytestmark = pytest.mark.django_db
BODY = {"display_name": "Shop", "endpoint_url": URL, "event_types": ["message", "templates"]}
FIELDS = {
    "id",
    "customer_id",
    "display_name",
    "endpoint_url",
    "event_types",
    "event_filters",
    "is_active",
    "retry_count",
    "timeout_seconds",
    "signing_secret",
    "consecutive_failures",
    "last_delivery_attempt_at",
    "last_successful_delivery_at",
    "created_at",
    "updated_at",
}
ErrorOf = Callable[[HttpResponse], tuple[int, str]]


@pytest.fixture
def receiver(settings: Any) -> Iterator[Receiver]:
    with listen(settings) as receiver:
        yield receiver


class Program:
    """Calls ``/v3/webhooks…`` with a business's key."""

    def __init__(self, business: Business) -> None:
        self.business, self.client = business, Client()

    def __call__(self, method: str, path: str = "", body: Any = None, **extra: str) -> HttpResponse:
        raw = b"" if body is None else json.dumps(body)
        return self.client.generic(
            method,
            f"/v3/webhooks{path}",
            raw,
            content_type="application/json",
            headers={**self.business.headers, **extra},
        )


@pytest.fixture
def call(business: Business) -> Program:
    return Program(business)


def test_an_endpoint_is_made_and_its_secret_shown_once(call: Program) -> None:
    made = call("POST", "", {**BODY, "event_filters": {"message": ["delivered", "failed"]}})
    assert made.status_code == 201
    data = made.json()["data"]
    assert set(data) == FIELDS
    assert data["signing_secret"].startswith("whsec_")
    assert (data["retry_count"], data["timeout_seconds"], data["is_active"]) == (3, 30, True)
    again = call("GET", f"/{data['id']}").json()["data"]
    assert again["signing_secret"] == f"whsec_…{data['signing_secret'][-4:]}"
    assert {**again, "signing_secret": ""} == {**data, "signing_secret": ""}


@pytest.mark.parametrize(
    ("change", "code", "where"),
    [
        ({"display_name": None}, "VALIDATION_004", "display_name"),
        ({"event_types": ["message.delivered"]}, "VALIDATION_001", "event_types"),
        ({"event_types": []}, "VALIDATION_001", "event_types"),
        ({"event_types": "message"}, "VALIDATION_001", "event_types"),
        ({"retry_count": 6}, "VALIDATION_005", "retry_count"),
        ({"retry_count": "3"}, "VALIDATION_001", "retry_count"),
        ({"timeout_seconds": 4}, "VALIDATION_005", "timeout_seconds"),
        ({"endpoint_url": "ftp://hooks.example/"}, "VALIDATION_001", "endpoint_url"),
        ({"endpoint_url": "http://192.168.0.1/"}, "VALIDATION_001", "endpoint_url"),
        ({"event_filters": {"message": ["gone"]}}, "VALIDATION_001", "event_filters.message"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_made(
    call: Program, error_of: ErrorOf, change: dict[str, Any], code: str, where: str
) -> None:
    answer = call("POST", "", {**BODY, **change})
    assert error_of(answer) == (400, code)
    assert where in answer.json()["error"]["details"]
    assert not Webhook.objects.exists()


def test_missing_fields_are_named(call: Program, error_of: ErrorOf) -> None:
    answer = call("POST", "", {})
    assert error_of(answer) == (400, "VALIDATION_004")
    assert set(answer.json()["error"]["details"]) == set(BODY)


def test_refused_types_are_told_which_there_are(call: Program) -> None:
    details = call("POST", "", {**BODY, "event_types": ["sms"]}).json()["error"]["details"]
    assert "Allowed types: message, templates" in details["event_types"][0]


def test_a_list_is_filtered_and_paged(call: Program, business: Business) -> None:
    shop = make_webhook(business, display_name="Shop")
    make_webhook(business, display_name="Desk", endpoint_url="http://desk.example/")
    call("PATCH", f"/{shop.pk}/toggle-status", {"is_active": False})

    def names(query: str) -> list[str]:
        data = call("GET", query).json()["data"]
        assert data["pagination"]["has_more"] in (True, False)
        return [each["display_name"] for each in data["webhooks"]]

    assert names("") == ["Desk", "Shop"]
    assert names("?is_active=true") == ["Desk"]
    assert names("?is_active=false") == ["Shop"]
    assert names("?search=desk.example") == ["Desk"]
    assert names("?page=0&page_size=0") == ["Desk", "Shop"]
    assert names("?page=2&page_size=1") == ["Shop"]


def test_a_put_changes_what_is_given(call: Program, business: Business) -> None:
    hook = make_webhook(business, event_filters={"message": ["sent"]})
    answer = call("PUT", f"/{hook.pk}", {"display_name": "New", "retry_count": 5})
    data = answer.json()["data"]
    assert (data["display_name"], data["retry_count"]) == ("New", 5)
    assert data["event_filters"] == {"message": ["sent"]}
    cleared = call("PUT", f"/{hook.pk}", {"event_filters": None}).json()["data"]
    assert cleared["event_filters"] == {}
    assert call("PUT", f"/{hook.pk}", {}).status_code == 200


def test_what_profiles_tell_is_taken_and_never_returned(call: Program) -> None:
    told = {"event_types": ["message"], "event_filters": {"message": ["failed"]}}
    made = call("POST", "", {**BODY, "sender_profile": told}).json()["data"]
    assert set(made) == FIELDS
    hook = Webhook.objects.get()
    assert hook.profile_event_types == ["message"]
    assert hook.profile_event_filters == {"message": ["failed"]}
    call("PUT", f"/{hook.pk}", {"sender_profile": None})
    hook.refresh_from_db()
    assert hook.profile_event_types is None


def test_a_delete_needs_no_body_and_answers_none(call: Program, business: Business) -> None:
    hook = make_webhook(business)
    answer = call("DELETE", f"/{hook.pk}")
    assert (answer.status_code, answer.content) == (204, b"")
    assert call("GET", f"/{hook.pk}").status_code == 404
    assert call("DELETE", f"/{hook.pk}").status_code == 404


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/{id}", None),
        ("PUT", "/{id}", {"display_name": "Mine"}),
        ("DELETE", "/{id}", None),
        ("PATCH", "/{id}/toggle-status", {"is_active": False}),
        ("POST", "/{id}/rotate-secret", {}),
        ("POST", "/{id}/test", {"event_type": "message"}),
        ("GET", "/{id}/events", None),
        ("POST", "/{id}/events/{event}/replay", {}),
    ],
)
@pytest.mark.parametrize("whose", ["stranger", "nobody"])
def test_what_is_not_ours_is_not_there(
    call: Program,
    stranger: Business,
    receiver: Receiver,
    error_of: ErrorOf,
    method: str,
    path: str,
    body: Any,
    whose: str,
) -> None:
    theirs = make_webhook(stranger)
    tell(stranger)
    event = WebhookEvent.objects.get().public_id
    asked = theirs.pk if whose == "stranger" else uuid.uuid4()
    before = list(Webhook.objects.values())
    answer = call(method, path.format(id=asked, event=event), body)
    assert error_of(answer) == (404, "RESOURCE_008")
    assert list(Webhook.objects.values()) == before
    assert not receiver.told
    assert call("GET").json()["data"]["webhooks"] == []


def test_an_id_that_is_none_is_a_bad_request(call: Program, error_of: ErrorOf) -> None:
    assert error_of(call("GET", "/abc")) == (400, "VALIDATION_003")


def test_event_types_stand_before_the_ids(call: Program) -> None:
    data = call("GET", "/event-types").json()["data"]
    families = {each["name"]: each for each in data["event_types"]}
    assert {"message", "templates", "contact", "channel"} <= set(families)
    kinds = [each["event_type"] for each in families["message"]["sub_types"]]
    assert "message.delivered" in kinds
    assert families["templates"]["sub_types"] == []
    assert not families["call"]["is_active"]
    assert data["pagination"]["has_more"] is False


def test_a_new_secret_is_shown_and_the_old_one_replaced(call: Program, business: Business) -> None:
    hook = make_webhook(business)
    secret = call("POST", f"/{hook.pk}/rotate-secret", {}).json()["data"]["signing_secret"]
    hook.refresh_from_db()
    assert (hook.secret_last_four, hook.old_secret) == (secret[-4:], "")
    call("POST", f"/{hook.pk}/rotate-secret", {"overlap_seconds": 60})
    hook.refresh_from_db()
    assert hook.old_secret_until is not None


def test_a_test_is_answered_at_once(call: Program, business: Business, receiver: Receiver) -> None:
    hook = make_webhook(business)
    answer = call("POST", f"/{hook.pk}/test", {"event_type": "message.delivered"})
    assert answer.status_code == 200
    assert answer.json()["data"]["success"] is True
    receiver.answer = 500
    failed = call("POST", f"/{hook.pk}/test", {"event_type": "templates"}).json()["data"]
    assert failed == {"success": False, "message": "Not delivered. It answered 500."}
    assert len(receiver.told) == 2


@pytest.mark.parametrize("body", [{}, {"event_type": ""}])
def test_a_test_needs_an_event_type(
    call: Program, business: Business, receiver: Receiver, body: Any
) -> None:
    hook = make_webhook(business)
    answer = call("POST", f"/{hook.pk}/test", body)
    assert answer.status_code == 400
    assert answer.json()["error"]["details"] == {"event_type": ["Event type is required."]}
    assert not receiver.told


def test_the_log_shows_what_was_told_and_is_searched(
    call: Program, business: Business, receiver: Receiver
) -> None:
    hook = make_webhook(business)
    subject = uuid.uuid4()
    tell(business, "message.sent")
    tell(business, "message.delivered", subject_id=subject)
    deliver_webhooks()
    tell(business, "message.failed")

    def kinds(search: str) -> list[str]:
        events = call("GET", f"/{hook.pk}/events?search={search}").json()["data"]["events"]
        return [each["event_type"] for each in events]

    assert kinds("") == ["message.failed", "message.delivered", "message.sent"]
    assert kinds("deliv") == ["message.delivered"]
    assert kinds("pending") == ["message.failed"]
    assert kinds(str(subject)) == ["message.delivered"]
    assert kinds("nonsense") == []
    (line,) = call("GET", f"/{hook.pk}/events?search={subject}").json()["data"]["events"]
    told = next(each for each in receiver.told if each.event_id == line["id"])
    assert line["event_data"] == told.body
    assert (line["delivery_status"], line["http_status_code"]) == ("DELIVERED", 200)
    assert (line["delivery_attempts"], line["response_body"]) == (1, "thanks")
    assert line["error_message"] is None


def test_a_replay_is_taken_and_delivered(
    call: Program, business: Business, receiver: Receiver
) -> None:
    hook = make_webhook(business)
    tell(business)
    deliver_webhooks()
    event = WebhookEvent.objects.get().public_id
    answer = call("POST", f"/{hook.pk}/events/{event}/replay", {})
    assert answer.status_code == 202
    assert answer.json()["data"]["delivery_status"] == "PENDING"
    deliver_webhooks()
    assert [told.event_id for told in receiver.told] == [str(event)] * 2


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("POST", "", BODY, 201),
        ("PUT", "/{id}", {"display_name": "New"}, 200),
        ("DELETE", "/{id}", {}, 204),
        ("PATCH", "/{id}/toggle-status", {"is_active": False}, 200),
        ("POST", "/{id}/rotate-secret", {}, 200),
        ("POST", "/{id}/test", {"event_type": "message.sent"}, 200),
        ("POST", "/{id}/events/{event}/replay", {}, 202),
    ],
)
def test_a_rehearsal_answers_like_the_real_thing_and_keeps_nothing(
    call: Program,
    business: Business,
    receiver: Receiver,
    method: str,
    path: str,
    body: dict[str, Any],
    status: int,
) -> None:
    hook = make_webhook(business)
    tell(business)
    event = WebhookEvent.objects.get().public_id
    before = list(Webhook.objects.values()), list(WebhookDelivery.objects.values())
    answer = call(method, path.format(id=hook.pk, event=event), {**body, "sandbox": True})
    assert answer.status_code == status
    assert answer["X-Sandbox"] == "true"
    after = list(Webhook.objects.values()), list(WebhookDelivery.objects.values())
    assert after == before
    assert not receiver.told
