"""What became of a message after it was accepted. (That it was accepted, the message says.)"""

from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from messaging.states import Status


class MessageEvent(models.Model):
    message = models.ForeignKey(
        "messaging.Message", models.CASCADE, related_name="events", db_index=False
    )
    status = models.CharField(max_length=10, choices=Status.choices)
    # Of a postponement: the time before and the one after it, as ISO 8601 writes an interval.
    description = models.CharField(max_length=300, db_default="", blank=True)
    price = models.DecimalField(max_digits=10, decimal_places=4, db_default=Decimal(0), default=0)
    reason_code = models.CharField(max_length=20, db_default="", blank=True)
    reason = models.CharField(max_length=300, db_default="", blank=True)
    occurred_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes: ClassVar = [models.Index(fields=["message", "id"], name="event_of_message")]

    def __str__(self) -> str:
        return self.status
