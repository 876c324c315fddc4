"""A brand: the business as The Campaign Registry knows it.

The answers are copied from the approved submission, or given for a sender profile that brings its
own; correcting them never touches what was reviewed. TCR judges the identity (the legal name and
the tax id against the tax office); only a verified brand may run campaigns.
"""

from datetime import timedelta
from typing import ClassVar

from django.db import models
from django_fsm import FSMField, transition

from compliance.encryption import EncryptedTextField
from compliance.models.registration import MAY_NEED_STAFF, Registration, WaitsOn
from compliance.models.submission import EntityType

LEASE = timedelta(seconds=60)  # a worker that died in a call is followed up after this
SOON = timedelta(seconds=20)
OPEN_INTERVAL, LIVE_INTERVAL = timedelta(minutes=30), timedelta(days=1)


class BrandState(models.TextChoices):
    DRAFT = "draft"
    SUBMITTING = "submitting"
    SUBMIT_UNKNOWN = "submit_unknown"
    PENDING = "pending"
    VERIFIED = "verified"
    UNVERIFIED = "unverified"
    SUSPENDED = "suspended"


class Brand(Registration):
    profile = models.OneToOneField(
        "accounts.SenderProfile", models.PROTECT, null=True, blank=True, related_name="brand"
    )
    state = FSMField(default=BrandState.DRAFT, choices=BrandState.choices, protected=True)

    # As in a submission, under the same names, so that what is asked for is said in the same words.
    entity_type = models.CharField(max_length=20, choices=EntityType.choices)
    business_name = models.CharField(max_length=100)  # legal
    display_name = models.CharField(max_length=100)
    country = models.CharField(max_length=2)
    tax_id = EncryptedTextField(blank=True)
    tax_id_last4 = models.CharField(max_length=4, blank=True)
    street = models.CharField(max_length=100, blank=True)
    city = models.CharField(max_length=100, blank=True)
    region = models.CharField(max_length=20, blank=True)
    postal_code = models.CharField(max_length=10, blank=True)
    website_url = models.CharField(max_length=255, blank=True)
    industry = models.CharField(max_length=20, blank=True)  # TCR's vertical
    stock_listing = models.CharField(max_length=20, blank=True)  # NASDAQ:EXMP
    contact_name = models.CharField(max_length=100, blank=True)
    contact_email = models.CharField(max_length=100, blank=True)
    contact_phone = models.CharField(max_length=16, blank=True)
    contact_role = models.CharField(max_length=100, blank=True)
    relationship = models.CharField(max_length=20, default="BASIC_ACCOUNT")
    destinations = models.JSONField(default=list, blank=True)  # [{"id": "US", "isMain": true}]
    notes = models.TextField(blank=True)

    # TCR's words, as they came.
    tcr_brand_id = models.CharField(max_length=20, blank=True)
    identity_status = models.CharField(max_length=40, blank=True)
    tcr_status = models.CharField(max_length=40, blank=True)
    universal_ein = EncryptedTextField(blank=True)  # the tax id again, behind its country
    feedback = models.JSONField(default=list, blank=True)
    pin_sent_at = models.DateTimeField(null=True, blank=True)  # to a sole proprietor's mobile

    class Meta:
        permissions: ClassVar = [
            ("retry_brand", "Can have a brand submitted or read again"),
            ("return_brand", "Can return a brand to its customer for correction"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["account"],
                condition=models.Q(profile__isnull=True),
                name="one_brand_per_account",
            ),
            models.UniqueConstraint(
                fields=["tcr_brand_id"],
                condition=~models.Q(tcr_brand_id=""),
                name="one_brand_per_tcr_brand",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=BrandState.values), name="brand_state"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["next_look_at"],
                condition=models.Q(next_look_at__isnull=False),
                name="brand_look",
            ),
            models.Index(
                fields=["escalated_at", "state_since", "id"],
                condition=MAY_NEED_STAFF,
                name="brand_needs_us",
            ),
        ]

    def __str__(self) -> str:
        return f"brand {self.display_name}"

    @transition(
        "state", source=[BrandState.DRAFT, BrandState.UNVERIFIED], target=BrandState.SUBMITTING
    )
    def submit(self) -> None:
        self.enter(WaitsOn.US, look_in=LEASE)
        self.submitted_at = self.submitted_at or self.state_since

    @transition("state", source=BrandState.SUBMITTING, target=BrandState.SUBMIT_UNKNOWN)
    def lose_sight(self) -> None:
        """Nobody knows whether TCR has it: it is looked up before anything is sent again."""
        self.enter(WaitsOn.US, look_in=SOON)

    @transition("state", source=BrandState.SUBMIT_UNKNOWN, target=BrandState.SUBMITTING)
    def try_again(self) -> None:
        self.enter(WaitsOn.US, look_in=LEASE)

    @transition(
        "state",
        source=[BrandState.SUBMITTING, BrandState.SUBMIT_UNKNOWN],
        target=BrandState.PENDING,
    )
    def register(self) -> None:
        self.enter(WaitsOn.TCR, look_in=SOON)
        self.clear_problem()

    @transition(
        "state",
        source=[BrandState.SUBMITTING, BrandState.SUBMIT_UNKNOWN],
        target=BrandState.UNVERIFIED,
    )
    def be_refused(self) -> None:
        """TCR would not take the data at all."""
        look_in = OPEN_INTERVAL if self.tcr_brand_id else None
        self.enter(WaitsOn.CUSTOMER if self.asked_fields else WaitsOn.US, look_in=look_in)

    @transition(
        "state",
        source=[BrandState.PENDING, BrandState.UNVERIFIED, BrandState.SUSPENDED],
        target=BrandState.VERIFIED,
    )
    def verify(self) -> None:
        self.enter(WaitsOn.NOBODY, look_in=LIVE_INTERVAL)
        self.settled_at = self.settled_at or self.state_since
        self.clear_problem()

    @transition(
        "state",
        source=[BrandState.PENDING, BrandState.VERIFIED, BrandState.SUSPENDED],
        target=BrandState.UNVERIFIED,
    )
    def fail(self) -> None:
        self.enter(WaitsOn.CUSTOMER if self.asked_fields else WaitsOn.US, look_in=OPEN_INTERVAL)

    @transition(
        "state",
        source=[BrandState.PENDING, BrandState.VERIFIED, BrandState.UNVERIFIED],
        target=BrandState.SUSPENDED,
    )
    def suspend(self) -> None:
        self.enter(WaitsOn.US, look_in=OPEN_INTERVAL)
