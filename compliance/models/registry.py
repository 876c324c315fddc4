"""What went to and fro between us and The Campaign Registry.

Each call that may cost a fee has its row before it is made: a worker that dies leaves an attempt
without an end, which is looked into before anything is sent again. Events are stored once, as they
came, and only ever tell us to look.
"""

from typing import ClassVar

from django.db import models

from config.models import BaseModel


class Operation(models.TextChoices):
    CREATE_BRAND = "create_brand", "Register the brand"
    REVET_BRAND = "revet_brand", "Have the corrected brand judged anew"
    CREATE_CAMPAIGN = "create_campaign", "Register the campaign"
    RESUBMIT_CAMPAIGN = "resubmit_campaign", "Have the corrected campaign reviewed again"
    NUDGE_CAMPAIGN = "nudge_campaign", "Ask the reviewers again"
    SHARE_CAMPAIGN = "share_campaign", "Share with our upstream provider"
    DEACTIVATE_CAMPAIGN = "deactivate_campaign", "End the campaign"


class Outcome(models.TextChoices):
    OPEN = "", "No answer yet"
    DONE = "done", "Done"
    REFUSED = "refused", "Refused"
    FAILED = "failed", "Not carried out"
    ADOPTED = "adopted", "Had been carried out; found again"
    LOST = "lost", "Never arrived there"


PAID = (Outcome.DONE, Outcome.ADOPTED)


class RegistryAttempt(BaseModel):
    """One call that changes something at TCR; ``sent`` and ``answer`` hold nothing secret."""

    brand = models.ForeignKey("compliance.Brand", models.PROTECT, related_name="attempts")
    campaign = models.ForeignKey(
        "compliance.Campaign", models.PROTECT, null=True, blank=True, related_name="attempts"
    )
    operation = models.CharField(max_length=20, choices=Operation.choices)
    fee = models.DecimalField(max_digits=8, decimal_places=2, default=0)  # USD
    sent = models.JSONField(default=dict)
    outcome = models.CharField(max_length=8, choices=Outcome.choices, default=Outcome.OPEN)
    answer = models.JSONField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    asked_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["brand"],
                condition=models.Q(outcome=Outcome.OPEN, campaign__isnull=True),
                name="one_open_attempt_per_brand",
            ),
            models.UniqueConstraint(
                fields=["campaign"],
                condition=models.Q(outcome=Outcome.OPEN),
                name="one_open_attempt_per_campaign",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_operation_display()} ({self.get_outcome_display()})"


class RegistryEvent(models.Model):
    """A webhook of TCR. ``content_hash`` covers what it says; it names no event and no instant."""

    content_hash = models.CharField(max_length=64)
    bucket = models.BigIntegerField()  # of arrival, so that a later event of the same words counts
    body = models.JSONField()
    event_type = models.CharField(max_length=60)
    brand = models.ForeignKey(
        "compliance.Brand", models.PROTECT, null=True, blank=True, related_name="events"
    )
    campaign = models.ForeignKey(
        "compliance.Campaign", models.PROTECT, null=True, blank=True, related_name="events"
    )
    received_at = models.DateTimeField(auto_now_add=True)
    processed_at = models.DateTimeField(null=True, blank=True)
    came_of_it = models.CharField(max_length=40, blank=True)  # moved, nothing, mock, unknown, …

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["content_hash", "bucket"], name="one_registry_event_per_content"
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["id"],
                condition=models.Q(processed_at__isnull=True),
                name="registry_event_queue",
            ),
            models.Index(fields=["content_hash", "received_at"], name="registry_event_again"),
        ]

    def __str__(self) -> str:
        return self.event_type


class RegistryFee(BaseModel):
    """What TCR charges, in USD; newer rows replace older ones from their day on."""

    kind = models.CharField(max_length=40)  # brand, revet, campaign_review, month:MARKETING, …
    amount = models.DecimalField(max_digits=8, decimal_places=2)
    valid_from = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "valid_from"], name="one_fee_per_day")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.amount} USD"
