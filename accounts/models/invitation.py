"""Somebody asked to join an account, by a mail whose link works for seven days."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Lower

from accounts.models.membership import Role
from config.models import BaseModel


class Invitation(BaseModel):
    """The token is in the mail only; we keep its keyed hash."""

    account = models.ForeignKey("accounts.Account", models.CASCADE, related_name="invitations")
    email = models.EmailField()
    name = models.CharField(max_length=150)
    role = models.CharField(max_length=16, choices=Role.choices)
    token_hash = models.BinaryField(max_length=32, unique=True)
    invited_by = models.ForeignKey("accounts.User", models.SET_NULL, null=True, related_name="+")
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    rejected_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                "account",
                Lower("email"),
                condition=models.Q(accepted_at__isnull=True, rejected_at__isnull=True),
                name="one_open_invitation_per_address",
            )
        ]

    def __str__(self) -> str:
        return f"{self.email} ({self.role})"
