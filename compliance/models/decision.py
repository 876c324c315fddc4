"""What a reviewer decided about which version, and why. Append-only."""

from typing import ClassVar

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models

from config.models import BaseModel


class DecisionKind(models.TextChoices):
    APPROVE = "approve", "Approved"
    REQUEST_CHANGES = "request_changes", "Changes requested"
    REJECT = "reject", "Rejected"


class Decision(BaseModel):
    case = models.ForeignKey("compliance.KycCase", models.PROTECT, related_name="decisions")
    submission = models.ForeignKey(
        "compliance.Submission", models.PROTECT, related_name="decisions"
    )
    kind = models.CharField(max_length=20, choices=DecisionKind.choices)
    reason_codes = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    note = models.TextField(blank=True)
    decided_by = models.ForeignKey("accounts.User", models.PROTECT)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(kind__in=DecisionKind.values), name="decision_kind"
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} by {self.decided_by}"
