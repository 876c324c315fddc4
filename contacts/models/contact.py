"""A person's number as one account knows it, with one consent flag for all channels.

A contact that the account deletes stays in the table, hidden (``deleted_at``): whoever said STOP
stays opted out when the number is added again, and messages keep their recipient.
"""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from config.ids import uuid7


class Contact(models.Model):
    """Times have database defaults because the send path adds contacts in its one statement."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    # Both indexes below begin with the account, so it needs none of its own.
    account = models.ForeignKey(
        "accounts.Account", models.CASCADE, related_name="contacts", db_index=False
    )
    phone_number = models.CharField(max_length=32)  # as given
    e164 = models.CharField(max_length=16)
    region = models.CharField(max_length=3)  # ISO 3166, or 001 for a global number
    opted_out = models.BooleanField(default=False)
    default_channel = models.CharField(max_length=12, db_default="sms", default="sms")
    # TCR's id of the mobile carrier (mnoId), as the last receipt told it; empty: not known.
    carrier = models.CharField(max_length=10, db_default="", default="", blank=True)
    # When they wrote last: for a day after it they may be answered without a template.
    last_inbound_at = models.DateTimeField(null=True, blank=True)
    # Since when their words wait for staff to say whether they were a refusal; nothing is sent.
    doubted_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(db_default=Now())
    updated_at = models.DateTimeField(db_default=Now())
    deleted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "e164"], name="one_contact_per_number")
        ]
        indexes: ClassVar = [
            models.Index(fields=["account", "-created_at", "id"], name="contact_newest"),
        ]

    def __str__(self) -> str:
        return self.e164
