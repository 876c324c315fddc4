"""A senior's leave to send a limited number of messages before the review is complete."""

from typing import ClassVar

from django.db import models

from config.models import BaseModel


class ProvisionalGrant(BaseModel):
    account = models.OneToOneField("accounts.Account", models.CASCADE)
    send_limit = models.PositiveIntegerField()
    used = models.PositiveIntegerField(default=0)
    expires_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)  # that most of it is used up
    granted_by = models.ForeignKey("accounts.User", models.PROTECT, null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["expires_at"], condition=models.Q(told_at=None), name="grant_untold"
            )
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(used__lte=models.F("send_limit")), name="used_within_limit"
            )
        ]

    def __str__(self) -> str:
        return f"{self.used} of {self.send_limit}"
