"""Countries nobody may send to, or that are watched: carrier fraud patterns, sanctions, law."""

from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models.functions import Now

from config.ids import uuid7
from config.models import BaseModel


class RestrictionMode(models.TextChoices):
    BLOCK = "block"  # sends are refused
    MONITOR = "monitor"  # sends pass, and each decision says so


class RestrictedCountry(BaseModel):
    region = models.CharField(max_length=3, unique=True)  # ISO 3166
    mode = models.CharField(max_length=8, choices=RestrictionMode.choices)
    reason = models.CharField(max_length=300)  # for staff and, when blocked, for the customer
    set_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, blank=True)

    class Meta:
        verbose_name_plural = "restricted countries"
        permissions: ClassVar = [("restrict_country", "Can restrict a country")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(mode__in=RestrictionMode.values), name="restriction_mode"
            )
        ]

    def __str__(self) -> str:
        return f"{self.region} ({self.mode})"


class RestrictionChange(models.Model):
    """What was done to a country, by whom and why. Append-only; no account's chain can hold it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    region = models.CharField(max_length=3)
    mode = models.CharField(max_length=8, blank=True)  # from then on; empty: open again
    reason = models.CharField(max_length=300)
    actor = models.ForeignKey("accounts.User", models.PROTECT)
    request_id = models.CharField(max_length=64)
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        triggers: ClassVar = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.region}: {self.mode or 'open'}"
