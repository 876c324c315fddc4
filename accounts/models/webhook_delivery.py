"""One event on its way to one endpoint, and each time it was tried.

While ``next_try_at`` is set, the row is the work to do; ``claimed_until`` is a worker's lease. A
worker that dies between telling and writing that down leaves a lease that runs out: the event is
then told again, under the same id.
"""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now


class DeliveryStatus(models.TextChoices):
    PENDING = "PENDING"
    RETRYING = "RETRYING"
    DELIVERED = "DELIVERED"
    FAILED = "FAILED"


class WebhookDelivery(models.Model):
    event = models.ForeignKey(
        "accounts.WebhookEvent", models.PROTECT, related_name="deliveries", db_index=False
    )
    webhook = models.ForeignKey(
        "accounts.Webhook", models.PROTECT, related_name="deliveries", db_index=False
    )
    kind = models.CharField(max_length=40)  # the event's, so that a log is found by it
    status = models.CharField(
        max_length=10, choices=DeliveryStatus.choices, db_default=DeliveryStatus.PENDING
    )
    attempts = models.PositiveSmallIntegerField(db_default=0, default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)
    claimed_until = models.DateTimeField(null=True, blank=True)
    http_status_code = models.PositiveSmallIntegerField(null=True, blank=True)
    response_body = models.TextField(db_default="", default="", blank=True)
    error_message = models.CharField(max_length=300, db_default="", default="", blank=True)
    created_at = models.DateTimeField(db_default=Now())
    started_at = models.DateTimeField(null=True, blank=True)
    completed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "webhook deliveries"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "webhook"], name="one_delivery_per_endpoint"),
            models.CheckConstraint(
                condition=models.Q(status__in=DeliveryStatus.values), name="webhook_delivery_status"
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=["PENDING", "RETRYING"], next_try_at__isnull=False)
                | models.Q(status__in=["DELIVERED", "FAILED"], next_try_at__isnull=True),
                name="webhook_delivery_has_a_next_try_while_open",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["webhook", "-id"], name="webhook_log"),
            models.Index(fields=["webhook", "kind", "-id"], name="webhook_log_by_kind"),
            models.Index(fields=["webhook", "status", "-id"], name="webhook_log_by_status"),
            models.Index(
                fields=["webhook", "next_try_at"],
                condition=models.Q(next_try_at__isnull=False),
                name="webhook_delivery_due",
            ),
            models.Index(
                fields=["webhook"],
                condition=models.Q(claimed_until__isnull=False),
                name="webhook_delivery_in_flight",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} ({self.status})"


class WebhookAttempt(models.Model):
    """One request to an endpoint and what came back."""

    delivery = models.ForeignKey(WebhookDelivery, models.CASCADE, related_name="tries")
    started_at = models.DateTimeField()
    elapsed_ms = models.PositiveIntegerField()
    http_status_code = models.PositiveSmallIntegerField(null=True, blank=True)
    response_body = models.TextField(blank=True)
    error_message = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"{self.http_status_code or self.error_message}"
