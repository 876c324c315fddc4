"""GET /v3/messages/{id}: one message, and what became of it."""

from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request

from config.api.endpoint import Endpoint, read_uuid
from config.api.envelope import ok
from contacts.phone_numbers import format_international
from messaging.models import Message
from messaging.selectors import get_message, list_history


class EventOutput(serializers.Serializer[Any]):
    status = serializers.CharField()
    timestamp = serializers.DateTimeField()
    description = serializers.CharField(allow_null=True)
    reason_code = serializers.CharField(required=False)
    reason = serializers.CharField(required=False)


class Output(serializers.Serializer[Any]):
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
    message_body = serializers.DictField(allow_null=True)
    status = serializers.CharField()
    direction = serializers.CharField()
    created_at = serializers.DateTimeField()
    price = serializers.FloatField()
    active_contact_price = serializers.FloatField()
    reason_code = serializers.CharField(required=False)
    reason = serializers.CharField(required=False)
    events = EventOutput(many=True)


class GetMessage(Endpoint):
    @extend_schema(operation_id="get_message", responses=Output)
    def get(self, request: Request, message_id: str) -> HttpResponse:
        return ok(render(get_message(request.user.account_id, message_id=read_uuid(message_id))))


def render(message: Message) -> dict[str, Any]:
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
        "message_body": _render_body(message.body),
        "status": message.status,
        "direction": message.direction,
        "created_at": message.created_at,
        "price": message.price,
        "active_contact_price": Decimal(0),
        "events": list_history(message),
    }
    if message.reason_code:
        rendered |= {"reason_code": message.reason_code, "reason": message.reason}
    return rendered


def _render_body(text: str) -> dict[str, Any]:
    return {
        "header": None,
        "headerMedia": None,
        "content": text,
        "footer": None,
        "buttons": None,
        "subject": None,
        "media": None,
    }
