"""A business and where it stands, in three independent fields.

``stage`` is how far onboarding has come, ``standing`` is whether trust and safety lets it send,
``tier`` is how much it may send. Standing never moves the stage, and nothing here touches a key.
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django_fsm import FSMField, FSMModelMixin, transition

from config.models import BaseModel


class Stage(models.TextChoices):
    SIGNUP = "signup"
    COMPLIANCE_DETAILS = "compliance_details"
    IN_REVIEW = "in_review"
    ACTION_REQUIRED = "action_required"
    REJECTED = "rejected"
    CHANNEL_SETUP = "channel_setup"
    ACTIVE = "active"


class Standing(models.TextChoices):
    GOOD = "good"
    HELD = "held"
    SUSPENDED = "suspended"
    CLOSED = "closed"


class Tier(models.TextChoices):
    NONE = "none"
    PROVISIONAL = "provisional"
    FULL = "full"


class Risk(models.TextChoices):
    ALLOW = "allow"
    REVIEW = "review"
    HOLD = "hold"


class Account(FSMModelMixin, BaseModel):
    name = models.CharField(max_length=200)
    stage = FSMField(default=Stage.SIGNUP, choices=Stage.choices, protected=True)
    stage_since = models.DateTimeField(default=timezone.now)
    standing = FSMField(default=Standing.GOOD, choices=Standing.choices, protected=True)
    standing_note = models.CharField(max_length=500, blank=True)
    tier = FSMField(default=Tier.NONE, choices=Tier.choices, protected=True)
    risk = models.CharField(max_length=8, choices=Risk.choices, default=Risk.ALLOW)
    destination_countries = ArrayField(models.CharField(max_length=2), default=list, blank=True)
    # Requests to send a minute, agreed with this account; empty: SEND_RATE_PER_MINUTE.
    send_rate = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        permissions: ClassVar = [
            ("hold_account", "Can hold an account"),
            ("suspend_account", "Can suspend an account"),
            ("lift_account", "Can lift a hold or suspension"),
            ("activate_account", "Can finally activate an account"),
            ("set_risk_account", "Can overrule risk screening"),
            ("grant_provisional_account", "Can grant provisional access"),
            ("top_up_account", "Can top up a balance"),
            ("verify_audit", "Can verify the audit chain"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(stage__in=Stage.values), name="account_stage"
            ),
            models.CheckConstraint(
                condition=models.Q(standing__in=Standing.values), name="account_standing"
            ),
            models.CheckConstraint(condition=models.Q(tier__in=Tier.values), name="account_tier"),
        ]

    def __str__(self) -> str:
        return self.name

    @transition("stage", source=Stage.SIGNUP, target=Stage.COMPLIANCE_DETAILS)
    def verify_email(self) -> None:
        self.stage_since = timezone.now()

    @transition(
        "stage",
        source=[Stage.COMPLIANCE_DETAILS, Stage.ACTION_REQUIRED],
        target=Stage.IN_REVIEW,
    )
    def submit_compliance(self) -> None:
        self.stage_since = timezone.now()

    @transition("stage", source=Stage.IN_REVIEW, target=Stage.COMPLIANCE_DETAILS)
    def withdraw_compliance(self) -> None:
        self.stage_since = timezone.now()

    @transition("stage", source=Stage.IN_REVIEW, target=Stage.ACTION_REQUIRED)
    def request_changes(self) -> None:
        self.stage_since = timezone.now()

    @transition("stage", source=Stage.REJECTED, target=Stage.IN_REVIEW)
    def appeal(self) -> None:
        self.stage_since = timezone.now()

    @transition("stage", source=Stage.IN_REVIEW, target=Stage.REJECTED)
    def reject(self) -> None:
        self.stage_since = timezone.now()

    @transition("stage", source=Stage.IN_REVIEW, target=Stage.CHANNEL_SETUP)
    def approve(self) -> None:
        self.stage_since = timezone.now()

    @transition("stage", source=Stage.CHANNEL_SETUP, target=Stage.ACTIVE)
    def activate(self) -> None:
        self.stage_since = timezone.now()

    @transition("standing", source=Standing.GOOD, target=Standing.HELD)
    def hold(self) -> None:
        """A trust and safety hold: sends stop while somebody looks."""

    @transition("standing", source=[Standing.GOOD, Standing.HELD], target=Standing.SUSPENDED)
    def suspend(self) -> None:
        """Sends stop until the matter is resolved."""

    @transition("standing", source=[Standing.HELD, Standing.SUSPENDED], target=Standing.GOOD)
    def lift(self) -> None:
        self.standing_note = ""

    @transition("tier", source=[Tier.NONE, Tier.PROVISIONAL], target=Tier.PROVISIONAL)
    def grant_provisional(self) -> None:
        """A limited number of sends before the review is complete; granting again renews it."""

    @transition("tier", source=Tier.PROVISIONAL, target=Tier.NONE)
    def withdraw_provisional(self) -> None:
        """The review found that the business may not send."""

    @transition("tier", source=[Tier.NONE, Tier.PROVISIONAL], target=Tier.FULL)
    def grant_full(self) -> None:
        """Verification is complete."""
