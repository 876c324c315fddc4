"""A campaign: what a brand sends, as The Campaign Registry and the carriers review it.

``active`` means that at least one carrier lets it through; which ones is in a row per carrier. US
numbers send under a campaign or not at all.
"""

from typing import ClassVar

from django.db import models
from django_fsm import FSMField, transition

from compliance.models.brand import LEASE, LIVE_INTERVAL, OPEN_INTERVAL, SOON
from compliance.models.registration import MAY_NEED_STAFF, Registration, WaitsOn
from config.models import BaseModel


class CampaignState(models.TextChoices):
    DRAFT = "draft"
    SUBMITTING = "submitting"
    SUBMIT_UNKNOWN = "submit_unknown"
    REGISTERED = "registered"
    CARRIER_REVIEW = "carrier_review"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    REJECTED = "rejected"
    EXPIRED = "expired"
    DEACTIVATED = "deactivated"


AT_TCR = (
    CampaignState.REGISTERED,
    CampaignState.CARRIER_REVIEW,
    CampaignState.ACTIVE,
    CampaignState.SUSPENDED,
    CampaignState.REJECTED,
)
ENDED = (CampaignState.EXPIRED, CampaignState.DEACTIVATED)


class Campaign(Registration):
    brand = models.ForeignKey("compliance.Brand", models.PROTECT, related_name="campaigns")
    profile = models.ForeignKey(
        "accounts.SenderProfile",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="campaigns",
    )
    state = FSMField(default=CampaignState.DRAFT, choices=CampaignState.choices, protected=True)

    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=4, default="KYC")  # KYC or App; decides nothing
    description = models.TextField()
    use_cases = models.JSONField(default=list)  # [{"use_case": "MARKETING", "samples": ["…"]}]
    volume = models.CharField(max_length=10, blank=True)  # messages a month
    message_flow = models.TextField(blank=True)  # how people opt in (CTA)
    privacy_url = models.CharField(max_length=255, blank=True)
    terms_url = models.CharField(max_length=255, blank=True)
    opt_in_message = models.CharField(max_length=320, blank=True)
    opt_out_message = models.CharField(max_length=320, blank=True)
    help_message = models.CharField(max_length=320, blank=True)
    opt_in_keywords = models.CharField(max_length=255, blank=True)
    opt_out_keywords = models.CharField(max_length=255, blank=True)
    help_keywords = models.CharField(max_length=255, blank=True)

    # TCR's words, as they came.
    tcr_campaign_id = models.CharField(max_length=20, blank=True)
    tcr_status = models.CharField(max_length=40, blank=True)
    sharing_status = models.CharField(max_length=40, blank=True)
    monthly_fee = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    billed_at = models.DateTimeField(null=True, blank=True)
    dca_complete_at = models.DateTimeField(null=True, blank=True)
    renews_at = models.DateTimeField(null=True, blank=True)
    nudged_at = models.DateTimeField(null=True, blank=True)  # by our staff, at most once a day

    class Meta:
        permissions: ClassVar = [
            ("retry_campaign", "Can have a campaign submitted or read again"),
            ("nudge_campaign", "Can nudge the review of a campaign, and appeal a rejection"),
            ("return_campaign", "Can return a campaign to its customer for correction"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["tcr_campaign_id"],
                condition=~models.Q(tcr_campaign_id=""),
                name="one_campaign_per_tcr_campaign",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=CampaignState.values), name="campaign_state"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["next_look_at"],
                condition=models.Q(next_look_at__isnull=False),
                name="campaign_look",
            ),
            models.Index(fields=["account", "created_at"], name="campaign_account"),
            models.Index(
                fields=["escalated_at", "state_since", "id"],
                condition=MAY_NEED_STAFF,
                name="campaign_needs_us",
            ),
        ]

    def __str__(self) -> str:
        return f"campaign {self.name}"

    @transition(
        "state", source=[CampaignState.DRAFT, CampaignState.REJECTED], target=CampaignState.DRAFT
    )
    def edit(self) -> None:
        """Corrected by the customer; what TCR said stays in sight until it is sent again."""
        self.enter(WaitsOn.CUSTOMER, look_in=None)

    @transition("state", source=CampaignState.DRAFT, target=CampaignState.SUBMITTING)
    def submit(self) -> None:
        self.enter(WaitsOn.US, look_in=LEASE)
        self.submitted_at = self.submitted_at or self.state_since

    @transition("state", source=CampaignState.SUBMITTING, target=CampaignState.SUBMIT_UNKNOWN)
    def lose_sight(self) -> None:
        self.enter(WaitsOn.US, look_in=SOON)

    @transition("state", source=CampaignState.SUBMIT_UNKNOWN, target=CampaignState.SUBMITTING)
    def try_again(self) -> None:
        self.enter(WaitsOn.US, look_in=LEASE)

    @transition(
        "state",
        source=[CampaignState.SUBMITTING, CampaignState.SUBMIT_UNKNOWN],
        target=CampaignState.REGISTERED,
    )
    def register(self) -> None:
        self.enter(WaitsOn.TCR, look_in=SOON)
        self.clear_problem()

    @transition(
        "state",
        source=[*AT_TCR, CampaignState.SUBMITTING, CampaignState.SUBMIT_UNKNOWN],
        target=CampaignState.REJECTED,
    )
    def be_rejected(self) -> None:
        look_in = OPEN_INTERVAL if self.tcr_campaign_id else None
        self.enter(WaitsOn.CUSTOMER if self.asked_fields else WaitsOn.US, look_in=look_in)

    @transition("state", source=AT_TCR, target=CampaignState.REGISTERED)
    def wait_for_share(self) -> None:
        self.enter(WaitsOn.TCR, look_in=OPEN_INTERVAL)

    @transition("state", source=AT_TCR, target=CampaignState.CARRIER_REVIEW)
    def wait_for_carriers(self) -> None:
        self.enter(WaitsOn.CARRIER, look_in=OPEN_INTERVAL)

    @transition("state", source=AT_TCR, target=CampaignState.ACTIVE)
    def activate(self) -> None:
        self.enter(WaitsOn.NOBODY, look_in=LIVE_INTERVAL)
        self.settled_at = self.settled_at or self.state_since
        self.clear_problem()

    @transition("state", source=AT_TCR, target=CampaignState.SUSPENDED)
    def suspend(self) -> None:
        self.enter(WaitsOn.US, look_in=OPEN_INTERVAL)

    @transition("state", source=AT_TCR, target=CampaignState.EXPIRED)
    def expire(self) -> None:
        self.enter(WaitsOn.NOBODY, look_in=None)

    @transition("state", source=[CampaignState.DRAFT, *AT_TCR], target=CampaignState.DEACTIVATED)
    def deactivate(self) -> None:
        self.enter(WaitsOn.NOBODY, look_in=None)


class CarrierStatus(BaseModel):
    """What one carrier says of a campaign; no row: it has said nothing (they need not)."""

    class Word(models.TextChoices):
        UNKNOWN = "unknown"
        REVIEW = "review"
        APPROVED = "approved"
        REJECTED = "rejected"
        SUSPENDED = "suspended"

    campaign = models.ForeignKey("compliance.Campaign", models.CASCADE, related_name="carriers")
    carrier = models.CharField(max_length=10)  # TCR's mnoId
    word = models.CharField(max_length=10, choices=Word.choices, default=Word.UNKNOWN)
    tcr_status = models.CharField(max_length=40, blank=True)  # as it came
    since = models.DateTimeField()
    note = models.TextField(blank=True)  # the carrier's reason, from the event

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["campaign", "carrier"], name="one_word_per_carrier")
        ]
        indexes: ClassVar = [
            models.Index(fields=["word", "carrier", "campaign"], name="carrier_word"),
        ]

    def __str__(self) -> str:
        return f"{self.carrier}: {self.word}"
