"""One thing we asked a customer to change: which field, why, and in which version it was done."""

from typing import ClassVar

from django.db import models

from config.models import BaseModel


class FieldRequest(BaseModel):
    case = models.ForeignKey("compliance.KycCase", models.PROTECT, related_name="field_requests")
    submission = models.ForeignKey(  # the version asked about
        "compliance.Submission", models.PROTECT, related_name="field_requests"
    )
    field = models.CharField(max_length=40)
    reason = models.ForeignKey("compliance.Reason", models.PROTECT)
    note = models.TextField(blank=True)  # written for the customer
    resolved_in = models.ForeignKey(
        "compliance.Submission", models.PROTECT, null=True, blank=True, related_name="resolves"
    )

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["case"],
                condition=models.Q(resolved_in__isnull=True),
                name="field_request_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.field}: {self.reason}"
