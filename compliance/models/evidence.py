"""What we found out about one version at one time: the pages, the registry's answer, the findings.

A decision names the evidence it rests on, so once complete it never changes. While it is not, a
task looks again (a website that is down for a minute must not fail anybody); ``next_try_at`` says
when, and a sweeper sees to it.
"""

from typing import ClassVar

import pgtrigger
from django.db import models
from django.utils import timezone

from config.models import BaseModel


class Evidence(BaseModel):
    submission = models.ForeignKey("compliance.Submission", models.PROTECT, related_name="evidence")
    asked_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, blank=True)
    findings = models.JSONField(default=list)  # of compliance.findings.finding.Finding
    registry = models.JSONField(default=dict)  # of compliance.providers.registry.RegistryAnswer
    domain_registered_on = models.DateField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(default=timezone.now)
    completed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["submission"],
                condition=models.Q(completed_at__isnull=True),
                name="one_gathering_at_a_time",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["submission", "-completed_at"], name="evidence_newest"),
            models.Index(
                fields=["next_try_at"],
                condition=models.Q(completed_at__isnull=True),
                name="evidence_due",
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(
                name="frozen",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__completed_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"evidence for {self.submission}"


class PageVisit(BaseModel):
    """One look at one address: what answered, how, and which page it was."""

    evidence = models.ForeignKey("compliance.Evidence", models.PROTECT, related_name="visits")
    role = models.CharField(max_length=16)  # website, privacy, opt_in, terms
    url = models.TextField()
    final_url = models.TextField(blank=True)
    redirects = models.JSONField(default=list)
    status = models.PositiveSmallIntegerField(default=0)
    content_type = models.CharField(max_length=100, blank=True)
    charset = models.CharField(max_length=40, blank=True)  # as the answer named it
    address = models.CharField(max_length=45, blank=True)  # IP
    tls = models.CharField(max_length=16, blank=True)
    elapsed_ms = models.PositiveIntegerField(default=0)
    truncated = models.BooleanField(default=False)
    failure = models.CharField(max_length=32, blank=True)
    detail = models.TextField(blank=True)
    visited_at = models.DateTimeField()
    page = models.ForeignKey("compliance.StoredPage", models.PROTECT, null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["evidence", "role"], name="one_visit_per_role"),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.role}: {self.url}"
