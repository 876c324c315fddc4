"""An event that a provider sent us, exactly as it came; stored once, processed later."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now


class WebhookReceipt(models.Model):
    provider = models.CharField(max_length=16)
    event_id = models.CharField(max_length=64)
    message_id = models.UUIDField(null=True, blank=True)  # ours, from the callback address
    payload = models.JSONField()
    received_at = models.DateTimeField(db_default=Now())
    processed_at = models.DateTimeField(null=True, blank=True)
    note = models.CharField(max_length=200, db_default="", blank=True)  # why nothing came of it

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["provider", "event_id"], name="one_receipt_per_event")
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["id"], condition=models.Q(processed_at__isnull=True), name="receipt_queue"
            )
        ]

    def __str__(self) -> str:
        return f"{self.provider} {self.event_id}"
