"""A number that an account sends from, and its order at the provider."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
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
    # Known beforehand if staff made the order at the provider by hand; it is then only read.
    provider_order_id = models.CharField(max_length=64, blank=True)
    # Who of the staff provided it by hand; empty when the customer chose it.
    provisioned_by = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, blank=True, related_name="provisioned_numbers"
    )
    # Until when one worker alone may talk to the provider about the order.
    claimed_until = models.DateTimeField(null=True, blank=True)
    # When the number was assigned to a registered 10DLC campaign; US SMS needs it.
    registered_at = models.DateTimeField(null=True, blank=True)
    # TCR's ids of the US carriers that do not let its campaign through; the others do.
    blocked_carriers = ArrayField(models.CharField(max_length=10), default=list, blank=True)

    class Meta:
        permissions: ClassVar = [("provision_number", "Can provision a number by hand")]
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
