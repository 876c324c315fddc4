"""What webhooks are told of a message that a person wrote to one of our customers."""

from typing import Any

from django.utils import timezone

from accounts.services.webhooks.record_webhook_events import (
    WebhookNews,
    format_wire,
    record_webhook_events,
)
from messaging.models import Message


def tell_received(message: Message) -> None:
    """Tell of an inbound message, in the transaction that stores it.

    What the message changed in the consent record is committed with it, so whoever hears of the
    message finds the contact as it is after it.
    """
    now = format_wire(timezone.now())
    media = {"media": [{"url": url} for url in message.media]} if message.media else {}
    payload: dict[str, Any] = {
        "account_id": message.account_id,
        "message_id": message.pk,
        "inbound_number": message.phone,
        "outbound_number": message.sender,
        "channel": message.channel,
        "text": message.body or None,
        **media,
        "received_at": now,
        "updated_at": now,
    }
    news = WebhookNews(
        account_id=message.account_id,
        family="message",
        name="message.received",
        subject_id=message.pk,
        payload=payload,
    )
    record_webhook_events([news])
