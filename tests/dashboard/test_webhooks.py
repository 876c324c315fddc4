"""Webhooks in the dashboard: everybody looks, developers change, a secret is shown once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from accounts.models import Webhook, WebhookDelivery, WebhookEvent
from accounts.services.webhooks.create_webhook import create_webhook
from accounts.services.webhooks.deliver_webhooks import deliver_webhooks
from accounts.services.webhooks.record_webhook_events import WebhookNews, record_webhook_events
from accounts.webhook_rules import WebhookEdit
from tests.dashboard.situations import Guest
from tests.receiver import URL, Receiver, listen

_SECRET = re.compile(r"whsec_[A-Za-z0-9+/=]{40,}")
FORM = {
    "display_name": "Shop",
    "endpoint_url": URL,
    "event_types": ["message"],
    "only": ["message.delivered", "message.failed"],
    "retry_count": "3",
    "timeout_seconds": "30",
}


@pytest.fixture
def receiver(settings: Any) -> Iterator[Receiver]:
    with listen(settings) as receiver:
        yield receiver


def make(guest: Guest, name: str = "Shop") -> Webhook:
    edit = WebhookEdit(display_name=name, endpoint_url=URL, event_types=["message"])
    return create_webhook(guest.account.pk, edit=edit, actor=guest.user)[0]


def tell(guest: Guest) -> WebhookEvent:
    news = WebhookNews(
        account_id=guest.account.pk,
        family="message",
        name="message.delivered",
        subject_id=guest.account.pk,
        payload={"body": "<b>Hello</b>"},
    )
    record_webhook_events([news])
    return WebhookEvent.objects.latest("sequence")


def test_a_webhook_is_made_and_its_secret_shown_once(visit: Callable) -> None:
    guest, client = visit("active")
    answer = client.post("/webhooks", FORM)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    (secret,) = _SECRET.findall(answer.content.decode())
    hook = Webhook.objects.get(account=guest.account)
    assert hook.event_filters == {"message": ["delivered", "failed"]}
    for page in ("/webhooks", f"/webhook/{hook.pk}"):
        text = client.get(page).content.decode()
        assert secret not in text
        assert "Shop" in text
    assert all(secret not in str(each.get_decoded()) for each in Session.objects.all())


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("display_name", ""),
        ("endpoint_url", "http://127.0.0.1/"),
        ("endpoint_url", "nonsense"),
        ("event_types", []),
        ("event_types", ["templates"]),
        ("retry_count", "9"),
        ("timeout_seconds", "1"),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_nothing_is_made(
    visit: Callable, field: str, value: Any
) -> None:
    _, client = visit("active")
    answer = client.post("/webhooks", {**FORM, field: value})
    assert answer.status_code == 422
    assert b"fault" in answer.content
    assert not Webhook.objects.exists()


def test_the_page_shows_what_was_delivered_and_delivers_it_again(
    visit: Callable, receiver: Receiver
) -> None:
    guest, client = visit("active")
    hook = make(guest)
    receiver.text = b"<script>x</script>"
    event = tell(guest)
    deliver_webhooks()
    text = client.get(f"/webhook/{hook.pk}").content.decode()
    assert str(event.public_id) in text
    assert "answered 200" in text
    assert "<script>x" not in text
    found = client.get(f"/webhook/{hook.pk}", {"search": "failed"}).content.decode()
    assert str(event.public_id) not in found
    client.post(f"/webhook/{hook.pk}/events/{event.public_id}/replay")
    assert WebhookDelivery.objects.get().status == "PENDING"


def test_it_is_switched_off_and_on(visit: Callable) -> None:
    guest, client = visit("active")
    hook = make(guest)
    client.post(f"/webhook/{hook.pk}/toggle")
    hook.refresh_from_db()
    assert not hook.is_active
    assert b"It is switched off" in client.get(f"/webhook/{hook.pk}").content
    client.post(f"/webhook/{hook.pk}/toggle", {"on": "yes"})
    hook.refresh_from_db()
    assert hook.is_active


def test_a_new_secret_is_shown_in_the_answer(visit: Callable) -> None:
    guest, client = visit("active")
    hook = make(guest)
    answer = client.post(f"/webhook/{hook.pk}/rotate", {"overlap_seconds": "3600"})
    (secret,) = _SECRET.findall(answer.content.decode())
    hook.refresh_from_db()
    assert hook.secret_last_four == secret[-4:]
    assert hook.old_secret_until
    assert secret not in client.get(f"/webhook/{hook.pk}").content.decode()


def test_a_test_says_what_came_of_it(visit: Callable, receiver: Receiver) -> None:
    guest, client = visit("active")
    hook = make(guest)
    client.post(f"/webhook/{hook.pk}/test", {"event_type": "message.sent"})
    assert b"it answered 200" in client.get(f"/webhook/{hook.pk}").content
    assert receiver.kinds == ["message.sent"]
    refused = client.post(f"/webhook/{hook.pk}/test", {"event_type": "nonsense"})
    assert refused.status_code == 400
    assert len(receiver.told) == 1


def test_it_is_changed(visit: Callable) -> None:
    guest, client = visit("active")
    hook = make(guest)
    assert b'value="Shop"' in client.get(f"/webhook/{hook.pk}/edit").content
    assert (
        client.post(f"/webhook/{hook.pk}/edit", {**FORM, "display_name": "Desk"}).status_code == 302
    )
    hook.refresh_from_db()
    assert hook.display_name == "Desk"
    refused = client.post(f"/webhook/{hook.pk}/edit", {**FORM, "endpoint_url": "http://10.0.0.1/"})
    assert refused.status_code == 422
    hook.refresh_from_db()
    assert hook.endpoint_url == URL


def test_deleting_asks_first(visit: Callable) -> None:
    guest, client = visit("active")
    hook = make(guest)
    assert b"cannot be undone" in client.get(f"/webhook/{hook.pk}/delete").content
    hook.refresh_from_db()
    assert hook.deleted_at is None
    assert client.post(f"/webhook/{hook.pk}/delete")["Location"] == "/webhooks"
    assert client.get(f"/webhook/{hook.pk}").status_code == 404


_CHANGES = (
    ("/webhooks", FORM),
    ("/webhook/{id}/edit", {**FORM, "display_name": "Mine"}),
    ("/webhook/{id}/toggle", {}),
    ("/webhook/{id}/rotate", {"overlap_seconds": "0"}),
    ("/webhook/{id}/test", {"event_type": "message"}),
    ("/webhook/{id}/events/{event}/replay", {}),
    ("/webhook/{id}/delete", {}),
)


@pytest.mark.parametrize(("path", "body"), _CHANGES)
def test_billing_may_look_but_changes_nothing(
    visit: Callable, receiver: Receiver, path: str, body: dict[str, Any]
) -> None:
    guest, client = visit("active", role="billing")
    hook, event = make(guest), tell(guest)
    before = list(Webhook.objects.values())
    answer = client.post(path.format(id=hook.pk, event=event.public_id), body)
    assert answer.status_code == 403
    assert list(Webhook.objects.values()) == before
    assert not receiver.told
    text = client.get(f"/webhook/{hook.pk}").content.decode()
    assert "Switch it off" not in text
    assert "Send a test" not in text


@pytest.mark.parametrize("role", ["admin", "developer"])
def test_admin_and_developer_may_change(visit: Callable, role: str) -> None:
    guest, client = visit("active", role=role)
    assert client.post("/webhooks", FORM).status_code == 200
    assert Webhook.objects.filter(account=guest.account).count() == 1


@pytest.mark.parametrize(("path", "body"), _CHANGES[1:])
def test_another_accounts_webhook_is_not_there(
    visit: Callable, receiver: Receiver, path: str, body: dict[str, Any]
) -> None:
    _, client = visit("active")
    stranger, _ = visit("active")
    hook, event = make(stranger, "Theirs"), tell(stranger)
    before = list(Webhook.objects.values())
    answer = client.post(path.format(id=hook.pk, event=event.public_id), body)
    assert answer.status_code == 404
    assert client.get(f"/webhook/{hook.pk}").status_code == 404
    assert list(Webhook.objects.values()) == before
    assert not receiver.told
    assert b"Theirs" not in client.get("/webhooks").content


def test_before_approval_the_section_is_shut(visit: Callable) -> None:
    _, client = visit("in_review")
    assert b"This section is locked" in client.get("/webhooks").content
    assert client.post("/webhooks", FORM).status_code == 403
    assert not Webhook.objects.exists()


def test_signed_out_visitor_sees_nothing(db: None, client: Client) -> None:
    assert client.get("/webhooks").status_code == 302
