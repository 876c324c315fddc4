"""Staff look at endpoints and deliveries, and change nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import reverse

from accounts.models import Webhook, WebhookDelivery
from accounts.roles import StaffRole
from accounts.services.webhooks.deliver_webhooks import deliver_webhooks
from tests.factories import Business
from tests.receiver import Receiver, listen
from tests.staff import browser_of
from tests.webhooks import make_webhook_and_secret, tell

pytestmark = pytest.mark.django_db
HOOKS = "/admin/accounts/webhook/"
DELIVERIES = "/admin/accounts/webhookdelivery/"


@pytest.fixture
def receiver(settings: Any) -> Iterator[Receiver]:
    with listen(settings) as receiver:
        yield receiver


def test_endpoints_and_their_deliveries_are_shown_without_a_secret(
    business: Business, receiver: Receiver
) -> None:
    hook, secret = make_webhook_and_secret(business, display_name="Desk\u202e")
    receiver.answer = 500
    tell(business)
    deliver_webhooks()
    client = browser_of(StaffRole.VIEWER)
    listed = client.get(HOOKS).content.decode()
    assert "Desk[U+202E]" in listed
    assert business.account.name in listed
    page = client.get(reverse("admin:accounts_webhook_change", args=[hook.pk])).content.decode()
    assert "It answered 500." in page
    assert secret not in page
    assert hook.secret not in page
    delivery = WebhookDelivery.objects.get()
    address = reverse("admin:accounts_webhookdelivery_change", args=[delivery.pk])
    page = client.get(address).content.decode()
    assert str(delivery.event.public_id) in page
    assert "thanks" in page
    assert client.get(DELIVERIES).status_code == 200


def test_a_delivery_is_found_by_event_and_by_endpoint(
    business: Business, stranger: Business, receiver: Receiver
) -> None:
    hook, _ = make_webhook_and_secret(business)
    other, _ = make_webhook_and_secret(stranger, display_name="Elsewhere")
    tell(business)
    tell(stranger)
    event = WebhookDelivery.objects.get(webhook=hook).event
    client = browser_of(StaffRole.VIEWER)
    for term in (event.public_id, hook.pk):
        text = client.get(DELIVERIES, {"q": str(term)}).content.decode()
        assert business.account.name in text
        assert stranger.account.name not in text
    assert stranger.account.name not in client.get(DELIVERIES, {"q": "zzz"}).content.decode()
    assert other.deliveries.count() == 1


def test_nothing_can_be_changed(business: Business) -> None:
    hook, _ = make_webhook_and_secret(business)
    client = browser_of(StaffRole.SENIOR)
    address = reverse("admin:accounts_webhook_change", args=[hook.pk])
    assert client.post(address, {"is_active": ""}).status_code == 405
    assert Webhook.objects.get(pk=hook.pk).is_active
