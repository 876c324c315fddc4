"""A sender profile: one face of a business, with a number and a 10DLC registration of its own or
inherited from the account.

Setting one up is a list of named steps, each done once: a retry goes on where it stopped.
"""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django_fsm import FSMField, FSMModelMixin, transition

from config.models import BaseModel


class ProfileState(models.TextChoices):
    INCOMPLETE = "incomplete"
    PENDING_REVIEW = "pending_review"
    APPROVED = "approved"
    REJECTED = "rejected"
    PAUSED = "paused"


class BillingModel(models.TextChoices):
    PROFILE = "profile"
    ORGANIZATION = "organization"
    BOTH = "profile_and_organization"


class Organization(BaseModel):
    """What an account becomes with its first sender profile: it may have users and profiles."""

    account = models.OneToOneField("accounts.Account", models.PROTECT, related_name="organization")

    def __str__(self) -> str:
        return f"organization of {self.account}"


class SenderProfile(FSMModelMixin, BaseModel):
    account = models.ForeignKey("accounts.Account", models.PROTECT, related_name="profiles")
    state = FSMField(default=ProfileState.INCOMPLETE, choices=ProfileState.choices, protected=True)
    state_since = models.DateTimeField(default=timezone.now)
    name = models.CharField(max_length=255)
    short_name = models.CharField(max_length=50, blank=True)
    description = models.TextField(blank=True)
    icon = models.CharField(max_length=2000, blank=True)
    is_default = models.BooleanField(default=False)
    number = models.ForeignKey(  # its own; without one the account's is used
        "accounts.PhoneNumber", models.PROTECT, null=True, blank=True, related_name="profiles"
    )
    whatsapp_number = models.CharField(max_length=16, blank=True)
    may_change_number = models.BooleanField(default=False)  # during onboarding
    billing_model = models.CharField(
        max_length=24, choices=BillingModel.choices, default=BillingModel.PROFILE
    )
    billing_contact = models.JSONField(null=True, blank=True)
    waba_id = models.CharField(max_length=64, blank=True)
    inherits_brand = models.BooleanField(default=False)
    inherits_campaign = models.BooleanField(default=False)
    callback_url = models.CharField(max_length=2000, blank=True)
    rejection = models.TextField(blank=True)  # for the customer
    deleted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        permissions: ClassVar = [
            ("approve_senderprofile", "Can approve and reject a sender profile"),
            ("pause_senderprofile", "Can pause and resume a sender profile"),
            ("clear_conflict", "Can clear a record that blocks an upgrade"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["account"],
                condition=models.Q(is_default=True, deleted_at__isnull=True),
                name="one_default_profile",
            ),
            models.UniqueConstraint(
                fields=["number"],
                condition=models.Q(number__isnull=False),
                name="one_profile_per_number",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=ProfileState.values), name="profile_state"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["account", "created_at"], name="profile_account"),
        ]

    def __str__(self) -> str:
        return self.name

    @transition(
        "state",
        source=[ProfileState.INCOMPLETE, ProfileState.REJECTED],
        target=ProfileState.PENDING_REVIEW,
    )
    def complete(self) -> None:
        self.state_since, self.rejection = timezone.now(), ""

    @transition("state", source=ProfileState.PENDING_REVIEW, target=ProfileState.APPROVED)
    def approve(self) -> None:
        self.state_since = timezone.now()

    @transition("state", source=ProfileState.PENDING_REVIEW, target=ProfileState.REJECTED)
    def reject(self) -> None:
        self.state_since = timezone.now()

    @transition("state", source=ProfileState.APPROVED, target=ProfileState.PAUSED)
    def pause(self) -> None:
        self.state_since = timezone.now()

    @transition("state", source=ProfileState.PAUSED, target=ProfileState.APPROVED)
    def resume(self) -> None:
        self.state_since = timezone.now()


class ProvisioningStep(BaseModel):
    """One step of setting a profile up. ``problem`` is what stopped the last try, for everybody."""

    profile = models.ForeignKey("accounts.SenderProfile", models.CASCADE, related_name="steps")
    name = models.CharField(max_length=40)
    done_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)
    code = models.CharField(max_length=20, blank=True)  # of config.errors
    problem = models.TextField(blank=True)
    request_id = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["profile", "name"], name="one_step_per_name")
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["next_try_at"],
                condition=models.Q(next_try_at__isnull=False),
                name="step_due",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} of {self.profile}"


class Incident(BaseModel):
    """A record of old data that stands in a customer's way, until staff has cleared it."""

    account = models.ForeignKey("accounts.Account", models.PROTECT, related_name="incidents")
    constraint = models.CharField(max_length=80)  # that was violated
    table = models.CharField(max_length=80)
    row_id = models.CharField(max_length=64)  # of the conflicting row
    told = models.TextField()  # what the row is, for staff
    request_id = models.CharField(max_length=64)
    cleared_at = models.DateTimeField(null=True, blank=True)
    cleared_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["table", "row_id", "constraint"],
                condition=models.Q(cleared_at__isnull=True),
                name="one_open_incident_per_row",
            )
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.row_id}"
