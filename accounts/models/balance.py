"""Prepaid money in USD, four decimal places. The database keeps it from going below zero."""

from decimal import Decimal
from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models.functions import Now

from config.ids import uuid7


class Balance(models.Model):
    """``available`` can be spent, ``held`` is promised to messages on their way."""

    account = models.OneToOneField("accounts.Account", models.CASCADE, primary_key=True)
    available = models.DecimalField(max_digits=14, decimal_places=4, default=Decimal(0))
    held = models.DecimalField(max_digits=14, decimal_places=4, default=Decimal(0))
    low_told_on = models.DateField(null=True, blank=True)  # the day (UTC) of the last notice

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(available__gte=0), name="available_not_negative"
            ),
            models.CheckConstraint(condition=models.Q(held__gte=0), name="held_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.available} USD"


class EntryKind(models.TextChoices):
    TOP_UP = "top_up"
    HOLD = "hold"
    CAPTURE = "capture"
    RELEASE = "release"


RARE_KINDS = (EntryKind.TOP_UP, EntryKind.RELEASE)  # among the holds and captures of all messages


class LedgerEntry(models.Model):
    """One movement of money. Append-only; each message is held, captured and released once."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey(
        "accounts.Account", models.PROTECT, related_name="ledger", db_index=False
    )
    kind = models.CharField(max_length=8, choices=EntryKind.choices)
    amount = models.DecimalField(max_digits=14, decimal_places=4)
    message_id = models.UUIDField(null=True, blank=True)
    note = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "ledger entries"
        indexes: ClassVar = [
            models.Index(
                fields=["account", "-created_at", "-id"],
                include=["kind", "amount"],  # so that a month is added up without the rows
                name="ledger_newest",
            ),
            models.Index(
                fields=["account", "kind", "-created_at", "-id"],
                condition=models.Q(kind__in=RARE_KINDS),
                name="ledger_rare",
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["message_id", "kind"],
                condition=models.Q(message_id__isnull=False),
                name="one_entry_per_message_and_kind",
            ),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="amount_positive"),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.amount}"
