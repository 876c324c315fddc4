"""The waiting list for numbers that were out of stock: who waits, for what, and how it ended.

It waits on the carrier. A wish ends when stock came and the customer was told, when the account
has a number, when the customer takes it back, or by itself after a while.
"""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django_fsm import FSMField, FSMModelMixin, transition

from accounts.number_place import NumberKind, NumberPlace
from config.models import BaseModel


class WishState(models.TextChoices):
    WAITING = "waiting"
    TOLD = "told"
    FULFILLED = "fulfilled"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


class NumberWish(FSMModelMixin, BaseModel):
    account = models.ForeignKey("accounts.Account", models.PROTECT, related_name="number_wishes")
    country = models.CharField(max_length=2)
    area = models.CharField(max_length=5, blank=True)
    kind = models.CharField(max_length=12, choices=NumberKind.choices, blank=True)
    state = FSMField(default=WishState.WAITING, choices=WishState.choices, protected=True)
    asked_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="number_wishes")
    asked_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    # What the carrier had when it last answered; while it is away nothing is known anew.
    looked_at = models.DateTimeField(null=True, blank=True)
    found = models.PositiveIntegerField(default=0)
    # When the carrier was last asked at all, answer or not: whose turn is longest ago comes first.
    turn_at = models.DateTimeField(default=timezone.now)
    told_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "number wish"
        verbose_name_plural = "number wishes"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["account", "country", "area", "kind"],
                condition=models.Q(state="waiting"),
                name="one_waiting_wish_per_place",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=WishState.values), name="number_wish_state"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=["", *NumberKind.values]), name="number_wish_kind"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["asked_at"],
                condition=models.Q(state="waiting"),
                name="number_wish_waiting",
            ),
        ]

    def __str__(self) -> str:
        return str(self.place)

    @property
    def place(self) -> NumberPlace:
        return NumberPlace(self.country, self.area, self.kind)

    @transition("state", source=WishState.WAITING, target=WishState.TOLD)
    def tell(self) -> None:
        """Stock came and the customer was written to."""
        self.told_at = self.closed_at = timezone.now()

    @transition("state", source=WishState.WAITING, target=WishState.FULFILLED)
    def fulfill(self) -> None:
        """The account has a number."""
        self.closed_at = timezone.now()

    @transition("state", source=WishState.WAITING, target=WishState.WITHDRAWN)
    def withdraw(self) -> None:
        """The customer no longer waits."""
        self.closed_at = timezone.now()

    @transition("state", source=WishState.WAITING, target=WishState.LAPSED)
    def lapse(self) -> None:
        """No stock came for too long."""
        self.closed_at = timezone.now()
