"""What becomes of a channel's number is told to webhooks, in the words of the v3 contract."""

from typing import Any

from django.utils import timezone

from accounts.models import Channel, PhoneNumber
from accounts.services.webhooks.record_webhook_events import (
    WebhookNews,
    format_wire,
    record_webhook_events,
)

# By transition of the channel: event, status, code and sentence of what is needed.
_NEWS: dict[str, tuple[str, str, str, str]] = {
    "order_number": ("channel.submitted", "PROVISIONING", "", ""),
    "activate": ("channel.activated", "ACTIVE", "", ""),
    "lose_number": (
        "channel.action_needed",
        "ACTION_NEEDED",
        "CHANNEL_001",
        "The number could not be had; choose another one.",
    ),
}


def tell_channel(channel: Channel, *, move: str, number: PhoneNumber) -> None:
    """Tell what ``move`` meant for ``number``; inside the transaction that made it."""
    event, status, code, sentence = _NEWS[move]
    payload: dict[str, Any] = {
        "account_id": channel.account_id,
        "channel": channel.kind,
        "country": number.country,
        "sender_value": number.e164,
        "status": status,
        "updated_at": format_wire(timezone.now()),
    }
    if code:
        payload |= {"sender_value": None, "reason_code": code, "reason": sentence}
    news = WebhookNews(
        account_id=channel.account_id,
        family="channel",
        name=event,
        subject_id=channel.pk,
        payload=payload,
    )
    record_webhook_events([news])
