"""The sentences with which the queue and the page of a case say where it stands, and why there."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from accounts.models.account import Risk
from compliance.models import KycCase
from compliance.models.kyc_case import QUEUE_STATES, CaseState
from config.show import NOTHING, Badge, name_span, show_span

_SOON = timedelta(hours=8)
_TONE_OF_RISK = {Risk.ALLOW: "good", Risk.REVIEW: "wait", Risk.HOLD: "bad"}
_WITH_CUSTOMER = {
    CaseState.DRAFT: "The customer is still writing.",
    CaseState.ACTION_REQUIRED: "We asked for changes; the customer must act.",
    CaseState.LAPSED: "The customer did not answer; the case sleeps until they do.",
}


def describe_due(case: KycCase) -> Badge | str:
    """Say how much time is left until we are overdue; nothing while it is not our turn."""
    if case.due_at is None or case.state not in QUEUE_STATES:
        return NOTHING
    left = case.due_at - timezone.now()
    if left <= timedelta():
        return Badge(f"overdue by {name_span(-left)}", "bad")
    return Badge(f"{name_span(left)} left", "wait" if left < _SOON else "plain")


def describe_risk(case: KycCase) -> Badge:
    """Say what screening made of the version on the table."""
    if not case.risk_outcome:
        return Badge("not screened yet", "plain")
    high = ", high" if case.risk_score >= settings.HIGH_RISK_SCORE else ""
    tone = _TONE_OF_RISK[Risk(case.risk_outcome)]
    return Badge(f"{case.risk_score} {case.risk_outcome}{high}", "bad" if high else tone)


def describe_place(case: KycCase) -> str:
    """Say why the case stands where it does."""
    if case.state in _WITH_CUSTOMER:
        return _WITH_CUSTOMER[CaseState(case.state)]
    if case.state == CaseState.SECOND_REVIEW:
        return f"Version {case.version} waits for a second person."
    if case.state not in QUEUE_STATES:
        return "Decided."
    if case.resurfaced:
        return f"Version {case.version}: {case.resurfaced}."
    return "New submission." if case.version == 1 else f"Version {case.version} came in."


def describe_holder(case: KycCase) -> str:
    """Say who has the case and until when."""
    if case.claimed_by is None or case.lease_until is None:
        return "nobody" if case.state == CaseState.SUBMITTED else NOTHING
    left = case.lease_until - timezone.now()
    if left <= timedelta():
        return f"{case.claimed_by}; the claim ran out {show_span(case.lease_until)} ago"
    return f"{case.claimed_by} until {name_time(case.lease_until)}"


def count_seconds_left(case: KycCase) -> int:
    """Return how long the claim still runs."""
    if case.lease_until is None:
        return 0
    return max(int((case.lease_until - timezone.now()).total_seconds()), 0)


def name_time(instant: datetime) -> str:
    """Return the time of day as ``14:31 UTC``."""
    return instant.astimezone(timezone.get_current_timezone()).strftime("%H:%M %Z")
