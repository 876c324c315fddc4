"""Risk screening: rules as data, and what they said about one version.

A rule is never rewritten: a new wording is a new version, so a screening can be explained and
repeated years later. A screening never rejects; it says allow, review or hold, and why.
"""

from typing import ClassVar

import pgtrigger
from django.db import models

from accounts.models.account import Risk
from config.models import BaseModel


class RiskRule(BaseModel):
    code = models.CharField(max_length=60)
    version = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(max_length=120)
    pattern = models.CharField(max_length=40)  # a function of compliance.risk.patterns
    parameters = models.JSONField(default=dict)
    points = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=8, choices=Risk.choices)  # at least this, if it fires
    source = models.CharField(max_length=200, blank=True)  # whose rule it is
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["code", "version"], name="one_rule_per_version"),
            models.UniqueConstraint(
                fields=["code"],
                condition=models.Q(retired_at__isnull=True),
                name="one_rule_in_force",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class RiskScreening(BaseModel):
    submission = models.ForeignKey(
        "compliance.Submission", models.PROTECT, related_name="screenings"
    )
    evidence = models.ForeignKey("compliance.Evidence", models.PROTECT, null=True, blank=True)
    outcome = models.CharField(max_length=8, choices=Risk.choices)
    score = models.PositiveSmallIntegerField()  # the sum of the contributions' points
    contributions = models.JSONField(default=list)  # of compliance.risk.screen.Contribution
    rules = models.JSONField(default=list)  # code@version of every rule that was asked

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["submission", "-created_at"], name="screening_newest"),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.outcome} {self.score}"
