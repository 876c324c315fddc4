"""GET /v3/messages/{id} and its activities, to the letter of the contract."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from messaging.services.cancel_message import cancel_message
from messaging.services.move_messages import Move, move_messages
from messaging.services.release_scheduled import release_scheduled
from tests.conftest import Api
from tests.factories import Business
from tests.messaging.rows import PERSON, PRICE, make_held, make_message

pytestmark = pytest.mark.django_db
NIGHT = datetime(2026, 1, 15, 8, tzinfo=UTC)  # 3 a.m. in New York
MEDIA = "https://cdn.example.com/cat.jpg"


def _get(api: Api, business: Business, message: Any, rest: str = "") -> dict[str, Any]:
    response = api.get(f"/v3/messages/{message.pk}{rest}", business)
    assert response.status_code == 200
    data: dict[str, Any] = response.json()["data"]
    return data


def test_a_message_tells_what_the_contract_names(api: Api, business: Business) -> None:
    data = _get(api, business, make_message(business, price=PRICE))
    assert set(data) == {
        *("id", "customer_id", "contact_id", "phone", "phone_international", "region_code"),
        *("template_id", "template_name", "template_category", "channel", "message_body"),
        *("status", "direction", "created_at", "price", "active_contact_price", "events"),
    }
    assert (data["direction"], data["price"]) == ("outbound", 0.042)
    assert data["message_body"] == {
        "header": None,
        "headerMedia": None,
        "content": "Hello Ada",
        "footer": None,
        "buttons": None,
        "subject": None,
        "media": None,
    }
    (event,) = data["events"]
    assert set(event) == {"status", "timestamp", "description"}


def test_an_mms_tells_its_subject_and_media(api: Api, business: Business) -> None:
    message = make_message(business, channel="mms", subject="A cat", media=[MEDIA])
    body = _get(api, business, message)["message_body"]
    assert body["subject"] == "A cat"
    assert body["media"] == [
        {
            "url": MEDIA,
            "mediaType": None,
            "mimeType": None,
            "sizeBytes": None,
            "sourceHashSha256": None,
        }
    ]


def test_what_came_from_a_contact_is_inbound(api: Api, business: Business) -> None:
    message = make_message(business, direction="inbound", status="RECEIVED", template=None)
    data = _get(api, business, message)
    assert (data["direction"], data["template_id"]) == ("inbound", None)
    (activity,) = _get(api, business, message, "/activities")["activities"]
    assert (activity["status"], activity["from"]) == ("RECEIVED", PERSON)


def test_a_reason_comes_with_its_code_or_not_at_all(api: Api, business: Business) -> None:
    message = make_held(business, status="QUEUED", scheduled_at=None)
    move_messages([Move(message.pk, "BLOCKED", code="BUSINESS_005", reason="Not approved.")])
    data = _get(api, business, message)
    assert (data["reason_code"], data["reason"]) == ("BUSINESS_005", "Not approved.")
    last, first = _get(api, business, message, "/activities")["activities"]
    assert (last["reason_code"], last["reason"]) == ("BUSINESS_005", "Not approved.")
    assert set(first) == {
        *("status", "description", "from", "timestamp", "price", "active_contact_price"),
    }
    assert (first["price"], first["active_contact_price"]) == ("0.0000", "0.0000")
    assert first["from"] == business.number


def test_a_schedule_is_told_by_the_message_and_by_the_activities_it_is_about(
    api: Api, business: Business
) -> None:
    message = make_held(business)
    held = _get(api, business, message)
    assert held["scheduled_at"]
    (activity,) = _get(api, business, message, "/activities")["activities"]
    assert (activity["status"], activity["scheduled_at"]) == ("SCHEDULED", held["scheduled_at"])
    release_scheduled()
    assert _get(api, business, message)["scheduled_at"] == held["scheduled_at"]
    queued, scheduled = _get(api, business, message, "/activities")["activities"]
    assert (queued["status"], "scheduled_at" in queued) == ("QUEUED", False)
    assert scheduled["scheduled_at"] == held["scheduled_at"]
    assert not any("scheduled_at" in each for each in _get(api, business, message)["events"])


def test_a_cancelled_message_tells_the_time_that_was_called_off(
    api: Api, business: Business
) -> None:
    message = make_held(business)
    cancel_message(business.account.pk, message_id=message.pk)
    data = _get(api, business, message)
    assert data["scheduled_at"]
    cancelled, scheduled = _get(api, business, message, "/activities")["activities"]
    assert cancelled["status"] == "CANCELLED"
    assert cancelled["scheduled_at"] == scheduled["scheduled_at"] == data["scheduled_at"]
    assert "reason" not in cancelled


def test_a_message_that_quiet_hours_moved_has_two_times(api: Api, business: Business) -> None:
    business.template.category = "MARKETING"
    business.template.save()
    asked = NIGHT - timedelta(minutes=5)
    message = make_held(business, "+12125550123", scheduled_at=asked)
    with time_machine.travel(NIGHT, tick=False):
        release_scheduled()
    moved, first = _get(api, business, message, "/activities")["activities"]
    assert (moved["status"], moved["scheduled_at"]) == ("SCHEDULED", "2026-01-15T13:00:00.000Z")
    assert (first["status"], first["scheduled_at"]) == ("SCHEDULED", "2026-01-15T07:55:00.000Z")
    assert _get(api, business, message)["scheduled_at"] == "2026-01-15T13:00:00.000Z"


def test_a_recipient_refused_at_once_was_never_held(api: Api, business: Business) -> None:
    message = make_message(
        business,
        status="FILTERED",
        scheduled_at=datetime.now(UTC) + timedelta(days=1),
        reason_code="BUSINESS_009",
        reason="Opted out.",
    )
    assert "scheduled_at" not in _get(api, business, message)
    (activity,) = _get(api, business, message, "/activities")["activities"]
    assert (activity["status"], "scheduled_at" in activity) == ("FILTERED", False)
