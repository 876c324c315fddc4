"""A customer says that a rejection or a suspension is wrong. Somebody else than before decides."""

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils import timezone
from django_fsm import FSMField, FSMModelMixin, transition

from config.models import BaseModel

if TYPE_CHECKING:
    from accounts.models.user import User


class AppealKind(models.TextChoices):
    REJECTION = "rejection", "Rejected compliance details"
    SUSPENSION = "suspension", "Suspension"


class AppealState(models.TextChoices):
    OPEN = "open"
    UPHELD = "upheld"
    DENIED = "denied"


class Appeal(FSMModelMixin, BaseModel):
    account = models.ForeignKey("accounts.Account", models.PROTECT, related_name="appeals")
    kind = models.CharField(max_length=12, choices=AppealKind.choices)
    text = models.TextField()  # the customer's own words
    opened_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="opened_appeals")
    against = models.UUIDField()  # the decision or event appealed against
    state = FSMField(default=AppealState.OPEN, choices=AppealState.choices, protected=True)
    due_at = models.DateTimeField()  # when our answer is overdue
    decided_by = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, blank=True, related_name="decided_appeals"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)  # our statement of reasons, read by the customer

    class Meta:
        permissions: ClassVar = [("decide_appeal", "Can decide an appeal")]
        constraints: ClassVar = [
            # One appeal for one decision: what is decided twice by different people is final.
            models.UniqueConstraint(fields=["account", "against"], name="one_appeal_per_decision"),
            models.CheckConstraint(
                condition=models.Q(state__in=AppealState.values), name="appeal_state"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["due_at"], condition=models.Q(state="open"), name="appeal_open"),
        ]

    def __str__(self) -> str:
        return f"appeal of {self.account}"

    @transition("state", source=AppealState.OPEN, target=AppealState.UPHELD)
    def uphold(self, actor: "User", answer: str) -> None:
        self._decide(actor, answer)

    @transition("state", source=AppealState.OPEN, target=AppealState.DENIED)
    def deny(self, actor: "User", answer: str) -> None:
        self._decide(actor, answer)

    def _decide(self, actor: "User", answer: str) -> None:
        self.decided_by, self.decided_at, self.answer = actor, timezone.now(), answer
