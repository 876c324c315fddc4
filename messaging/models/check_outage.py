"""A time in which a check could not do its work: it let everything through, or nothing."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from config.ids import uuid7


class OutageMode(models.TextChoices):
    OPEN = "open"  # sends went on without it
    CLOSED = "closed"  # sends were answered 503


class CheckOutage(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    check_name = models.CharField(max_length=20)  # of the policy, or all of them together
    mode = models.CharField(max_length=8, choices=OutageMode.choices)
    since = models.DateTimeField(db_default=Now())
    last_seen = models.DateTimeField(db_default=Now())
    until = models.DateTimeField(null=True, blank=True)  # empty: it may still go on
    count = models.PositiveIntegerField(default=1)  # requests that noticed
    told_at = models.DateTimeField(null=True, blank=True)  # when staff was mailed

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["check_name", "mode"],
                condition=models.Q(until__isnull=True),
                name="one_open_outage_per_check",
            ),
            models.CheckConstraint(
                condition=models.Q(mode__in=OutageMode.values), name="outage_mode"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.check_name} {self.mode}"
