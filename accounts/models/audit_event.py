"""What happened, who did it and why: append-only, and chained by hash within each account."""

from typing import ClassVar

import pgtrigger
from django.db import models

from config.ids import uuid7


class AuditEvent(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey("accounts.Account", models.PROTECT, related_name="events")
    sequence = models.PositiveIntegerField()
    occurred_at = models.DateTimeField()
    verb = models.CharField(max_length=60)
    actor = models.ForeignKey("accounts.User", models.PROTECT, null=True, blank=True)
    subject = models.CharField(max_length=80, blank=True)
    from_state = models.CharField(max_length=32, blank=True)
    to_state = models.CharField(max_length=32, blank=True)
    reasons = models.JSONField(default=list)
    facts = models.JSONField(default=dict)
    request_id = models.CharField(max_length=64)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ("sequence",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "sequence"], name="one_event_per_sequence")
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.sequence} {self.verb}"
