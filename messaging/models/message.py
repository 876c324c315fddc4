"""One message to or from one person.

While its status is ``QUEUED`` the row is the work to do: ``claimed_until`` is a dispatcher's lease
(or the time before which a retry is pointless). Rows are written by SQL in the send path, so the
columns have database defaults.
"""

from decimal import Decimal
from typing import ClassVar

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now

from config.ids import uuid7
from messaging.states import LEGAL_MOVES, Status


class Direction(models.TextChoices):
    OUTBOUND = "outbound"
    INBOUND = "inbound"


class Message(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey("accounts.Account", models.PROTECT, db_index=False)
    contact = models.ForeignKey("contacts.Contact", models.PROTECT, db_index=False)
    template = models.ForeignKey(
        "templates_app.Template", models.PROTECT, null=True, blank=True, db_index=False
    )
    profile = models.ForeignKey(  # that it was accepted to be sent from
        "accounts.SenderProfile", models.PROTECT, null=True, blank=True, db_index=False
    )
    direction = models.CharField(max_length=8, choices=Direction.choices)
    channel = models.CharField(max_length=12, db_default="sms", default="sms")
    status = models.CharField(max_length=10, choices=Status.choices)
    phone = models.CharField(max_length=16)  # the other person's, E.164
    region = models.CharField(max_length=3)
    sender = models.CharField(max_length=16)  # ours
    subject = models.CharField(max_length=200, db_default="", default="", blank=True)  # MMS only
    body = models.TextField(blank=True)
    media = ArrayField(models.TextField(), db_default=[], default=list, blank=True)  # https URLs
    is_reply = models.BooleanField(db_default=False, default=False)  # our answer to a keyword
    resent_from = models.UUIDField(null=True, blank=True)  # the message whose second try this is
    # Kept when the time has come, so that everybody can see that it was held.
    scheduled_at = models.DateTimeField(null=True, blank=True)
    schedule_reason = models.CharField(max_length=20, db_default="", default="", blank=True)
    price = models.DecimalField(max_digits=10, decimal_places=4, db_default=Decimal(0), default=0)
    provider_message_id = models.CharField(max_length=64, db_default="", blank=True)
    reason_code = models.CharField(max_length=20, db_default="", blank=True)
    reason = models.CharField(max_length=300, db_default="", blank=True)
    request_id = models.CharField(max_length=64)
    attempts = models.PositiveSmallIntegerField(db_default=0, default=0)
    claimed_until = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(db_default=Now())
    updated_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["account", "-id"], name="message_newest"),
            models.Index(fields=["contact", "-id"], name="message_of_contact"),
            models.Index(
                fields=["id"], condition=models.Q(status=Status.QUEUED), name="message_queue"
            ),
            models.Index(
                fields=["updated_at"],
                condition=models.Q(status=Status.ROUTED),
                name="message_outstanding",
            ),
            models.Index(
                fields=["updated_at"],
                condition=models.Q(status=Status.SENT),
                name="message_unconfirmed",
            ),
            models.Index(
                fields=["scheduled_at"],
                condition=models.Q(status=Status.SCHEDULED),
                name="message_schedule",
            ),
            models.Index(
                fields=["account"],
                condition=models.Q(status=Status.SCHEDULED),
                name="message_held",
            ),
            models.Index(fields=["request_id"], name="message_request"),
            models.Index(
                fields=["provider_message_id"],
                condition=~models.Q(provider_message_id=""),
                name="message_of_provider",
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(status__in=Status.values), name="message_status"
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.FSM(name="legal_moves", field="status", transitions=list(LEGAL_MOVES))
        ]

    def __str__(self) -> str:
        return f"{self.pk} ({self.status})"
