"""What the protection pipeline said about a request, and the facts it saw. Refusals too."""

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.fields.json import KeyTransform
from django.db.models.functions import Now

from config.ids import uuid7


class SendDecision(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey("accounts.Account", models.PROTECT, db_index=False)
    request_id = models.CharField(max_length=64)
    accepted = models.BooleanField()
    code = models.CharField(max_length=20, db_default="", blank=True)  # of the refusal
    # {"passed": [recipients], "refused": {recipient: [[check, wire code]]}, "check": who answered}
    verdicts = models.JSONField()
    facts = models.JSONField()
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["request_id"], name="one_decision_per_request")
        ]
        indexes: ClassVar = [
            models.Index(fields=["account", "-id"], name="decision_newest"),
            # Staff looks refusals up by code and by number; accepted requests pay nothing for it.
            models.Index(
                fields=["code", "-id"],
                condition=models.Q(accepted=False),
                name="decision_refused_code",
            ),
            GinIndex(
                OpClass(KeyTransform("refused", "verdicts"), name="jsonb_ops"),
                condition=models.Q(accepted=False),
                name="decision_refused_person",
            ),
        ]

    def __str__(self) -> str:
        return self.request_id
