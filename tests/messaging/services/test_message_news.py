"""What webhooks are told when messages move."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import WebhookDelivery, WebhookEvent
from messaging.models import Message
from messaging.services.move_messages import Move, move_messages
from messaging.states import Status
from tests.factories import Business
from tests.messaging.rows import PERSON, make_message
from tests.webhooks import make_webhook

pytestmark = pytest.mark.django_db


def payloads() -> list[dict[str, object]]:
    return list(WebhookEvent.objects.order_by("sequence").values_list("payload", flat=True))


def test_each_move_is_told_with_the_contracts_payload(business: Business) -> None:
    make_webhook(business)
    message = make_message(business)
    for status in (Status.ROUTED, Status.SENT, Status.DELIVERED):
        move_messages([Move(message.pk, status)])
    events = list(WebhookEvent.objects.order_by("sequence"))
    assert [each.name for each in events] == ["message.routed", "message.sent", "message.delivered"]
    assert {each.subject_id for each in events} == {message.pk}
    assert {each.request_id for each in events} == {"req_test"}
    told = events[-1].payload
    assert datetime.strptime(told.pop("updated_at"), "%Y-%m-%dT%H:%M:%SZ")
    assert told == {
        "account_id": str(business.account.pk),
        "message_id": str(message.pk),
        "message_status": "DELIVERED",
        "channel": "sms",
        "outbound_number": PERSON,
        "template_id": str(business.template.pk),
        "template_name": business.template.name,
        "body": "Hello Ada",
    }


@pytest.mark.parametrize("status", [Status.FAILED, Status.FILTERED, Status.BLOCKED])
def test_a_reason_is_told_where_there_is_one(business: Business, status: Status) -> None:
    make_webhook(business)
    message = make_message(business)
    move_messages([Move(message.pk, status, code="DELIVERY_003", reason="It was filtered.")])
    (told,) = payloads()
    assert told["message_status"] == status
    assert (told["reason_code"], told["reason"]) == ("DELIVERY_003", "It was filtered.")


def test_what_is_not_there_is_null_or_left_out(business: Business) -> None:
    make_webhook(business)
    message = make_message(business, template=None, body="")
    move_messages([Move(message.pk, Status.ROUTED)])
    (told,) = payloads()
    assert (told["body"], told["template_id"]) == (None, None)
    assert not {"template_name", "reason", "reason_code", "scheduled_at"} & set(told)


def test_a_long_body_is_cut(business: Business) -> None:
    make_webhook(business)
    message = make_message(business, body="x" * 5000)
    move_messages([Move(message.pk, Status.ROUTED)])
    assert len(str(payloads()[0]["body"])) == 3072


def test_what_is_called_off_says_when_it_would_have_gone(business: Business) -> None:
    make_webhook(business)
    due = datetime(2026, 12, 24, 8, 30, tzinfo=UTC)
    message = make_message(business, status="SCHEDULED", scheduled_at=due)
    move_messages([Move(message.pk, Status.CANCELLED)])
    (told,) = payloads()
    assert told["scheduled_at"] == "2026-12-24T08:30:00Z"
    assert "schedule_reason" not in told


def test_a_move_that_does_not_happen_is_not_told(business: Business) -> None:
    make_webhook(business)
    message = make_message(business, status="DELIVERED")
    assert move_messages([Move(message.pk, Status.SENT)]) == set()
    assert not WebhookEvent.objects.exists()


def test_accounts_without_an_endpoint_cost_no_statement_and_no_row(
    business: Business, stranger: Business
) -> None:
    make_webhook(stranger)
    message = make_message(business)
    with CaptureQueriesContext(connection) as queries:
        assert move_messages([Move(message.pk, Status.ROUTED)]) == {message.pk}
    assert len(queries) == 1
    assert not WebhookEvent.objects.exists()


def test_in_a_batch_each_account_hears_of_its_own(business: Business, stranger: Business) -> None:
    hook = make_webhook(business)
    other = make_webhook(stranger, event_filters={"message": ["failed"]})
    mine = [make_message(business, f"+4477009003{number:02d}") for number in range(3)]
    theirs = make_message(stranger)
    move_messages([Move(each.pk, Status.ROUTED) for each in (*mine, theirs)])
    told = WebhookDelivery.objects.filter(webhook=hook).values_list("event__subject_id", flat=True)
    assert set(told) == {each.pk for each in mine}
    assert not other.deliveries.exists()
    assert Message.objects.get(pk=theirs.pk).status == "ROUTED"


def test_profiles_messages_carry_their_profile(business: Business) -> None:
    make_webhook(business)
    message = make_message(business)
    profile = uuid.uuid4()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute(
            "UPDATE messaging_message SET profile_id = %s WHERE id = %s", [profile, message.pk]
        )
    move_messages([Move(message.pk, Status.ROUTED)])
    assert WebhookEvent.objects.get().profile_id == profile
    Message.objects.filter(pk=message.pk).update(profile=None)
