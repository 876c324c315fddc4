"""Decisions of one hour, counted, so that nobody has to count millions of rows to draw a chart."""

from typing import ClassVar

from django.db import models

from config.ids import uuid7


class DecisionRollup(models.Model):
    """Without an account it counts all of them. Accounts have rows of their own only for hours in
    which they were among those with the most refusals.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    hour = models.DateTimeField()  # its beginning, UTC
    account = models.ForeignKey(
        "accounts.Account", models.CASCADE, null=True, blank=True, db_index=False
    )
    check_name = models.CharField(max_length=20, blank=True)  # that refused; empty: accepted
    count = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["hour", "account", "check_name"],
                nulls_distinct=False,
                name="one_rollup_per_hour",
            )
        ]

    def __str__(self) -> str:
        return f"{self.hour:%Y-%m-%d %H} {self.check_name or 'accepted'}: {self.count}"
