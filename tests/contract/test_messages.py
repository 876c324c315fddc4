"""Messages, conversations and numbers through the official SDK."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
import sent_dm
from sent_dm import Sent

from messaging.services.move_messages import Move, move_messages
from messaging.services.release_scheduled import release_scheduled
from tests.factories import Business
from tests.messaging.rows import PERSON, make_held, make_message

pytestmark = pytest.mark.django_db(transaction=True)
NOTHING = "0190f3a0-0000-7000-8000-000000000000"


def test_a_status_is_read_with_its_history(sdk: Sent, business: Business) -> None:
    message = make_held(business, status="QUEUED", scheduled_at=None)
    move_messages([Move(message.pk, "BLOCKED", code="BUSINESS_005", reason="Not approved.")])
    status = sdk.messages.retrieve_status(str(message.pk))
    assert status.data is not None
    assert (status.data.status, status.data.direction) == ("BLOCKED", "outbound")
    assert (status.data.reason_code, status.data.reason) == ("BUSINESS_005", "Not approved.")
    assert isinstance(status.data.created_at, datetime)
    assert status.data.message_body is not None
    assert status.data.message_body.content == "Hello Ada"
    assert [each.status for each in status.data.events or []] == ["QUEUED", "BLOCKED"]


def test_media_of_an_mms_are_typed(sdk: Sent, business: Business) -> None:
    address = "https://cdn.example.com/cat.jpg"
    message = make_message(business, channel="mms", subject="A cat", media=[address])
    status = sdk.messages.retrieve_status(str(message.pk))
    assert status.data is not None
    assert status.data.message_body is not None
    assert status.data.message_body.subject == "A cat"
    (media,) = status.data.message_body.media or []
    assert (media.url, media.mime_type, media.size_bytes) == (address, None, None)


def test_activities_tell_until_when_a_message_was_held(sdk: Sent, business: Business) -> None:
    message = make_held(business)
    release_scheduled()
    found = sdk.messages.retrieve_activities(str(message.pk))
    assert found.data is not None
    queued, scheduled = found.data.activities or []
    assert (queued.status, queued.scheduled_at) == ("QUEUED", None)
    assert scheduled.status == "SCHEDULED"
    assert scheduled.scheduled_at == message.scheduled_at.astimezone(UTC).replace(
        microsecond=message.scheduled_at.microsecond // 1000 * 1000
    )
    assert (scheduled.from_, scheduled.price) == (business.number, "0.0420")
    assert found.data.pagination is not None
    assert (found.data.pagination.total_count, found.data.pagination.has_more) == (2, False)


def test_conversations_are_paged_through_to_the_end(sdk: Sent, business: Business) -> None:
    made = [make_message(business, f"+44770090040{number}") for number in range(5)]
    listed = [each.id for each in sdk.conversations.list(page=1, page_size=2)]
    assert listed == [str(each.pk) for each in made[::-1]]


def test_one_conversation_is_read(sdk: Sent, business: Business) -> None:
    sent = make_message(business)
    make_message(business, "+447700900401")
    answer = make_message(business, direction="inbound", status="RECEIVED", template=None)
    page = sdk.conversations.list_messages(str(sent.contact_id))
    assert [each.id for each in page] == [str(answer.pk), str(sent.pk)]
    assert [each.direction for each in page] == ["inbound", "outbound"]
    with pytest.raises(sent_dm.NotFoundError):
        sdk.conversations.list_messages(NOTHING)


def test_a_contacts_messages_are_summarized(sdk: Sent, business: Business) -> None:
    make_message(business, status="DELIVERED")
    message = make_message(business, status="FAILED")
    summary = sdk.contacts.retrieve_message_summary(str(message.contact_id))
    assert summary.data is not None
    assert (summary.data.message_count, summary.data.channels_used) == (2, ["sms"])
    (score,) = summary.data.channel_scores or []
    assert (score.channel, score.success_score, score.fail_score) == ("sms", 50, 50)
    assert isinstance(summary.data.first_message_at, datetime)


def test_a_number_is_looked_up_with_its_literal_plus(sdk: Sent) -> None:
    found = sdk.numbers.lookup("+33612345678")
    assert found.data is not None
    assert (found.data.phone_number, found.data.is_valid) == ("+33612345678", True)
    assert (found.data.carrier_name, found.data.line_type) == ("SFR", "mobile")
    assert (found.data.is_ported, found.data.mobile_country_code) == (None, None)
    with pytest.raises(sent_dm.BadRequestError):
        sdk.numbers.lookup("nobody")


def test_calls_without_a_method_in_the_sdk_work_through_its_plain_ones(
    sdk: Sent, business: Business
) -> None:
    message = make_held(business)
    answer: Any = sdk.post(f"/v3/messages/{message.pk}/cancel", body={}, cast_to=object)
    assert answer["data"]["status"] == "CANCELLED"
    listed: Any = sdk.get("/v3/messages?status=CANCELLED", cast_to=object)
    assert [each["phone"] for each in listed["data"]["messages"]] == [PERSON]
    with pytest.raises(sent_dm.UnprocessableEntityError):
        sdk.post(f"/v3/messages/{message.pk}/cancel", body={}, cast_to=object)
