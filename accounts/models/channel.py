"""One way to reach people (SMS for now), and how far its set-up has come."""

from typing import ClassVar

from django.db import models
from django_fsm import FSMField, FSMModelMixin, transition

from config.models import BaseModel


class ChannelKind(models.TextChoices):
    SMS = "sms"
    WHATSAPP = "whatsapp"


class ChannelState(models.TextChoices):
    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    PENDING = "pending"
    ACTIVE = "active"
    DEGRADED = "degraded"
    BLOCKED = "blocked"
    ACTION_REQUIRED = "action_required"


# As long as it is in one of these, a number can be chosen for it.
NUMBERLESS_STATES = (ChannelState.NOT_STARTED, ChannelState.IN_PROGRESS)


class Channel(FSMModelMixin, BaseModel):
    account = models.ForeignKey("accounts.Account", models.CASCADE, related_name="channels")
    kind = models.CharField(max_length=12, choices=ChannelKind.choices)
    state = FSMField(default=ChannelState.NOT_STARTED, choices=ChannelState.choices, protected=True)
    number = models.ForeignKey("accounts.PhoneNumber", models.PROTECT, null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "kind"], name="one_channel_per_kind"),
            models.CheckConstraint(
                condition=models.Q(state__in=ChannelState.values), name="channel_state"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} ({self.state})"

    @transition(
        "state",
        source=[ChannelState.NOT_STARTED, ChannelState.IN_PROGRESS],
        target=ChannelState.PENDING,
    )
    def order_number(self) -> None:
        """A number is chosen and the provider asked for it."""

    @transition("state", source=ChannelState.PENDING, target=ChannelState.IN_PROGRESS)
    def lose_number(self) -> None:
        """The provider could not give it to us; another can be chosen."""

    @transition("state", source=ChannelState.PENDING, target=ChannelState.ACTIVE)
    def activate(self) -> None:
        """The number is ours and can send."""
