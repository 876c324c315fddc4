"""A webhook endpoint as callers see it."""

from typing import Any

from rest_framework import serializers

from accounts.models import Webhook


class WebhookOutput(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    customer_id = serializers.UUIDField()
    display_name = serializers.CharField()
    endpoint_url = serializers.CharField()
    event_types = serializers.ListField(child=serializers.CharField())
    event_filters = serializers.DictField(
        child=serializers.ListField(child=serializers.CharField())
    )
    is_active = serializers.BooleanField()
    retry_count = serializers.IntegerField()
    timeout_seconds = serializers.IntegerField()
    signing_secret = serializers.CharField(help_text="In full only when it was made just now.")
    consecutive_failures = serializers.IntegerField()
    last_delivery_attempt_at = serializers.DateTimeField(allow_null=True)
    last_successful_delivery_at = serializers.DateTimeField(allow_null=True)
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()


def render_webhook(webhook: Webhook, *, secret: str = "") -> dict[str, Any]:
    """Return the wire form, with the secret masked unless it was made just now."""
    return {
        "id": webhook.pk,
        "customer_id": webhook.account_id,
        "display_name": webhook.display_name,
        "endpoint_url": webhook.endpoint_url,
        "event_types": webhook.event_types,
        "event_filters": webhook.event_filters,
        "is_active": webhook.is_active,
        "retry_count": webhook.retry_count,
        "timeout_seconds": webhook.timeout_seconds,
        "signing_secret": secret or webhook.masked_secret,
        "consecutive_failures": webhook.consecutive_failures,
        "last_delivery_attempt_at": webhook.last_delivery_attempt_at,
        "last_successful_delivery_at": webhook.last_successful_delivery_at,
        "created_at": webhook.created_at,
        "updated_at": webhook.updated_at,
    }
