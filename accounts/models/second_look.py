"""Four eyes: what one colleague asks for and another, different one must confirm.

Lifting a suspension, provisional access and seeing a whole tax id cost too much when one person is
wrong. A request that nobody looks at expires by itself.
"""

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils import timezone
from django_fsm import FSMField, FSMModelMixin, transition

from config.models import BaseModel

if TYPE_CHECKING:
    from accounts.models.user import User


class LookKind(models.TextChoices):
    LIFT = "lift", "Lift a suspension"
    GRANT_PROVISIONAL = "grant_provisional", "Grant provisional access"
    REVEAL_TAX_ID = "reveal_tax_id", "See a tax id"


class LookState(models.TextChoices):
    WAITING = "waiting"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    EXPIRED = "expired"


class SecondLook(FSMModelMixin, BaseModel):
    account = models.ForeignKey("accounts.Account", models.PROTECT, related_name="second_looks")
    kind = models.CharField(max_length=20, choices=LookKind.choices)
    facts = models.JSONField(default=dict)  # what exactly is asked for
    note = models.TextField()  # why
    asked_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="asked_looks")
    state = FSMField(default=LookState.WAITING, choices=LookState.choices, protected=True)
    decided_by = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, blank=True, related_name="decided_looks"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)  # what the second person said
    expires_at = models.DateTimeField()

    class Meta:
        verbose_name = "second look"
        permissions: ClassVar = [
            ("decide_secondlook", "Can confirm or decline what a colleague asks for"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["account", "kind"],
                condition=models.Q(state="waiting"),
                name="one_waiting_look_per_kind",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=LookState.values), name="second_look_state"
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True)
                | ~models.Q(decided_by=models.F("asked_by")),
                name="second_look_by_another_person",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["created_at"],
                condition=models.Q(state="waiting"),
                name="second_look_waiting",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.account}"

    @transition("state", source=LookState.WAITING, target=LookState.CONFIRMED)
    def confirm(self, actor: "User", answer: str = "") -> None:
        self._decide(actor, answer)

    @transition("state", source=LookState.WAITING, target=LookState.DECLINED)
    def decline(self, actor: "User", answer: str = "") -> None:
        self._decide(actor, answer)

    @transition("state", source=LookState.WAITING, target=LookState.EXPIRED)
    def expire(self) -> None:
        self.decided_at = timezone.now()

    def _decide(self, actor: "User", answer: str) -> None:
        self.decided_by, self.decided_at, self.answer = actor, timezone.now(), answer
