"""What a customer reads on the timeline of a US SMS registration, in plain words.

Each line comes from one event: what TCR, the upstream provider and the carriers said, and what we
did. Staff are told as Gatehouse.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from accounts.models import Account, AuditEvent
from accounts.selectors import list_events
from compliance.models.campaign import CarrierStatus
from compliance.models.registration import WaitsOn
from compliance.tcr.said import quote
from compliance.tcr.words import say_fields

Facts = Mapping[str, Any]
_REGISTRY = "The Campaign Registry"
_BRAND = {
    "begin": "US SMS registration begun with what your review approved",
    "submit": f"Identity: submitted to {_REGISTRY}",
    "lose_sight": f"Identity: {_REGISTRY} did not answer; we are finding out whether it has it",
    "try_again": "Identity: it had not arrived there, so we submit it again",
    "register": f"Identity: {_REGISTRY} has it and is checking it",
    "be_refused": f"Identity: {_REGISTRY} did not take it",
    "verify": "Identity: verified",
    "fail": f"Identity: turned down by {_REGISTRY}",
    "suspend": f"Suspended by {_REGISTRY}; our team is looking into it",
    "send_pin": "A PIN was sent to your mobile phone",
    "confirm_pin": "Your mobile number is proven by its PIN",
}
_CAMPAIGN = {
    "begin": "Campaign written from what your review approved",
    "create": "Campaign written",
    "submit": f"Campaign: submitted to {_REGISTRY}",
    "lose_sight": f"Campaign: {_REGISTRY} did not answer; we are finding out whether it has it",
    "try_again": "Campaign: it had not arrived there, so we submit it again",
    "register": f"Campaign: registered with {_REGISTRY}",
    "be_rejected": "Campaign: turned down",
    "wait_for_share": "Campaign: in review at our upstream provider",
    "wait_for_carriers": "Campaign: accepted by our upstream provider, now with the carriers",
    "activate": "Campaign: approved",
    "suspend": "Campaign: suspended; our team is looking into it",
    "expire": f"Campaign: expired at {_REGISTRY}",
    "deactivate": "Campaign: ended",
    "dca_complete": "Campaign: every company on the way to the carriers has it",
    "nudge": "Campaign: we asked its reviewers about it",
    "appeal": "Campaign: we appealed against the rejection",
}
_NUMBERS = {
    "assignment_begin": "Number goes to the campaign",
    "assignment_confirm": "Number is assigned to the campaign",
    "assignment_fail": "Number could not be assigned to the campaign; our team is on it",
    "assignment_try_again": "We try again to assign the number",
    "assignment_remove": "Number is taken off its campaign",
    "assignment_forget": "Number is off its campaign",
    "number_registered": "Number may send to the US",
    "number_unregistered": "Number may not send to the US any more",
}
NUMBER_VERBS = frozenset(_NUMBERS)  # their subject is the number
_STATES = {
    "pending": "being checked",
    "verified": "verified",
    "unverified": "turned down",
    "registered": "in review at our upstream provider",
    "carrier_review": "with the carriers",
    "active": "approved",
    "suspended": "suspended",
    "rejected": "turned down",
    "expired": "expired",
}
_CARRIERS = {
    CarrierStatus.Word.UNKNOWN: "said something that we do not know yet; our team was told",
    CarrierStatus.Word.REVIEW: "is reviewing it",
    CarrierStatus.Word.APPROVED: "lets it through",
    CarrierStatus.Word.REJECTED: "turned it down",
    CarrierStatus.Word.SUSPENDED: "has stopped it",
}
_WITH = {
    WaitsOn.US: "us",
    WaitsOn.TCR: _REGISTRY,
    WaitsOn.CARRIER: "the carriers",
}


@dataclass(frozen=True, slots=True)
class Line:
    at: datetime
    text: str


def _say_heartbeat(facts: Facts) -> str:
    since = _say_instant(facts["since"])
    line = f"nothing moved, it has been with {_WITH[WaitsOn(facts['waits_on'])]} since {since}."
    if not facts["looked_at"]:
        return line
    return f"{line} We last asked on {_say_instant(facts['looked_at'])}."


def _say_corrected(facts: Facts) -> str:
    state = _STATES.get(facts["found"], facts["found"])
    return f"the registry's record differed from ours; corrected to “{state}”"


def _say_unmapped(facts: Facts) -> str:
    said = quote(str(facts["words"]))
    return f"the registry said something that we do not know yet (“{said}”); our team was told"


def _say_escalated(facts: Facts) -> str:
    days = facts["days"]
    return f"late, after more than {days} business days; our senior staff asks about it"


def _say_correct(facts: Facts) -> str:
    cost = facts["cost"]
    return f"corrected {say_fields(facts['fields'])}; the registry charges {cost} USD for this"


def _say_change(facts: Facts) -> str:
    return f"changed {say_fields(facts.get('fields', ()))}"


def _say_return(facts: Facts) -> str:
    return f"we asked you to correct {say_fields(facts['fields'])}"


def _say_carrier(facts: Facts) -> str:
    return f"{facts['carrier']} {_CARRIERS[CarrierStatus.Word(facts['word'])]}"


def _say_look(facts: Facts) -> str:
    return "we asked the registry about it again"


_TOLD: dict[str, Callable[[Facts], str]] = {
    "heartbeat": _say_heartbeat,
    "status_corrected": _say_corrected,
    "unmapped": _say_unmapped,
    "escalate": _say_escalated,
    "correct": _say_correct,
    "change": _say_change,
    "edit": _say_change,
    "return": _say_return,
    "carrier_said": _say_carrier,
    "look_now": _say_look,
}
_SUBJECTS = {"brand": "Identity", "campaign": "Campaign"}
_HALF_OF_A_CORRECTION = "campaign_edit"  # which is told already
VERBS = frozenset(
    [
        *(f"brand_{name}" for name in (*_BRAND, *_TOLD)),
        *(f"campaign_{name}" for name in (*_CAMPAIGN, *_TOLD)),
        *_NUMBERS,
    ]
) - {_HALF_OF_A_CORRECTION}


def list_lines(account: Account, *, most: int) -> list[Line]:
    """Return the newest lines about an account's registration, the last one first."""
    events = list_events(account).filter(verb__in=VERBS).order_by("-sequence")[:most]
    return [Line(event.occurred_at, _say_with_number(event)) for event in events]


def _say_with_number(event: AuditEvent) -> str:
    text = describe_event(event)
    return f"{text}: {event.subject}" if event.verb in NUMBER_VERBS else text


def describe_event(event: AuditEvent) -> str:
    """Return what happened, for the customer. Raises KeyError for an event of another kind."""
    if event.verb in _NUMBERS:
        return _NUMBERS[event.verb]
    subject, _, name = event.verb.partition("_")
    if name in _TOLD:
        return f"{_SUBJECTS[subject]}: {_TOLD[name](event.facts)}"
    return (_BRAND if subject == "brand" else _CAMPAIGN)[name]


def _say_instant(iso: str) -> str:
    instant = datetime.fromisoformat(iso).astimezone(UTC)
    return f"{instant:%-d %B, %H:%M} UTC"
