"""One version of what a business told us about itself.

Until it is frozen it is the draft, and keeps what was typed even when that is wrong: no column is
narrower than a mistake. Submitting freezes it, and the database refuses any change from then on.
"""

from typing import ClassVar

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models

from compliance.encryption import EncryptedTextField
from config.models import BaseModel


class EntityType(models.TextChoices):
    SOLE_TRADER = "sole_trader", "Sole trader or self-employed"
    PRIVATE_COMPANY = "private_company", "Private company"
    PUBLIC_COMPANY = "public_company", "Public company"
    NON_PROFIT = "non_profit", "Non-profit"
    GOVERNMENT = "government", "Government"


class UseCaseType(models.TextChoices):
    """What kind of messages; each maps to a TCR use case."""

    AUTHENTICATION = "authentication", "Authentication: one-time codes, sign-in checks"
    NOTIFICATIONS = "notifications", "Notifications: orders, deliveries, appointments, alerts"
    MARKETING = "marketing", "Marketing: offers, news, events"
    CUSTOMER_CARE = "customer_care", "Customer service: answers to people who write to you"
    MIXED = "mixed", "Several of these"


CHANNELS = (("sms", "Text messages (SMS)"), ("whatsapp", "WhatsApp"))


def _sms_only() -> list[str]:
    return ["sms"]


class Submission(BaseModel):
    case = models.ForeignKey("compliance.KycCase", models.PROTECT, related_name="submissions")
    version = models.PositiveSmallIntegerField()
    entity_type = models.TextField(blank=True, choices=EntityType.choices)
    business_name = models.TextField(blank=True)
    country = models.TextField(blank=True)  # ISO 3166-1 alpha-2
    tax_id = EncryptedTextField(blank=True)
    tax_id_index = models.CharField(max_length=64, blank=True, db_index=True)  # set when frozen
    tax_id_last4 = models.CharField(max_length=4, blank=True)
    street = models.TextField(blank=True)
    city = models.TextField(blank=True)
    region = models.TextField(blank=True)
    postal_code = models.TextField(blank=True)
    website_url = models.TextField(blank=True)
    privacy_url = models.TextField(blank=True)
    use_case_type = models.TextField(blank=True, choices=UseCaseType.choices)
    use_case = models.TextField(blank=True)
    sample_1 = models.TextField(blank=True)
    sample_2 = models.TextField(blank=True)
    cta_url = models.TextField(blank=True)
    channels = ArrayField(models.TextField(), default=_sms_only, blank=True)
    industry = models.TextField(blank=True)  # TCR's vertical; asked of who sends SMS to the US
    stock_listing = models.TextField(blank=True)  # NASDAQ:EXMP; of public companies likewise
    destination_countries = ArrayField(models.TextField(), default=list, blank=True)
    local_rules = ArrayField(models.TextField(), default=list, blank=True)  # acknowledged regions
    documents = ArrayField(models.UUIDField(), default=list, blank=True)  # of Document
    contact_name = models.TextField(blank=True)
    contact_email = models.TextField(blank=True)
    contact_phone = models.TextField(blank=True)
    # Set when frozen: what links this account to others, and what we promised.
    website_domain = models.CharField(max_length=253, blank=True, db_index=True)  # registrable
    eta_likely_at = models.DateTimeField(null=True, blank=True)  # half of all are decided by then
    eta_latest_at = models.DateTimeField(null=True, blank=True)  # nine in ten are
    frozen_at = models.DateTimeField(null=True, blank=True)
    submitted_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "version"], name="one_submission_per_version"),
            models.UniqueConstraint(
                fields=["case"],
                condition=models.Q(frozen_at__isnull=True),
                name="one_draft_per_case",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["contact_phone"],
                condition=models.Q(frozen_at__isnull=False),
                name="submission_phone",
            ),
            models.Index(
                fields=["contact_email"],
                condition=models.Q(frozen_at__isnull=False),
                name="submission_email",
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(
                name="frozen",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__frozen_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"version {self.version}"
