"""A mail to a customer: written with the change it tells of, sent afterwards."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from config.models import BaseModel


class Notice(BaseModel):
    account = models.ForeignKey("accounts.Account", models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=40)
    to = models.EmailField()
    subject = models.CharField(max_length=200)
    body = models.TextField()
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["next_try_at"], condition=models.Q(sent_at__isnull=True), name="unsent"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} to {self.to}"
