"""What becomes of a channel's numbers is told to webhooks, in the words of the v3 contract.

What a payload is about is one market: a number in a country.
"""

import uuid
from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from accounts.models import Channel, PhoneNumber
from accounts.models.channel import ChannelKind
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
    facts: dict[str, Any] = {"channel": channel.kind, "country": number.country, "status": status}
    if code:
        facts |= {"sender_value": None, "reason_code": code, "reason": sentence}
    _tell(number, name=event, subject_id=channel.pk, facts=facts)


def tell_us_registration(number: PhoneNumber) -> None:
    """Tell that a number may send to the US from now on, or no longer; its row is locked."""
    is_open = number.registered_at is not None
    facts = {
        "channel": ChannelKind.SMS.value,
        "country": "US",
        "number_type": "TEN_DLC",
        "status": "ACTIVE" if is_open else "INACTIVE",
    }
    event = "channel.activated" if is_open else "channel.deactivated"
    _tell(number, name=event, subject_id=number.pk, facts=facts)


def _tell(
    number: PhoneNumber, *, name: str, subject_id: uuid.UUID, facts: Mapping[str, Any]
) -> None:
    payload = {
        "account_id": number.account_id,
        "sender_value": number.e164,
        **facts,
        "updated_at": format_wire(timezone.now()),
    }
    news = WebhookNews(
        account_id=number.account_id,
        family="channel",
        name=name,
        subject_id=subject_id,
        payload=payload,
    )
    record_webhook_events([news])
