"""The review of one business: where it stands, and who is looking at it.

The case carries the state, its numbered submissions carry the data. An account has at most one open
case. Withdrawing is possible until a reviewer has claimed the case. A claim is a lease: without a
sign of life it ends, and a senior may take the case over before.

Two clocks run, never both. Ours counts working time and says when we are overdue; theirs counts
days and says when a case whose customer is silent lapses. Handing the case over stops one and
starts the other.
"""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django_fsm import FSMField, FSMModelMixin, transition

from accounts.models.account import Risk
from config.business_time import (
    add_business_time,
    count_business_time,
    get_business_day,
    round_up_to_hour,
)
from config.models import BaseModel

if TYPE_CHECKING:
    from accounts.models import User


class CaseState(models.TextChoices):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    IN_REVIEW = "in_review"
    SECOND_REVIEW = "second_review"
    ACTION_REQUIRED = "action_required"
    LAPSED = "lapsed"
    APPROVED = "approved"
    REJECTED = "rejected"
    APPEALED = "appealed"
    REVOKED = "revoked"
    EXPIRED = "expired"


class Turn(models.TextChoices):
    """Who must act next, and so whose clock runs."""

    US = "us"
    CUSTOMER = "customer"
    NOBODY = "nobody"


OPEN_STATES = (
    CaseState.DRAFT,
    CaseState.SUBMITTED,
    CaseState.IN_REVIEW,
    CaseState.SECOND_REVIEW,
    CaseState.ACTION_REQUIRED,
    CaseState.LAPSED,
    CaseState.APPEALED,
)
QUEUE_STATES = (  # waiting for staff
    CaseState.SUBMITTED,
    CaseState.IN_REVIEW,
    CaseState.SECOND_REVIEW,
    CaseState.APPEALED,
)
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
    lease_until = models.DateTimeField(null=True, blank=True)  # of the claim
    first_claimed_at = models.DateTimeField(null=True, blank=True)  # of the newest version
    resurfaced = models.CharField(max_length=120, blank=True)  # why it is back in the queue

    turn = models.CharField(max_length=8, choices=Turn.choices, default=Turn.CUSTOMER)
    turn_since = models.DateTimeField(default=timezone.now)
    our_time = models.DurationField(default=timedelta)  # working time, of our turns that ended
    their_time = models.DurationField(default=timedelta)  # of the customer's turns that ended
    due_at = models.DateTimeField(null=True, blank=True)  # while it is our turn: overdue from then
    lapses_at = models.DateTimeField(null=True, blank=True)  # while a change is asked for
    reminders = models.PositiveSmallIntegerField(default=0)  # sent since we asked
    escalated_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(default=timezone.now)  # the customer's last line on the timeline

    # Of the newest version, so that the queue is read from one table.
    version = models.PositiveSmallIntegerField(default=1)
    country = models.CharField(max_length=2, blank=True)
    risk_outcome = models.CharField(max_length=8, choices=Risk.choices, blank=True)  # "": not yet
    risk_score = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "KYC case"
        permissions: ClassVar = [
            ("claim_kyccase", "Can claim and release a KYC case"),
            ("take_over_kyccase", "Can take over a KYC case that somebody else claimed"),
            ("second_review_kyccase", "Can give the second opinion on a KYC case"),
            ("note_kyccase", "Can write notes on a KYC case"),
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
                fields=["due_at", "-risk_score", "submitted_at", "id"],
                condition=models.Q(state__in=QUEUE_STATES),
                name="kyc_case_queue",
            ),
            models.Index(
                fields=["lapses_at"],
                condition=models.Q(state=CaseState.ACTION_REQUIRED),
                name="kyc_case_asked",
            ),
            models.Index(
                fields=["told_at"],
                condition=models.Q(state__in=(*QUEUE_STATES, CaseState.ACTION_REQUIRED)),
                name="kyc_case_told",
            ),
            models.Index(
                fields=["lease_until"],
                condition=models.Q(state=CaseState.IN_REVIEW),
                name="kyc_case_lease",
            ),
            models.Index(fields=["account", "-created_at"], name="kyc_case_account"),
        ]

    def __str__(self) -> str:
        return f"KYC case of {self.account}"

    @transition(
        "state", source=[CaseState.DRAFT, CaseState.ACTION_REQUIRED], target=CaseState.SUBMITTED
    )
    def submit(self, *, version: int, country: str) -> None:
        returns = "the customer answered" if self.submitted_at else ""
        self._enter(Turn.US, resurfaced=returns)
        self.submitted_at = self.state_since
        self.version, self.country, self.first_claimed_at = version, country, None
        self.risk_outcome, self.risk_score = "", 0

    @transition("state", source=CaseState.SUBMITTED, target=CaseState.DRAFT)
    def withdraw(self) -> None:
        self._enter(Turn.CUSTOMER)

    @transition("state", source=CaseState.SUBMITTED, target=CaseState.IN_REVIEW)
    def claim(self, reviewer: "User") -> None:
        self._enter(Turn.US, resurfaced=self.resurfaced)
        self._lease_to(reviewer)

    @transition("state", source=CaseState.IN_REVIEW, target=CaseState.IN_REVIEW)
    def take_over(self, reviewer: "User") -> None:
        self._enter(Turn.US, resurfaced=self.resurfaced)
        self._lease_to(reviewer)

    @transition("state", source=CaseState.IN_REVIEW, target=CaseState.SUBMITTED)
    def release(self) -> None:
        self._enter(Turn.US, resurfaced="put back by its reviewer")

    @transition("state", source=CaseState.IN_REVIEW, target=CaseState.SUBMITTED)
    def expire_claim(self) -> None:
        self._enter(Turn.US, resurfaced="the claim ran out")

    @transition("state", source=CaseState.IN_REVIEW, target=CaseState.ACTION_REQUIRED)
    def request_changes(self) -> None:
        self._enter(Turn.CUSTOMER)
        self._ask()

    @transition("state", source=CaseState.ACTION_REQUIRED, target=CaseState.LAPSED)
    def lapse(self) -> None:
        self._enter(Turn.CUSTOMER)

    @transition("state", source=CaseState.LAPSED, target=CaseState.ACTION_REQUIRED)
    def resume(self) -> None:
        self._enter(Turn.CUSTOMER)
        self._ask()

    @transition("state", source=CaseState.IN_REVIEW, target=CaseState.SECOND_REVIEW)
    def propose(self) -> None:
        self._enter(Turn.US)

    @transition("state", source=CaseState.SECOND_REVIEW, target=CaseState.SUBMITTED)
    def send_back(self) -> None:
        self._enter(Turn.US, resurfaced="the second reviewer disagreed")

    @transition(
        "state", source=[CaseState.IN_REVIEW, CaseState.SECOND_REVIEW], target=CaseState.APPROVED
    )
    def approve(self) -> None:
        self._enter(Turn.NOBODY)

    @transition("state", source=CaseState.SECOND_REVIEW, target=CaseState.REJECTED)
    def reject(self) -> None:
        self._enter(Turn.NOBODY)

    @transition("state", source=CaseState.REJECTED, target=CaseState.APPEALED)
    def appeal(self) -> None:
        self.our_time = timedelta()  # an appeal has its own five days
        self._enter(Turn.US, resurfaced="the customer appealed")

    @transition("state", source=CaseState.APPEALED, target=CaseState.IN_REVIEW)
    def uphold_appeal(self, reviewer: "User") -> None:
        self._enter(Turn.US, resurfaced="the appeal was upheld")
        self._lease_to(reviewer)

    @transition("state", source=CaseState.APPEALED, target=CaseState.REJECTED)
    def deny_appeal(self) -> None:
        self._enter(Turn.NOBODY)

    def extend_lease(self) -> None:
        """A sign of life of whoever has the case."""
        self.lease_until = timezone.now() + timedelta(minutes=settings.CLAIM_MINUTES)

    def _enter(self, turn: Turn, *, resurfaced: str = "") -> None:
        """Every move ends the claim; ``claim`` and its like then begin a new one."""
        now = timezone.now()
        self.state_since = self.told_at = now
        self.resurfaced = resurfaced
        self.claimed_by = self.claimed_at = self.lease_until = self.lapses_at = None
        if turn != self.turn:
            self._hand_over(turn, now)

    def _lease_to(self, reviewer: "User") -> None:
        self.claimed_by, self.claimed_at = reviewer, self.state_since
        self.first_claimed_at = self.first_claimed_at or self.state_since
        self.extend_lease()

    def _ask(self) -> None:
        self.reminders = 0
        self.lapses_at = self.state_since + timedelta(days=settings.LAPSE_DAYS)

    def _hand_over(self, turn: Turn, now: datetime) -> None:
        """One clock stops, the other starts."""
        if self.turn == Turn.US:
            self.our_time += count_business_time(self.turn_since, now)
        elif self.turn == Turn.CUSTOMER:
            self.their_time += now - self.turn_since
        self.turn, self.turn_since = turn, now
        self.escalated_at = None
        self.due_at = self._find_due(now) if turn == Turn.US else None

    def _find_due(self, now: datetime) -> datetime:
        left = settings.REVIEW_DAYS * get_business_day() - self.our_time
        return round_up_to_hour(add_business_time(now, max(left, timedelta())))
