"""A message as callers see it, in every place where one is told."""

from decimal import Decimal
from typing import Any

from rest_framework import serializers

from contacts.phone_numbers import format_international
from messaging.history import list_history, was_held
from messaging.models import Message


class EventOutput(serializers.Serializer[Any]):
    status = serializers.CharField()
    timestamp = serializers.DateTimeField()
    description = serializers.CharField(allow_null=True)
    reason_code = serializers.CharField(required=False)
    reason = serializers.CharField(required=False)


class MediaOutput(serializers.Serializer[Any]):
    url = serializers.URLField()
    mediaType = serializers.CharField(allow_null=True)
    mimeType = serializers.CharField(allow_null=True)
    sizeBytes = serializers.IntegerField(allow_null=True)
    sourceHashSha256 = serializers.CharField(allow_null=True)


class BodyOutput(serializers.Serializer[Any]):
    header = serializers.CharField(allow_null=True)
    headerMedia = serializers.DictField(allow_null=True)
    content = serializers.CharField(allow_blank=True)
    footer = serializers.CharField(allow_null=True)
    buttons = serializers.ListField(allow_null=True)
    subject = serializers.CharField(allow_null=True, help_text="Of an MMS.")
    media = MediaOutput(many=True, allow_null=True, help_text="Of an MMS, as it was given.")


class MessageOutput(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    customer_id = serializers.UUIDField()
    contact_id = serializers.UUIDField()
    phone = serializers.CharField()
    phone_international = serializers.CharField()
    region_code = serializers.CharField()
    template_id = serializers.UUIDField(allow_null=True)
    template_name = serializers.CharField(allow_null=True)
    template_category = serializers.CharField(allow_null=True)
    channel = serializers.CharField()
    message_body = BodyOutput()
    status = serializers.CharField()
    direction = serializers.CharField(help_text="outbound or inbound.")
    created_at = serializers.DateTimeField()
    scheduled_at = serializers.DateTimeField(
        required=False, help_text="Only if it is or was held for a later time."
    )
    price = serializers.FloatField()
    active_contact_price = serializers.FloatField()
    reason_code = serializers.CharField(required=False)
    reason = serializers.CharField(required=False)
    events = EventOutput(many=True)


def render_message(message: Message) -> dict[str, Any]:
    """Return the wire form, the history included."""
    template = message.template
    rendered = {
        "id": message.pk,
        "customer_id": message.account_id,
        "contact_id": message.contact_id,
        "phone": message.phone,
        "phone_international": format_international(message.phone),
        "region_code": message.region,
        "template_id": template and template.pk,
        "template_name": template and template.name,
        "template_category": template and template.category,
        "channel": message.channel,
        "message_body": _render_body(message),
        "status": message.status,
        "direction": message.direction,
        "created_at": message.created_at,
        "price": message.price,
        "active_contact_price": Decimal(0),
        "events": [_render_event(each) for each in list_history(message)],
    }
    if was_held(message):
        rendered["scheduled_at"] = message.scheduled_at
    if message.reason_code:
        rendered |= {"reason_code": message.reason_code, "reason": message.reason}
    return rendered


def _render_event(line: dict[str, Any]) -> dict[str, Any]:
    """Times of a schedule are told by the message and by its activities."""
    return {name: value for name, value in line.items() if name != "scheduled_at"}


def _render_body(message: Message) -> dict[str, Any]:
    return {
        "header": None,
        "headerMedia": None,
        "content": message.body,
        "footer": None,
        "buttons": None,
        "subject": message.subject or None,
        "media": [_render_media(url) for url in message.media] or None,
    }


def _render_media(url: str) -> dict[str, Any]:
    """Nobody here fetches the file, so nothing is known of it but where it is."""
    return {
        "url": url,
        "mediaType": None,
        "mimeType": None,
        "sizeBytes": None,
        "sourceHashSha256": None,
    }
