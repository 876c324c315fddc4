"""Which of an account's numbers may send text messages to the US, and what keeps the others."""

import uuid
from dataclasses import dataclass

from accounts.models import Account, PhoneNumber
from accounts.models.phone_number import NumberState
from compliance.completeness import US_PLAN
from compliance.models import NumberAssignment
from compliance.models.campaign import CampaignState
from compliance.models.number_assignment import AssignmentState
from compliance.tcr.names import name_carrier

_NOT_US = "Not a US number; it cannot send text messages to the US"
_WAITS = "Waits until a campaign is approved"
_ASSIGNED_NEXT = "Approved; it is assigned to the campaign next"
_WORDS = {
    AssignmentState.PENDING: "Being assigned to the campaign; that takes minutes to hours",
    AssignmentState.ASSIGNED: "Assigned; shut until the campaign is approved",
    AssignmentState.FAILED: "Could not be assigned to the campaign; our team is on it",
    AssignmentState.REMOVING: "Being taken off its campaign",
}


@dataclass(frozen=True, slots=True)
class NumberStatus:
    e164: str
    is_us: bool
    may_send: bool  # to the US, blocked carriers apart
    words: str
    blocked_carriers: tuple[str, ...] = ()  # by name
    campaign_id: uuid.UUID | None = None


def list_numbers(account: Account, *, is_approved: bool) -> tuple[NumberStatus, ...]:
    """Return an account's numbers, oldest first; ``is_approved``: a campaign waits for numbers."""
    numbers = PhoneNumber.objects.filter(account=account, state=NumberState.ASSIGNED)
    assignments = _list_assignments(account)
    return tuple(
        _describe(number, assignments.get(number.pk), is_approved=is_approved)
        for number in numbers.order_by("created_at", "id")
    )


def _list_assignments(account: Account) -> dict[object, NumberAssignment]:
    """Return the newest of each number that is not of the past."""
    current = NumberAssignment.objects.exclude(state=AssignmentState.REMOVED)
    mine = current.filter(number__account=account).select_related("campaign")
    return {each.number_id: each for each in mine.order_by("created_at", "id")}


def _describe(
    number: PhoneNumber, assignment: NumberAssignment | None, *, is_approved: bool
) -> NumberStatus:
    is_us, may_send = number.country in US_PLAN, number.registered_at is not None
    blocked = tuple(map(name_carrier, number.blocked_carriers)) if may_send else ()
    if may_send:
        words = _say_open(blocked)
    else:
        words = _say_shut(assignment, is_approved=is_approved) if is_us else _NOT_US
    campaign_id = assignment.campaign_id if assignment else None
    return NumberStatus(number.e164, is_us, may_send, words, blocked, campaign_id)


def _say_open(blocked: tuple[str, ...]) -> str:
    most = f", except to {', '.join(blocked)}" if blocked else ""
    return f"May send to the US{most}"


def _say_shut(assignment: NumberAssignment | None, *, is_approved: bool) -> str:
    if assignment is None:
        return _ASSIGNED_NEXT if is_approved else _WAITS
    is_active = assignment.campaign.state == CampaignState.ACTIVE
    if assignment.state == AssignmentState.ASSIGNED and is_active:
        return "Assigned; it is opened any moment"
    return _WORDS[AssignmentState(assignment.state)]
