"""An account's history as its members may read it.

Only what concerns the customer, in plain words. What staff did is told as Gatehouse's doing: no
reviewer is named, and nothing of an event's facts or private notes is shown. A decision moves a
case and its account, and leaves an event on each; it is told once, as the account's.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from accounts.models import AuditEvent, Membership
from accounts.selectors import list_events
from compliance.services.move_case import SUBJECT as CASE

US = "Gatehouse"
MOST = 100
_WORDS = {
    "signed_up": "Signed up",
    "verify_email": "E-mail address verified",
    "submit_compliance": "Compliance details submitted",
    "withdraw_compliance": "Submission withdrawn",
    "withdraw_provisional": "Provisional access withdrawn",
    "claim": "A reviewer opened your submission",
    "request_changes": "We asked for changes",
    "reject": "Compliance details not approved",
    "approve": "Compliance details approved",
    "grant_provisional": "Provisional access granted",
    "activate": "Account activated",
    "hold": "Account held",
    "suspend": "Account suspended",
    "lift": "Hold or suspension lifted",
    "top_up": "Balance topped up",
    "create_api_key": "API key made",
    "revoke_api_key": "API key revoked",
    "channel_order_number": "Number ordered",
    "channel_lose_number": "The number could not be had",
    "channel_activate": "Channel ready to send",
}
_REVIEW = frozenset(
    {
        "submit_compliance",
        "withdraw_compliance",
        "claim",
        "request_changes",
        "reject",
        "approve",
    }
)
_SHOWN_SUBJECTS = ("create_api_key", "revoke_api_key", "channel_order_number", "channel_activate")


@dataclass(frozen=True, slots=True)
class Entry:
    when: datetime
    what: str
    who: str
    subject: str


def list_entries(membership: Membership, *, review_only: bool = False) -> list[Entry]:
    """Return what a member may read, newest first."""
    verbs = _REVIEW if review_only else _WORDS.keys()
    events = list_events(membership.account).filter(verb__in=verbs).order_by("-sequence")
    told = events.exclude(~Q(verb="claim"), subject=CASE)
    return [_tell(event, membership) for event in told[:MOST]]


def _tell(event: AuditEvent, membership: Membership) -> Entry:
    subject = event.subject if event.verb in _SHOWN_SUBJECTS else ""
    return Entry(event.occurred_at, _WORDS[event.verb], _name(event, membership), subject)


def _name(event: AuditEvent, membership: Membership) -> str:
    if event.actor is None or event.actor.is_staff:
        return US
    return "You" if event.actor_id == membership.user_id else str(event.actor)
