"""Countries nobody may send to, or that are watched: carrier fraud patterns, sanctions, law."""

from typing import ClassVar

from django.db import models

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
