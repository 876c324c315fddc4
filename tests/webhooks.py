"""Endpoints that hear of events, and events to tell them."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

from django.utils import timezone

from accounts.models import Webhook, WebhookDelivery
from accounts.services.webhooks.create_webhook import create_webhook
from accounts.services.webhooks.record_webhook_events import WebhookNews, record_webhook_events
from accounts.webhook_rules import WebhookEdit
from tests.factories import Business
from tests.receiver import URL


def make_webhook(business: Business, **fields: Any) -> Webhook:
    return make_webhook_and_secret(business, **fields)[0]


def make_webhook_and_secret(business: Business, **fields: Any) -> tuple[Webhook, str]:
    facts = {"display_name": "Shop", "endpoint_url": URL, "event_types": ["message"], **fields}
    return create_webhook(business.account.pk, edit=WebhookEdit(**facts), actor=business.owner)


def tell(business: Business, name: str = "message.delivered", **fields: Any) -> int:
    """Let something have happened; return how many endpoints are to hear of it."""
    news = WebhookNews(
        account_id=business.account.pk,
        family=fields.pop("family", name.partition(".")[0]),
        name=name,
        subject_id=fields.pop("subject_id", None) or uuid.uuid4(),
        payload=fields.pop("payload", {"message_status": name.rpartition(".")[2].upper()}),
        **fields,
    )
    return record_webhook_events([news])


def make_due() -> None:
    """Time passes: leases and pauses run out, and whatever waits is due."""
    past = timezone.now() - timedelta(hours=2)
    WebhookDelivery.objects.filter(next_try_at__isnull=False).update(next_try_at=past)
    WebhookDelivery.objects.filter(claimed_until__isnull=False).update(claimed_until=past)
    Webhook.objects.update(paused_until=None)
