"""What an endpoint is told, and what is done when it does not take it."""

from __future__ import annotations

import time
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import AuditEvent, Notice, Webhook, WebhookAttempt, WebhookDelivery
from accounts.services.webhooks import deliver_webhooks as service
from accounts.services.webhooks.claim_deliveries import claim_deliveries
from accounts.services.webhooks.deliver_webhooks import close_webhook_deliveries, deliver_webhooks
from accounts.services.webhooks.post_delivery import Outcome
from accounts.services.webhooks.record_outcomes import choose_delay, record_outcomes
from accounts.services.webhooks.switch_webhook import toggle_webhook
from accounts.webhook_signature import sign
from tests.factories import Business
from tests.receiver import Receiver
from tests.webhooks import make_due, make_webhook, make_webhook_and_secret, tell

pytestmark = pytest.mark.django_db


def test_an_event_arrives_signed_in_its_envelope(business: Business, receiver: Receiver) -> None:
    hook, secret = make_webhook_and_secret(business)
    tell(business, payload={"message_status": "DELIVERED", "body": "Grüße"})
    assert deliver_webhooks() == 1
    (told,) = receiver.told
    assert told.path == "/gatehouse"
    delivery = WebhookDelivery.objects.get()
    event = delivery.event
    assert told.body == {
        "field": "message",
        "event": "message.delivered",
        "sub_type": "message.delivered",
        "timestamp": event.occurred_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "request_id": event.request_id,
        "sequence": event.sequence,
        "payload": {"message_status": "DELIVERED", "body": "Grüße"},
    }
    stamp = int(told.headers["X-Webhook-Timestamp"])
    assert abs(time.time() - stamp) < 60
    expected = sign(told.raw, keys=[secret], webhook_id=hook.pk, timestamp=stamp)
    assert told.headers["X-Webhook-Signature"] == expected
    assert told.headers["X-Webhook-ID"] == str(hook.pk)
    assert told.headers["X-Webhook-Event-Type"] == "message.delivered"
    assert told.event_id == str(event.public_id)
    assert told.headers["Content-Type"] == "application/json"
    assert "Cookie" not in told.headers


def test_a_delivery_is_written_down_with_its_attempt(
    business: Business, receiver: Receiver
) -> None:
    hook = make_webhook(business)
    receiver.answer = 204
    receiver.text = b""
    tell(business)
    deliver_webhooks()
    delivery = WebhookDelivery.objects.get()
    assert (delivery.status, delivery.attempts, delivery.http_status_code) == ("DELIVERED", 1, 204)
    assert delivery.next_try_at is None
    assert delivery.claimed_until is None
    assert delivery.started_at
    assert delivery.completed_at
    attempt = WebhookAttempt.objects.get()
    assert (attempt.http_status_code, attempt.error_message) == (204, "")
    hook.refresh_from_db()
    assert hook.consecutive_failures == 0
    assert hook.last_successful_delivery_at
    assert deliver_webhooks() == 0


def test_500_three_times_and_then_200_is_delivered_under_one_id(
    business: Business, receiver: Receiver
) -> None:
    hook = make_webhook(business)
    receiver.answers = [500, 500, 500, 200]
    tell(business)
    for status in ("RETRYING", "RETRYING", "RETRYING", "DELIVERED"):
        deliver_webhooks()
        assert WebhookDelivery.objects.get().status == status
        make_due()
    assert len({told.event_id for told in receiver.told}) == 1
    assert len({told.raw for told in receiver.told}) == 1
    assert WebhookDelivery.objects.get().attempts == 4
    codes = WebhookAttempt.objects.order_by("id").values_list("http_status_code", flat=True)
    assert list(codes) == [500, 500, 500, 200]
    hook.refresh_from_db()
    assert hook.consecutive_failures == 0


@pytest.mark.parametrize("status", [400, 404, 429, 500, 503])
def test_what_is_not_2xx_is_tried_as_often_as_agreed_and_then_given_up(
    business: Business, receiver: Receiver, status: int
) -> None:
    make_webhook(business, retry_count=1)
    receiver.answer, receiver.text = status, b"no\0pe"
    tell(business)
    for _ in range(4):
        deliver_webhooks()
        make_due()
    assert len(receiver.told) == 2
    delivery = WebhookDelivery.objects.get()
    assert (delivery.status, delivery.attempts, delivery.next_try_at) == ("FAILED", 2, None)
    assert delivery.error_message == f"It answered {status}."
    assert delivery.response_body == "nope"


def test_each_attempt_is_signed_at_its_own_time(
    business: Business, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    hook, secret = make_webhook_and_secret(business)
    receiver.answers = [500, 200]
    tell(business)
    deliver_webhooks()
    make_due()
    now = time.time()
    monkeypatch.setattr("accounts.services.webhooks.post_delivery.time.time", lambda: now + 600)
    deliver_webhooks()
    stamps = [int(told.headers["X-Webhook-Timestamp"]) for told in receiver.told]
    assert stamps[1] - stamps[0] > 500
    for told, stamp in zip(receiver.told, stamps, strict=True):
        expected = sign(told.raw, keys=[secret], webhook_id=hook.pk, timestamp=stamp)
        assert told.headers["X-Webhook-Signature"] == expected


def test_a_retry_waits_about_a_minute_first_then_longer_and_longer() -> None:
    minutes = [choose_delay(attempts) / timedelta(minutes=1) for attempts in (1, 2, 3, 7, 60)]
    for found, expected in zip(minutes, (1, 2, 4, 60, 60), strict=True):
        assert expected * 0.9 <= found <= expected * 1.1


def test_410_switches_the_endpoint_off_at_once_with_a_mail(
    business: Business, receiver: Receiver
) -> None:
    hook = make_webhook(business)
    receiver.answer = 410
    tell(business)
    deliver_webhooks()
    hook.refresh_from_db()
    assert (hook.is_active, hook.switched_off) == (False, "gone")
    assert WebhookDelivery.objects.get().status == "FAILED"
    notice = Notice.objects.get(kind="webhook_switched_off")
    assert notice.to == business.owner.email
    assert "410 Gone" in notice.body
    assert AuditEvent.objects.filter(verb="give_up_webhook").count() == 1
    assert tell(business) == 0


def test_ten_failures_in_a_row_switch_it_off_with_one_mail(
    business: Business, receiver: Receiver
) -> None:
    hook = make_webhook(business)
    receiver.answer = 500
    for _ in range(12):
        tell(business)
    for _ in range(12):
        deliver_webhooks()
        make_due()
    hook.refresh_from_db()
    assert hook.consecutive_failures == 10
    assert (hook.is_active, hook.switched_off) == (False, "failures")
    assert Notice.objects.filter(kind="webhook_switched_off").count() == 1
    assert len(receiver.told) == 10


def test_nine_failures_and_a_success_begin_the_count_anew(
    business: Business, receiver: Receiver
) -> None:
    hook = make_webhook(business)
    Webhook.objects.update(consecutive_failures=9)
    tell(business)
    deliver_webhooks()
    hook.refresh_from_db()
    assert (hook.is_active, hook.consecutive_failures) == (True, 0)
    assert not Notice.objects.exists()


def test_switched_on_again_it_begins_without_failures(
    business: Business, receiver: Receiver
) -> None:
    hook = make_webhook(business)
    receiver.answers = [410]
    tell(business)
    deliver_webhooks()
    toggle_webhook(business.account.pk, webhook_id=hook.pk, is_active=True, actor=business.owner)
    tell(business, "message.sent")
    deliver_webhooks()
    assert receiver.kinds == ["message.delivered", "message.sent"]
    hook.refresh_from_db()
    assert (hook.consecutive_failures, hook.switched_off) == (0, "")


def test_after_a_failure_an_endpoint_is_left_alone_for_a_moment(
    business: Business, receiver: Receiver
) -> None:
    make_webhook(business)
    receiver.answers = [500]
    tell(business)
    deliver_webhooks()
    tell(business)
    assert deliver_webhooks() == 0
    Webhook.objects.update(paused_until=None)
    assert deliver_webhooks() == 1


def test_a_receiver_that_hangs_costs_its_time_and_is_tried_again(
    business: Business, receiver: Receiver
) -> None:
    make_webhook(business)
    Webhook.objects.update(timeout_seconds=1)
    receiver.delay = 5
    tell(business)
    began = time.monotonic()
    deliver_webhooks()
    assert time.monotonic() - began < 4
    delivery = WebhookDelivery.objects.get()
    assert (delivery.status, delivery.http_status_code) == ("RETRYING", None)
    assert "too long" in delivery.error_message


def test_nobody_there_is_tried_again(business: Business, settings: Any) -> None:
    settings.FETCH_TEST_HOSTS = {".example": ("127.0.0.1", 9, 9)}
    make_webhook(business)
    tell(business)
    deliver_webhooks()
    delivery = WebhookDelivery.objects.get()
    assert (delivery.status, delivery.http_status_code) == ("RETRYING", None)
    assert delivery.error_message


@pytest.mark.parametrize(
    "target", ["http://127.0.0.1/", "http://10.0.0.8/", "http://hooks.example/b"]
)
def test_a_redirect_is_a_failure_and_is_not_followed(
    business: Business, receiver: Receiver, target: str
) -> None:
    make_webhook(business)
    receiver.answer, receiver.headers = 307, {"Location": target}
    tell(business)
    deliver_webhooks()
    assert len(receiver.told) == 1
    delivery = WebhookDelivery.objects.get()
    assert (delivery.status, delivery.http_status_code) == ("RETRYING", 307)
    assert "redirects are not followed" in delivery.error_message


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1/", "http://169.254.169.254/latest", "http://[::1]/", "http://x.internal/"],
)
def test_an_address_that_became_private_is_not_told(business: Business, url: str) -> None:
    make_webhook(business)
    Webhook.objects.update(endpoint_url=url)
    tell(business)
    deliver_webhooks()
    delivery = WebhookDelivery.objects.get()
    assert (delivery.status, delivery.http_status_code) == ("RETRYING", None)


def test_a_worker_killed_between_telling_and_writing_tells_again_under_the_same_id(
    business: Business, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_webhook(business)
    tell(business)

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(service, "record_outcomes", die)
        with pytest.raises(KeyboardInterrupt):
            deliver_webhooks()
    assert len(receiver.told) == 1
    assert WebhookDelivery.objects.get().status == "PENDING"
    assert deliver_webhooks() == 0, "its lease has not run out"
    make_due()
    assert deliver_webhooks() == 1
    assert receiver.told[0].event_id == receiver.told[1].event_id
    assert receiver.told[0].raw == receiver.told[1].raw
    assert WebhookDelivery.objects.get().status == "DELIVERED"


def test_a_worker_whose_lease_ran_out_changes_nothing(
    business: Business, receiver: Receiver
) -> None:
    make_webhook(business)
    tell(business)
    (late,) = claim_deliveries(room=9, slow_room=9)
    make_due()
    (_,) = claim_deliveries(room=9, slow_room=9)
    WebhookDelivery.objects.update(claimed_until=timezone.now() + timedelta(minutes=9))
    record_outcomes([(late, Outcome(timezone.now(), 5, 200, "ok"))])
    assert WebhookDelivery.objects.get().status == "PENDING"


def test_a_slow_endpoint_does_not_hold_up_another(
    business: Business, stranger: Business, receiver: Receiver, settings: Any
) -> None:
    make_webhook(business, endpoint_url="http://slow.example/")
    make_webhook(stranger, endpoint_url="http://quick.example/")
    receiver.on_told = lambda told: (
        time.sleep(1.5) if told.headers["Host"] == "slow.example" else None
    )
    for _ in range(12):
        tell(business)
    for _ in range(4):
        tell(stranger)
    settings.WEBHOOK_THREADS = 8
    deliver_webhooks(most=8)
    hosts = [told.headers["Host"] for told in receiver.told]
    assert hosts.count("slow.example") == 4
    assert hosts.count("quick.example") == 4


def test_what_waits_for_an_endpoint_that_is_off_is_closed(
    business: Business, receiver: Receiver
) -> None:
    hook = make_webhook(business)
    tell(business)
    toggle_webhook(business.account.pk, webhook_id=hook.pk, is_active=False, actor=None)
    assert deliver_webhooks() == 0
    assert close_webhook_deliveries() == 1
    delivery = WebhookDelivery.objects.get()
    assert (delivery.status, delivery.error_message) == ("FAILED", "The endpoint was switched off.")
    assert close_webhook_deliveries() == 0
    assert not receiver.told


def test_closing_leaves_those_alone_that_listen(business: Business) -> None:
    make_webhook(business)
    tell(business)
    assert close_webhook_deliveries() == 0
    assert WebhookDelivery.objects.get().status == "PENDING"


def test_a_fault_of_ours_costs_the_endpoint_nothing(business: Business, receiver: Receiver) -> None:
    hook = make_webhook(business)
    Webhook.objects.update(secret="not a token of ours")
    tell(business)
    deliver_webhooks()
    hook.refresh_from_db()
    assert (hook.is_active, hook.consecutive_failures) == (True, 0)
    delivery = WebhookDelivery.objects.get()
    assert (delivery.status, delivery.error_message) == (
        "RETRYING",
        "Something went wrong on our side.",
    )
    assert not receiver.told


def test_events_of_one_subject_carry_sequence_and_state(
    business: Business, receiver: Receiver
) -> None:
    """Whatever order they arrive in, the higher number is the later state."""
    make_webhook(business)
    subject = uuid.uuid4()
    for name in ("message.routed", "message.sent", "message.delivered"):
        tell(business, name, subject_id=subject)
    deliver_webhooks()
    ordered = sorted((told.body for told in receiver.told), key=lambda body: body["sequence"])
    states = [body["payload"]["message_status"] for body in ordered]
    assert states == ["ROUTED", "SENT", "DELIVERED"]
