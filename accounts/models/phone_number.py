"""A number that an account sends from, and its order at the provider."""

from typing import ClassVar

from django.db import models
from django_fsm import FSMField, FSMModelMixin, transition

from config.models import BaseModel


class NumberState(models.TextChoices):
    ORDERING = "ordering"
    ASSIGNED = "assigned"
    FAILED = "failed"
    RELEASED = "released"


LIVE_STATES = (NumberState.ORDERING, NumberState.ASSIGNED)


class PhoneNumber(FSMModelMixin, BaseModel):
    """The id doubles as our reference at the provider, so a repeated order finds the first."""

    account = models.ForeignKey("accounts.Account", models.PROTECT, related_name="numbers")
    e164 = models.CharField(max_length=16)
    country = models.CharField(max_length=2)
    state = FSMField(default=NumberState.ORDERING, choices=NumberState.choices, protected=True)
    provider = models.CharField(max_length=16, default="telnyx")
    provider_order_id = models.CharField(max_length=64, blank=True)
    # Until when one worker alone may talk to the provider about the order.
    claimed_until = models.DateTimeField(null=True, blank=True)
    # When the number was assigned to a registered 10DLC campaign; US SMS needs it.
    registered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["e164"],
                condition=models.Q(state__in=LIVE_STATES),
                name="one_owner_per_number",
            )
        ]

    def __str__(self) -> str:
        return self.e164

    @transition("state", source=NumberState.ORDERING, target=NumberState.ASSIGNED)
    def assign(self) -> None:
        """The provider confirmed the order."""

    @transition("state", source=NumberState.ORDERING, target=NumberState.FAILED)
    def fail(self) -> None:
        """The provider refused the order; nothing was charged."""
