"""What a message costs the customer, by channel and the recipient's country. Staff keeps the table.

A new price is a new row from a date on; what was agreed before stays readable.
"""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from config.ids import uuid7

EVERYWHERE = ""  # the region of the price for countries that have none of their own


class Price(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    channel = models.CharField(max_length=12)
    region = models.CharField(max_length=3, blank=True)  # ISO 3166, or EVERYWHERE
    amount = models.DecimalField(max_digits=10, decimal_places=4)  # USD a message
    valid_from = models.DateTimeField(db_default=Now())
    set_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, blank=True)

    class Meta:
        permissions: ClassVar = [("set_price", "Can set a price")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["channel", "region", "valid_from"], name="one_price_at_a_time"
            ),
            models.CheckConstraint(condition=models.Q(amount__gte=0), name="price_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.channel} to {self.region or 'elsewhere'}: {self.amount} USD"
