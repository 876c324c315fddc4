"""The review of one business: where it stands, and who is looking at it.

The case carries the state, its numbered submissions carry the data. An account has at most one open
case. Withdrawing is possible until a reviewer has claimed the case; while claimed it belongs to
that reviewer. What the later states mean stands in the design; stage 1 never enters them.
"""

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils import timezone
from django_fsm import FSMField, FSMModelMixin, transition

from config.models import BaseModel

if TYPE_CHECKING:
    from accounts.models import User


class CaseState(models.TextChoices):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    IN_REVIEW = "in_review"
    SECOND_REVIEW = "second_review"
    ACTION_REQUIRED = "action_required"
    APPROVED = "approved"
    REJECTED = "rejected"
    APPEALED = "appealed"
    REVOKED = "revoked"
    EXPIRED = "expired"


OPEN_STATES = (
    CaseState.DRAFT,
    CaseState.SUBMITTED,
    CaseState.IN_REVIEW,
    CaseState.SECOND_REVIEW,
    CaseState.ACTION_REQUIRED,
    CaseState.APPEALED,
)
QUEUE_STATES = (CaseState.SUBMITTED, CaseState.IN_REVIEW)  # waiting for staff
EDITABLE_STATES = (CaseState.DRAFT, CaseState.ACTION_REQUIRED)  # waiting for the customer


class KycCase(FSMModelMixin, BaseModel):
    account = models.ForeignKey("accounts.Account", models.PROTECT, related_name="kyc_cases")
    state = FSMField(default=CaseState.DRAFT, choices=CaseState.choices, protected=True)
    state_since = models.DateTimeField(default=timezone.now)
    submitted_at = models.DateTimeField(null=True, blank=True)  # the newest version
    claimed_by = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, blank=True, related_name="claimed_cases"
    )
    claimed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "KYC case"
        permissions: ClassVar = [
            ("claim_kyccase", "Can claim and release a KYC case"),
            ("take_over_kyccase", "Can release a KYC case that somebody else claimed"),
            ("approve_kyccase", "Can approve a KYC case"),
            ("request_changes_kyccase", "Can ask for changes in a KYC case"),
            ("reject_kyccase", "Can reject a KYC case"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["account"],
                condition=models.Q(state__in=OPEN_STATES),
                name="one_open_case_per_account",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=CaseState.values), name="kyc_case_state"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["submitted_at", "id"],
                condition=models.Q(state__in=QUEUE_STATES),
                name="kyc_case_queue",
            ),
        ]

    def __str__(self) -> str:
        return f"KYC case of {self.account}"

    @transition(
        "state", source=[CaseState.DRAFT, CaseState.ACTION_REQUIRED], target=CaseState.SUBMITTED
    )
    def submit(self) -> None:
        self._enter()
        self.submitted_at = self.state_since

    @transition("state", source=CaseState.SUBMITTED, target=CaseState.DRAFT)
    def withdraw(self) -> None:
        self._enter()

    @transition("state", source=CaseState.SUBMITTED, target=CaseState.IN_REVIEW)
    def claim(self, reviewer: "User") -> None:
        self._enter()
        self.claimed_by, self.claimed_at = reviewer, self.state_since

    @transition("state", source=CaseState.IN_REVIEW, target=CaseState.SUBMITTED)
    def release(self) -> None:
        self._enter()

    @transition("state", source=CaseState.IN_REVIEW, target=CaseState.ACTION_REQUIRED)
    def request_changes(self) -> None:
        self._enter()

    @transition("state", source=CaseState.IN_REVIEW, target=CaseState.APPROVED)
    def approve(self) -> None:
        self._enter()

    @transition("state", source=CaseState.IN_REVIEW, target=CaseState.REJECTED)
    def reject(self) -> None:
        self._enter()

    def _enter(self) -> None:
        """Every move restarts the clock and ends the claim; ``claim`` then begins a new one."""
        self.state_since = timezone.now()
        self.claimed_by = self.claimed_at = None
