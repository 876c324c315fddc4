"""What a customer does with an endpoint: making it, changing it, trying it, letting go of it."""

from __future__ import annotations

import base64
import hashlib
import hmac
import uuid
from datetime import timedelta
from typing import Any

import pytest
from cryptography.fernet import Fernet
from django.utils import timezone

from accounts.models import AuditEvent, Webhook, WebhookAttempt, WebhookDelivery, WebhookEvent
from accounts.models.account import Stage, Tier
from accounts.services.webhooks.delete_webhook import delete_webhook
from accounts.services.webhooks.deliver_webhooks import deliver_webhooks
from accounts.services.webhooks.replay_event import replay_event
from accounts.services.webhooks.secret import rotate_secret, rotate_webhook_secrets
from accounts.services.webhooks.switch_webhook import toggle_webhook
from accounts.services.webhooks.trial_slot import trial_slot
from accounts.services.webhooks.try_webhook import try_webhook
from accounts.services.webhooks.update_webhook import update_webhook
from accounts.webhook_rules import MOST_WEBHOOKS, WebhookEdit
from config.encryption import decrypt
from config.errors import DomainError, ErrorCode
from tests.factories import Business, make_business
from tests.receiver import URL, Receiver, Told
from tests.webhooks import make_due, make_webhook, make_webhook_and_secret, tell

pytestmark = pytest.mark.django_db


def refuse(code: ErrorCode, call: Any) -> dict[str, list[str]]:
    with pytest.raises(DomainError) as error:
        call()
    assert error.value.code is code
    return {name: list(each) for name, each in (error.value.details or {}).items()}


def verifies(told: Told, secret: str) -> bool:
    """As docs/webhooks.md tells a receiver to."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    stamp = told.headers["X-Webhook-Timestamp"]
    text = f"{told.headers['X-Webhook-ID']}.{stamp}.".encode() + told.raw
    ours = "v1," + base64.b64encode(hmac.digest(key, text, hashlib.sha256)).decode()
    return ours in told.headers["X-Webhook-Signature"].split(" ")


# --- making and changing --------------------------------------------------------------------------


def test_a_secret_is_kept_encrypted_and_leaves_a_line(business: Business) -> None:
    hook, secret = make_webhook_and_secret(business, endpoint_url=f"{URL}?token=abc")
    assert secret not in hook.secret
    assert decrypt(hook.secret) == secret
    assert hook.masked_secret == f"whsec_…{secret[-4:]}"
    event = AuditEvent.objects.get(verb="create_webhook")
    assert event.facts["host"] == "hooks.example"
    assert secret not in str(event.facts)
    assert "token" not in str(event.facts)


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"display_name": " "}, "display_name"),
        ({"display_name": "x" * 121}, "display_name"),
        ({"endpoint_url": "ftp://hooks.example/"}, "endpoint_url"),
        ({"endpoint_url": "hooks.example"}, "endpoint_url"),
        ({"endpoint_url": "http://127.0.0.1/"}, "endpoint_url"),
        ({"endpoint_url": "http://10.1.2.3/hook"}, "endpoint_url"),
        ({"endpoint_url": "http://[::1]/"}, "endpoint_url"),
        ({"endpoint_url": "http://2130706433/"}, "endpoint_url"),
        ({"endpoint_url": "http://localhost/"}, "endpoint_url"),
        ({"endpoint_url": "https://hooks.example.com:8443/"}, "endpoint_url"),
        ({"endpoint_url": "https://me:secret@hooks.example.com/"}, "endpoint_url"),
        ({"endpoint_url": "https://hooks.example.com/" + "x" * 2000}, "endpoint_url"),
        ({"event_types": []}, "event_types"),
        ({"event_types": ["message.delivered"]}, "event_types"),
        ({"event_filters": {"contact": ["opt_out"]}}, "event_filters.contact"),
        ({"event_filters": {"message": ["arrived"]}}, "event_filters.message"),
        ({"event_filters": {"message": []}}, "event_filters.message"),
        (
            {"event_types": ["templates"], "event_filters": {"templates": ["x"]}},
            "event_filters.templates",
        ),
        ({"profile_event_types": ["nonsense"]}, "sender_profile.event_types"),
        ({"profile_event_filters": {"message": ["sent"]}}, "sender_profile.event_types"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_made(
    business: Business, fields: dict[str, Any], where: str
) -> None:
    details = refuse(ErrorCode.REQUEST_INVALID, lambda: make_webhook(business, **fields))
    assert where in details
    assert not Webhook.objects.exists()
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [("retry_count", 0), ("retry_count", 6), ("timeout_seconds", 4), ("timeout_seconds", 121)],
)
def test_numbers_out_of_range_have_a_code_of_their_own(
    business: Business, name: str, value: int
) -> None:
    details = refuse(ErrorCode.VALUE_OUT_OF_RANGE, lambda: make_webhook(business, **{name: value}))
    assert name in details
    assert not Webhook.objects.exists()


def test_unknown_types_are_told_which_there_are(business: Business) -> None:
    details = refuse(
        ErrorCode.REQUEST_INVALID, lambda: make_webhook(business, event_types=["messages"])
    )
    assert "Allowed types: message, templates" in details["event_types"][0]


def test_before_approval_there_are_no_webhooks() -> None:
    early = make_business(stage=Stage.IN_REVIEW, tier=Tier.NONE)
    refuse(ErrorCode.COMPLIANCE_NOT_APPROVED, lambda: make_webhook(early))
    assert not Webhook.objects.exists()


def test_an_account_has_a_limited_number(business: Business) -> None:
    first = make_webhook(business)
    Webhook.objects.bulk_create(
        [
            Webhook(account=business.account, event_types=["message"], secret_last_four="aaaa")
            for _ in range(MOST_WEBHOOKS - 1)
        ]
    )
    refuse(ErrorCode.LIMIT_REACHED, lambda: make_webhook(business))
    delete_webhook(business.account.pk, webhook_id=first.pk, actor=None)
    assert make_webhook(business)


def test_fewer_families_take_their_filters_along(business: Business) -> None:
    hook = make_webhook(
        business,
        event_types=["message", "contact"],
        event_filters={"message": ["sent"], "contact": ["opt_out"]},
    )
    changed = update_webhook(
        business.account.pk,
        webhook_id=hook.pk,
        edit=WebhookEdit(event_types=["contact"]),
        actor=business.owner,
    )
    assert changed.event_filters == {"contact": ["opt_out"]}


def test_a_refused_change_changes_nothing(business: Business) -> None:
    hook = make_webhook(business)
    edit = WebhookEdit(display_name="New", endpoint_url="http://127.0.0.1/")
    refuse(
        ErrorCode.REQUEST_INVALID,
        lambda: update_webhook(business.account.pk, webhook_id=hook.pk, edit=edit, actor=None),
    )
    hook.refresh_from_db()
    assert (hook.display_name, hook.endpoint_url) == ("Shop", URL)


def test_switching_twice_is_recorded_once(business: Business) -> None:
    hook = make_webhook(business)
    for _ in range(2):
        toggle_webhook(
            business.account.pk, webhook_id=hook.pk, is_active=False, actor=business.owner
        )
    event = AuditEvent.objects.get(verb="switch_webhook_off")
    assert (event.from_state, event.to_state, event.actor) == ("on", "off", business.owner)


def test_a_deleted_one_is_gone_and_its_secret_forgotten(
    business: Business, receiver: Receiver
) -> None:
    hook = make_webhook(business)
    tell(business)
    delete_webhook(business.account.pk, webhook_id=hook.pk, actor=business.owner)
    hook.refresh_from_db()
    assert (hook.secret, hook.old_secret) == ("", "")
    assert deliver_webhooks() == 0
    assert tell(business) == 0
    assert not receiver.told


@pytest.mark.parametrize("service", ["update", "toggle", "rotate", "delete", "replay", "try"])
def test_another_accounts_endpoint_is_not_there(
    business: Business, stranger: Business, receiver: Receiver, service: str
) -> None:
    hook = make_webhook(stranger)
    tell(stranger)
    event = WebhookEvent.objects.get()
    account, actor = business.account.pk, business.owner
    before = list(Webhook.objects.values())
    calls = {
        "update": lambda: update_webhook(
            account, webhook_id=hook.pk, edit=WebhookEdit(display_name="Mine"), actor=actor
        ),
        "toggle": lambda: toggle_webhook(account, webhook_id=hook.pk, is_active=False, actor=actor),
        "rotate": lambda: rotate_secret(account, webhook_id=hook.pk, actor=actor),
        "delete": lambda: delete_webhook(account, webhook_id=hook.pk, actor=actor),
        "replay": lambda: replay_event(
            account, webhook_id=hook.pk, event_id=event.public_id, actor=actor
        ),
        "try": lambda: try_webhook(account, webhook_id=hook.pk, kind="message"),
    }
    refuse(ErrorCode.WEBHOOK_NOT_FOUND, calls[service])
    assert list(Webhook.objects.values()) == before
    assert not receiver.told


# --- secrets --------------------------------------------------------------------------------------


def test_after_a_rotation_only_the_new_secret_verifies(
    business: Business, receiver: Receiver
) -> None:
    hook, old = make_webhook_and_secret(business)
    new = rotate_secret(business.account.pk, webhook_id=hook.pk, actor=business.owner)
    tell(business)
    deliver_webhooks()
    (told,) = receiver.told
    assert verifies(told, new)
    assert not verifies(told, old)
    assert AuditEvent.objects.filter(verb="rotate_webhook_secret").count() == 1


def test_while_two_secrets_live_either_verifies(business: Business, receiver: Receiver) -> None:
    hook, old = make_webhook_and_secret(business)
    new = rotate_secret(
        business.account.pk, webhook_id=hook.pk, overlap_seconds=3600, actor=business.owner
    )
    tell(business)
    deliver_webhooks()
    Webhook.objects.update(old_secret_until=timezone.now() - timedelta(seconds=1))
    tell(business)
    deliver_webhooks()
    during, after = receiver.told
    assert verifies(during, new)
    assert verifies(during, old)
    assert verifies(after, new)
    assert not verifies(after, old)


@pytest.mark.parametrize("seconds", [-1, 86_401])
def test_an_overlap_out_of_range_replaces_nothing(business: Business, seconds: int) -> None:
    hook = make_webhook(business)
    refuse(
        ErrorCode.VALUE_OUT_OF_RANGE,
        lambda: rotate_secret(
            business.account.pk, webhook_id=hook.pk, overlap_seconds=seconds, actor=None
        ),
    )
    assert Webhook.objects.get().secret == hook.secret


def test_secrets_come_under_the_newest_key(business: Business, settings: Any) -> None:
    hook, secret = make_webhook_and_secret(business)
    rotate_secret(business.account.pk, webhook_id=hook.pk, overlap_seconds=60, actor=None)
    newest = Fernet.generate_key().decode()
    settings.FIELD_ENCRYPTION_KEYS = [newest, *settings.FIELD_ENCRYPTION_KEYS]
    assert rotate_webhook_secrets().rewritten == 1
    assert rotate_webhook_secrets().rewritten == 0
    settings.FIELD_ENCRYPTION_KEYS = [newest]
    hook.refresh_from_db()
    assert decrypt(hook.old_secret) == secret


# --- replaying ------------------------------------------------------------------------------------


def replay(business: Business, hook: Webhook, event_id: uuid.UUID) -> WebhookDelivery:
    return replay_event(
        business.account.pk, webhook_id=hook.pk, event_id=event_id, actor=business.owner
    )


def test_a_replay_tells_the_same_event_again(business: Business, receiver: Receiver) -> None:
    hook = make_webhook(business)
    tell(business)
    deliver_webhooks()
    event = WebhookEvent.objects.get()
    assert replay(business, hook, event.public_id).status == "PENDING"
    deliver_webhooks()
    first, second = receiver.told
    assert (first.event_id, first.raw) == (second.event_id, second.raw)
    assert WebhookDelivery.objects.get().status == "DELIVERED"
    assert WebhookAttempt.objects.count() == 2
    assert AuditEvent.objects.filter(verb="replay_webhook_event").count() == 1


def test_a_replay_of_a_failed_one_has_all_retries_again(
    business: Business, receiver: Receiver
) -> None:
    hook = make_webhook(business, retry_count=1)
    receiver.answer = 500
    tell(business)
    for _ in range(3):
        deliver_webhooks()
        make_due()
    replay(business, hook, WebhookEvent.objects.get().public_id)
    receiver.answers = [500, 200]
    for _ in range(2):
        deliver_webhooks()
        make_due()
    assert WebhookDelivery.objects.get().status == "DELIVERED"
    assert len(receiver.told) == 4


def test_an_endpoint_that_is_off_replays_nothing(business: Business, receiver: Receiver) -> None:
    hook = make_webhook(business)
    tell(business)
    deliver_webhooks()
    toggle_webhook(business.account.pk, webhook_id=hook.pk, is_active=False, actor=None)
    event = WebhookEvent.objects.get()
    refuse(ErrorCode.STATE_FORBIDS, lambda: replay(business, hook, event.public_id))
    assert WebhookDelivery.objects.get().status == "DELIVERED"


def test_an_event_that_was_for_others_is_not_replayed(business: Business) -> None:
    hook = make_webhook(business, event_types=["contact"])
    make_webhook(business)
    tell(business)
    event = WebhookEvent.objects.get()
    refuse(ErrorCode.WEBHOOK_NOT_FOUND, lambda: replay(business, hook, event.public_id))
    refuse(ErrorCode.WEBHOOK_NOT_FOUND, lambda: replay(business, hook, uuid.uuid4()))


# --- trying ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "kind", ["message", "message.delivered", "message.received", "templates", "contact.opt_out"]
)
def test_a_test_goes_once_signed_and_is_marked(
    business: Business, receiver: Receiver, kind: str
) -> None:
    hook, secret = make_webhook_and_secret(business)
    outcome = try_webhook(business.account.pk, webhook_id=hook.pk, kind=kind)
    assert outcome.is_success
    (told,) = receiver.told
    assert verifies(told, secret)
    assert told.body["payload"]["test"] is True
    assert told.body["field"] == kind.partition(".")[0]
    assert WebhookDelivery.objects.get().status == "DELIVERED"


def test_a_failed_test_is_not_repeated_and_counts_for_nothing(
    business: Business, receiver: Receiver
) -> None:
    hook = make_webhook(business)
    receiver.answer = 500
    outcome = try_webhook(business.account.pk, webhook_id=hook.pk, kind="message.sent")
    assert (outcome.is_success, outcome.status) == (False, 500)
    make_due()
    assert deliver_webhooks() == 0
    hook.refresh_from_db()
    assert (hook.is_active, hook.consecutive_failures) == (True, 0)
    assert WebhookDelivery.objects.get().status == "FAILED"


def test_what_is_no_event_type_is_not_tried(business: Business, receiver: Receiver) -> None:
    hook = make_webhook(business)
    for kind in ("", "nonsense", "message.arrived"):
        details = refuse(
            ErrorCode.REQUEST_INVALID,
            lambda kind=kind: try_webhook(business.account.pk, webhook_id=hook.pk, kind=kind),
        )
        assert "Allowed types" in details["event_type"][0]
    assert not receiver.told
    assert not WebhookEvent.objects.exists()


def test_one_account_tries_one_at_a_time(
    business: Business, stranger: Business, receiver: Receiver
) -> None:
    hook, other = make_webhook(business), make_webhook(stranger)
    with trial_slot(business.account.pk):
        refuse(
            ErrorCode.ACCOUNT_RATE_EXCEEDED,
            lambda: try_webhook(business.account.pk, webhook_id=hook.pk, kind="message"),
        )
        assert not receiver.told
        assert try_webhook(stranger.account.pk, webhook_id=other.pk, kind="message").is_success
    assert try_webhook(business.account.pk, webhook_id=hook.pk, kind="message").is_success
