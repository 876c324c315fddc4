"""Something that happened to an account and that one of its endpoints wants to hear of.

``sequence`` is given out while the subject's row is locked: of two events about one subject, the
one with the higher number happened later. It says nothing about different subjects, and numbers
are left out.
"""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from config.ids import uuid7


class WebhookEvent(models.Model):
    """Written by SQL in the send path, so what can has a database default."""

    sequence = models.BigAutoField(primary_key=True)
    public_id = models.UUIDField(unique=True, default=uuid7, editable=False)
    account = models.ForeignKey("accounts.Account", models.PROTECT, db_index=False)
    profile_id = models.UUIDField(null=True, blank=True)  # of the sender profile it is about
    family = models.CharField(max_length=16)
    name = models.CharField(max_length=40, blank=True)  # message.delivered; templates have none
    subject_id = models.UUIDField()
    payload = models.JSONField()
    request_id = models.CharField(max_length=64)
    is_test = models.BooleanField(db_default=False, default=False)
    occurred_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["account", "subject_id"], name="webhook_event_of_subject"),
        ]

    def __str__(self) -> str:
        return self.kind

    @property
    def kind(self) -> str:
        """What stands in X-Webhook-Event-Type: the name, or the family where there is none."""
        return self.name or self.family
