"""A line of an endpoint's log as callers see it."""

from typing import Any

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from accounts.models import WebhookDelivery
from accounts.models.webhook_delivery import DeliveryStatus
from accounts.services.webhooks.envelope import build_envelope


@extend_schema_serializer(component_name="WebhookEvent")
class EventOutput(serializers.Serializer[Any]):
    id = serializers.UUIDField(help_text="As in X-Webhook-Event-ID.")
    event_type = serializers.CharField()
    event_data = serializers.DictField(help_text="The body, exactly as it is delivered.")
    delivery_status = serializers.ChoiceField(choices=DeliveryStatus.values)
    http_status_code = serializers.IntegerField(allow_null=True)
    response_body = serializers.CharField(allow_null=True)
    delivery_attempts = serializers.IntegerField()
    error_message = serializers.CharField(allow_null=True)
    created_at = serializers.DateTimeField()
    processing_started_at = serializers.DateTimeField(allow_null=True)
    processing_completed_at = serializers.DateTimeField(allow_null=True)


def render_event(delivery: WebhookDelivery) -> dict[str, Any]:
    """Return the wire form: the event, and how the newest attempt to deliver it ended."""
    return {
        "id": delivery.event.public_id,
        "event_type": delivery.kind,
        "event_data": build_envelope(delivery.event),
        "delivery_status": delivery.status,
        "http_status_code": delivery.http_status_code,
        "response_body": delivery.response_body or None,
        "delivery_attempts": delivery.attempts,
        "error_message": delivery.error_message or None,
        "created_at": delivery.created_at,
        "processing_started_at": delivery.started_at,
        "processing_completed_at": delivery.completed_at,
    }
