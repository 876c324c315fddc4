"""Where a customer's own system hears what happened: an address, what it wants to hear, a secret.

After ten failures in a row an endpoint is switched off, until somebody switches it on again. A
deleted one stays in the table, hidden, because what was delivered to it refers to it.
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from config.models import BaseModel


class SwitchedOff(models.TextChoices):
    """Why an endpoint hears nothing any more."""

    BY_CUSTOMER = "by_customer"
    FAILURES = "failures"
    GONE = "gone"  # it answered 410


class Webhook(BaseModel):
    account = models.ForeignKey("accounts.Account", models.PROTECT, related_name="webhooks")
    display_name = models.CharField(max_length=120)
    endpoint_url = models.CharField(max_length=2000)
    event_types = ArrayField(models.CharField(max_length=16))  # families
    event_filters = models.JSONField(default=dict, blank=True)  # family to suffixes; none: all
    # What is told of messages that a sender profile sent; empty: the same as of all others.
    profile_event_types = ArrayField(models.CharField(max_length=16), null=True, blank=True)
    profile_event_filters = models.JSONField(default=dict, blank=True)
    retry_count = models.PositiveSmallIntegerField(default=3)  # after the first attempt
    timeout_seconds = models.PositiveSmallIntegerField(default=30)
    secret = models.CharField(max_length=300)  # encrypted
    secret_last_four = models.CharField(max_length=4)
    old_secret = models.CharField(max_length=300, blank=True)  # encrypted; signs as well until:
    old_secret_until = models.DateTimeField(null=True, blank=True)
    is_active = models.BooleanField(default=True)
    switched_off = models.CharField(max_length=12, choices=SwitchedOff.choices, blank=True)
    consecutive_failures = models.PositiveIntegerField(default=0)
    paused_until = models.DateTimeField(null=True, blank=True)  # left alone after a failure
    is_slow = models.BooleanField(default=False)  # failed or took long the last time
    last_delivery_attempt_at = models.DateTimeField(null=True, blank=True)
    last_successful_delivery_at = models.DateTimeField(null=True, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["account"],
                condition=models.Q(is_active=True, deleted_at=None),
                name="webhook_listening",
            )
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(is_active=True, switched_off="")
                | models.Q(is_active=False, switched_off__in=SwitchedOff.values),
                name="webhook_off_with_reason",
            )
        ]

    def __str__(self) -> str:
        return self.display_name

    @property
    def masked_secret(self) -> str:
        return f"whsec_…{self.secret_last_four}"
