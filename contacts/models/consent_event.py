"""Each time a person's consent changed: by whom, with which words. Append-only."""

from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models.functions import Now

from config.ids import uuid7


class ConsentSource(models.TextChoices):
    INBOUND_KEYWORD = "INBOUND_KEYWORD"
    API = "API"
    PROVIDER_SIGNAL = "PROVIDER_SIGNAL"
    STAFF = "STAFF"


# The person's own word, said to us or to the carrier; only their own START undoes it.
OWN_WORD = (ConsentSource.INBOUND_KEYWORD, ConsentSource.PROVIDER_SIGNAL)

WHO: dict[ConsentSource, str] = {
    ConsentSource.INBOUND_KEYWORD: "the person",
    ConsentSource.API: "the account's program",
    ConsentSource.PROVIDER_SIGNAL: "the carrier",
    ConsentSource.STAFF: "our staff",
}


class ConsentEvent(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    contact = models.ForeignKey("contacts.Contact", models.CASCADE, related_name="consent_events")
    opted_out = models.BooleanField()
    source = models.CharField(max_length=16, choices=ConsentSource.choices)
    words = models.CharField(max_length=200, blank=True)
    # Who of the staff read the person's words as this, or wrote it down for them.
    actor = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes: ClassVar = [models.Index(fields=["contact", "-created_at"], name="consent_newest")]
        triggers: ClassVar = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return f"{'out' if self.opted_out else 'in'} by {self.source}"
