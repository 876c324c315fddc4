"""GET /v3/conversations and a contact's message summary."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from contacts.models import Contact
from contacts.services.create_contact import create_contact
from tests.conftest import Api
from tests.factories import Business
from tests.messaging.rows import PERSON, make_message

pytestmark = pytest.mark.django_db
ErrorOf = Callable[[HttpResponse], tuple[int, str]]
OTHER = "+447700900322"
MISSING = "0190f3a0-0000-7000-8000-000000000000"


def _get(api: Api, business: Business, path: str) -> dict[str, Any]:
    response = api.get(path, business)
    assert response.status_code == 200, response.content
    data: dict[str, Any] = response.json()["data"]
    return data


def test_a_conversation_is_both_directions_newest_first(api: Api, business: Business) -> None:
    sent = make_message(business)
    make_message(business, OTHER)
    answer = make_message(business, direction="inbound", status="RECEIVED")
    data = _get(api, business, f"/v3/conversations/{sent.contact_id}")
    assert [each["id"] for each in data["messages"]] == [str(answer.pk), str(sent.pk)]
    assert data["pagination"]["total_count"] == 2
    assert data["messages"][0] == _get(api, business, f"/v3/messages/{answer.pk}")


def test_all_conversations_are_everything_newest_first(
    api: Api, business: Business, stranger: Business
) -> None:
    made = [make_message(business), make_message(business, OTHER)]
    make_message(stranger)
    data = _get(api, business, "/v3/conversations?page=1&page_size=1")
    assert [each["id"] for each in data["messages"]] == [str(made[1].pk)]
    assert (data["pagination"]["total_count"], data["pagination"]["has_more"]) == (2, True)


@pytest.mark.parametrize("path", ["/v3/conversations/{}", "/v3/contacts/{}/message-summary"])
def test_a_contact_that_is_not_there_is_not_found(
    api: Api, business: Business, stranger: Business, error_of: ErrorOf, path: str
) -> None:
    theirs = make_message(stranger).contact
    gone = make_message(business, OTHER).contact
    Contact.objects.filter(pk=gone.pk).update(deleted_at=timezone.now())
    for contact_id in (MISSING, theirs.pk, gone.pk):
        assert error_of(api.get(path.format(contact_id), business)) == (404, "RESOURCE_001")
    assert error_of(api.get(path.format("odd"), business)) == (400, "VALIDATION_003")


def test_a_summary_counts_and_scores_by_channel(api: Api, business: Business) -> None:
    for status in ("SENT", "DELIVERED", "FAILED", "BLOCKED", "QUEUED", "READ"):
        last = make_message(business, status=status)
    make_message(business, channel="mms", status="FAILED")
    make_message(business, direction="inbound", status="RECEIVED")
    make_message(business, OTHER, status="FAILED")
    with CaptureQueriesContext(connection) as queries:
        data = _get(api, business, f"/v3/contacts/{last.contact_id}/message-summary")
    assert sum("messaging_message" in each["sql"] for each in queries) == 1
    assert (data["contact_id"], data["message_count"]) == (str(last.contact_id), 8)
    assert data["channels_used"] == ["mms", "sms"]
    assert data["channel_scores"] == [
        {"channel": "mms", "success_score": 0, "fail_score": 100},
        {"channel": "sms", "success_score": 57, "fail_score": 14},  # 4 and 1 of 7
    ]
    assert data["first_message_at"] <= data["last_message_at"]


def test_a_contact_without_messages_has_an_empty_summary(api: Api, business: Business) -> None:
    contact, _ = create_contact(business.account.pk, phone_number=PERSON)
    assert _get(api, business, f"/v3/contacts/{contact.pk}/message-summary") == {
        "contact_id": str(contact.pk),
        "message_count": 0,
        "first_message_at": None,
        "last_message_at": None,
        "channels_used": [],
        "channel_scores": [],
    }
