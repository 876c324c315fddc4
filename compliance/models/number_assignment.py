"""Which number sends under which campaign, as the carrier has it on record.

There is no such thing in TCR's API: the provider that carries our messages writes it down. A US
number may send once it is assigned and its campaign is active, not before.
"""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django_fsm import FSMField, FSMModelMixin, transition

from config.models import BaseModel


class AssignmentState(models.TextChoices):
    PENDING = "pending"
    ASSIGNED = "assigned"
    FAILED = "failed"
    REMOVING = "removing"
    REMOVED = "removed"


LIVE = (AssignmentState.PENDING, AssignmentState.ASSIGNED, AssignmentState.REMOVING)


class NumberAssignment(FSMModelMixin, BaseModel):
    number = models.ForeignKey("accounts.PhoneNumber", models.PROTECT, related_name="+")
    campaign = models.ForeignKey("compliance.Campaign", models.PROTECT, related_name="assignments")
    state = FSMField(
        default=AssignmentState.PENDING, choices=AssignmentState.choices, protected=True
    )
    state_since = models.DateTimeField(default=timezone.now)
    next_look_at = models.DateTimeField(null=True, blank=True, default=timezone.now)
    tries = models.PositiveSmallIntegerField(default=0)
    problem = models.TextField(blank=True)

    class Meta:
        permissions: ClassVar = [("assign_number", "Can have a number assigned to its campaign")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["number"],
                condition=models.Q(state__in=LIVE),
                name="one_campaign_per_number",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=AssignmentState.values), name="assignment_state"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["next_look_at"],
                condition=models.Q(next_look_at__isnull=False),
                name="assignment_look",
            ),
            models.Index(
                fields=["state_since", "id"],
                condition=models.Q(state__in=("failed", "pending", "removing")),
                name="assignment_unsettled",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} under {self.campaign}"

    @transition("state", source=AssignmentState.PENDING, target=AssignmentState.ASSIGNED)
    def confirm(self) -> None:
        self._enter()

    @transition("state", source=AssignmentState.PENDING, target=AssignmentState.FAILED)
    def fail(self) -> None:
        self._enter()

    @transition("state", source=AssignmentState.FAILED, target=AssignmentState.PENDING)
    def try_again(self) -> None:
        self._enter()
        self.next_look_at = self.state_since

    @transition(
        "state",
        source=[AssignmentState.PENDING, AssignmentState.ASSIGNED],
        target=AssignmentState.REMOVING,
    )
    def remove(self) -> None:
        self._enter()
        self.next_look_at = self.state_since

    @transition(
        "state",
        source=[AssignmentState.REMOVING, AssignmentState.FAILED],
        target=AssignmentState.REMOVED,
    )
    def forget(self) -> None:
        self._enter()

    def _enter(self) -> None:
        self.state_since, self.next_look_at, self.tries = timezone.now(), None, 0
