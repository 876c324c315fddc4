"""What was answered to a request with an ``Idempotency-Key``: kept for a day, for the same account.

The row is written in the transaction of the operation it stands for, so there is an answer to
repeat exactly when the operation has happened. Only successes are kept.
"""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now


class IdempotencyKey(models.Model):
    account = models.ForeignKey("accounts.Account", models.CASCADE, db_index=False)
    key = models.CharField(max_length=255)
    # SHA-256 of method, path and body: another request under the same key is a mistake.
    fingerprint = models.BinaryField(max_length=32)
    status = models.PositiveSmallIntegerField()
    body = models.TextField()  # of the answer, as it was sent
    request_id = models.CharField(max_length=64)
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "key"], name="one_answer_per_key")
        ]
        indexes: ClassVar = [models.Index(fields=["created_at"], name="idempotency_oldest")]

    def __str__(self) -> str:
        return self.key
