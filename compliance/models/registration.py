"""What a brand and a campaign have in common: an object of ours with a counterpart at TCR.

Our id is TCR's ``referenceId``, so one thing is registered once however often a worker dies. What
TCR says is kept word for word in columns of its own, and our state is derived from it; a value that
we do not know is kept, flagged and shown, and moves nothing.
"""

from datetime import timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django_fsm import FSMModelMixin

from config.models import BaseModel


class WaitsOn(models.TextChoices):
    US = "us", "us"
    TCR = "tcr", "The Campaign Registry"
    CARRIER = "carrier", "the mobile carriers"
    CUSTOMER = "customer", "you"
    NOBODY = "nobody", "nobody"


# What an index of the staff's queue holds: all that may need us, and little else.
MAY_NEED_STAFF = (
    models.Q(state__in=("submitting", "submit_unknown", "suspended"))
    | models.Q(state__in=("unverified", "rejected"), waits_on="us")
    | ~models.Q(unmapped="")
    | models.Q(disagreed_at__isnull=False)
    | models.Q(escalated_at__isnull=False, settled_at__isnull=True)
)


class Registration(FSMModelMixin, BaseModel):
    """``next_look_at`` is when the sweeper takes it up; a worker that has it moves it ahead."""

    account = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    state_since = models.DateTimeField(default=timezone.now)
    waits_on = models.CharField(max_length=8, choices=WaitsOn.choices, default=WaitsOn.US)
    submitted_at = models.DateTimeField(null=True, blank=True)  # the first time
    settled_at = models.DateTimeField(null=True, blank=True)  # when it first could be used
    looked_at = models.DateTimeField(null=True, blank=True)  # TCR's truth was read
    next_look_at = models.DateTimeField(null=True, blank=True)  # null: nothing to look for
    tries = models.PositiveSmallIntegerField(default=0)  # of the present step, without an answer
    told_at = models.DateTimeField(default=timezone.now)  # the customer's last line about it
    escalated_at = models.DateTimeField(null=True, blank=True)  # ten business days went by
    problem = models.TextField(blank=True)  # what TCR said against it, in its own words
    problem_codes = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    asked_fields = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    unmapped = models.CharField(max_length=200, blank=True)  # said by TCR, known to nobody here
    disagreed_at = models.DateTimeField(null=True, blank=True)  # TCR's truth was not what we had
    is_mock = models.BooleanField(default=False)

    class Meta:
        abstract = True

    def enter(self, waits_on: WaitsOn, *, look_in: timedelta | None) -> None:
        """Begin a state: who acts next, and when TCR is asked again (``None``: not at all)."""
        now = timezone.now()
        self.state_since, self.waits_on, self.tries = now, waits_on, 0
        self.next_look_at = None if look_in is None else now + look_in

    def clear_problem(self) -> None:
        self.problem, self.problem_codes, self.asked_fields, self.unmapped = "", [], [], ""
