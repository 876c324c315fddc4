"""What a reviewer decided about which version, on which evidence, and why. Append-only.

A proposal is what the first of two reviewers decided; it binds nothing until another person
confirms it. ``turn_seconds`` and ``first_touch_seconds`` are working time of ours, counted from the
hour in which the version came in: what we tell others to expect is computed from them.
"""

from typing import ClassVar

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models

from config.models import BaseModel


class DecisionKind(models.TextChoices):
    APPROVE = "approve", "Approved"
    REQUEST_CHANGES = "request_changes", "Changes requested"
    REJECT = "reject", "Rejected"
    PROPOSE_APPROVE = "propose_approve", "Approval proposed"
    PROPOSE_REJECT = "propose_reject", "Rejection proposed"
    SEND_BACK = "send_back", "Sent back by the second reviewer"
    UPHOLD_APPEAL = "uphold_appeal", "Appeal upheld"
    DENY_APPEAL = "deny_appeal", "Appeal denied"


VERDICTS = (DecisionKind.APPROVE, DecisionKind.REQUEST_CHANGES, DecisionKind.REJECT)
PROPOSALS = (DecisionKind.PROPOSE_APPROVE, DecisionKind.PROPOSE_REJECT)


class Decision(BaseModel):
    case = models.ForeignKey("compliance.KycCase", models.PROTECT, related_name="decisions")
    submission = models.ForeignKey(
        "compliance.Submission", models.PROTECT, related_name="decisions"
    )
    kind = models.CharField(max_length=20, choices=DecisionKind.choices)
    evidence = models.ForeignKey(
        "compliance.Evidence", models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    reason_codes = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    note = models.TextField(blank=True)
    decided_by = models.ForeignKey("accounts.User", models.PROTECT)
    segment = models.CharField(max_length=40, blank=True)  # country/kind of business
    turn_seconds = models.PositiveIntegerField(null=True, blank=True)
    first_touch_seconds = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(kind__in=DecisionKind.values), name="decision_kind"
            ),
        ]
        indexes: ClassVar = [
            # Our own history, from which what customers may expect is computed.
            models.Index(
                fields=["created_at"],
                include=["segment", "turn_seconds"],
                condition=models.Q(kind__in=VERDICTS),
                name="decision_history",
            ),
            models.Index(
                fields=["segment", "created_at"],
                include=["turn_seconds"],
                condition=models.Q(kind__in=VERDICTS),
                name="decision_segment",
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} by {self.decided_by}"
