"""Which endpoints an event is written for; and that nothing is written for nobody."""

from __future__ import annotations

import uuid

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.models import Webhook, WebhookDelivery, WebhookEvent
from accounts.models.webhook import SwitchedOff
from config.store import store
from tests.factories import Business
from tests.webhooks import make_webhook, tell

pytestmark = pytest.mark.django_db


def test_an_event_is_written_once_and_delivered_to_each_endpoint(business: Business) -> None:
    hooks = {make_webhook(business).pk, make_webhook(business).pk}
    subject = uuid.uuid4()
    assert tell(business, subject_id=subject) == 2
    event = WebhookEvent.objects.get()
    assert (event.family, event.name, event.subject_id) == ("message", "message.delivered", subject)
    assert event.public_id.version == 7
    assert {each.webhook_id for each in event.deliveries.all()} == hooks
    delivery = event.deliveries.first()
    assert (delivery.status, delivery.kind) == ("PENDING", "message.delivered")


def test_without_an_endpoint_one_statement_writes_nothing(
    business: Business, stranger: Business
) -> None:
    make_webhook(stranger)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert tell(business) == 0
    assert len(queries) == 1
    assert not WebhookEvent.objects.exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"is_active": False, "switched_off": SwitchedOff.FAILURES},
        {"deleted_at": "2026-01-01T00:00:00Z"},
        {"event_types": ["templates"]},
        {"event_filters": {"message": ["sent", "failed"]}},
    ],
)
def test_who_does_not_listen_is_not_told(business: Business, fields: dict[str, object]) -> None:
    hook = make_webhook(business)
    Webhook.objects.filter(pk=hook.pk).update(**fields)
    assert tell(business) == 0
    assert not WebhookEvent.objects.exists()
    assert not WebhookDelivery.objects.exists()


def test_a_filter_narrows_its_own_family_only(business: Business) -> None:
    make_webhook(
        business, event_types=["message", "contact"], event_filters={"message": ["failed"]}
    )
    assert tell(business, "message.failed") == 1
    assert tell(business, "message.sent") == 0
    assert tell(business, "contact.opt_out") == 1


def test_an_event_without_a_name_goes_by_its_family(business: Business) -> None:
    make_webhook(business, event_types=["templates"])
    assert tell(business, "", family="templates", payload={"status": "APPROVED"}) == 1
    assert WebhookDelivery.objects.get().kind == "templates"


def test_of_profiles_messages_something_else_may_be_wanted(business: Business) -> None:
    make_webhook(
        business, profile_event_types=["message"], profile_event_filters={"message": ["failed"]}
    )
    profile = uuid.uuid4()
    assert tell(business, "message.delivered") == 1
    assert tell(business, "message.delivered", profile_id=profile) == 0
    assert tell(business, "message.failed", profile_id=profile) == 1


def test_profiles_are_heard_like_all_others_unless_told(business: Business) -> None:
    make_webhook(business)
    assert tell(business, "message.delivered", profile_id=uuid.uuid4()) == 1


def test_sequence_tells_which_of_two_came_later(business: Business) -> None:
    make_webhook(business)
    subject = uuid.uuid4()
    for name in ("message.sent", "message.delivered"):
        tell(business, name, subject_id=subject)
    ordered = WebhookEvent.objects.filter(subject_id=subject).order_by("sequence")
    assert [event.name for event in ordered] == ["message.sent", "message.delivered"]


def test_filters_are_looked_at_when_it_happens(business: Business) -> None:
    hook = make_webhook(business)
    tell(business)
    Webhook.objects.filter(pk=hook.pk).update(event_filters={"message": ["failed"]})
    assert WebhookDelivery.objects.count() == 1
    assert tell(business) == 0


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_is_not_told_and_rings_nobody(business: Business) -> None:
    make_webhook(business)
    with transaction.atomic():
        tell(business)
        transaction.set_rollback(True)
    assert not WebhookEvent.objects.exists()
    assert not store().exists("doorbell:accounts.deliver_webhooks")
    tell(business)
    assert store().exists("doorbell:accounts.deliver_webhooks")
