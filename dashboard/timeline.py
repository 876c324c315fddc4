"""An account's history as its members may read it.

Only what concerns the customer, in plain words. What staff did is told as Gatehouse's doing: no
reviewer is named, and nothing of an event's facts or private notes is shown, except what a
heartbeat says. The words about a review are compliance's own, the same as the API's.
"""

from dataclasses import dataclass
from datetime import datetime

from accounts.models import AuditEvent, Membership
from compliance.timeline import REVIEW_WORDS, describe_event, list_told_events

US = "Gatehouse"
MOST = 100
_ACCOUNT_WORDS = {
    "signed_up": "Signed up",
    "verify_email": "E-mail address verified",
    "withdraw_provisional": "Provisional access withdrawn",
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
_SHOWN_SUBJECTS = ("create_api_key", "revoke_api_key", "channel_order_number", "channel_activate")


@dataclass(frozen=True, slots=True)
class Entry:
    when: datetime
    what: str
    who: str
    subject: str


def list_entries(membership: Membership, *, review_only: bool = False) -> list[Entry]:
    """Return what a member may read, newest first."""
    verbs = REVIEW_WORDS if review_only else {**_ACCOUNT_WORDS, **REVIEW_WORDS}
    events = list_told_events(membership.account, verbs=verbs)
    return [_tell(event, membership) for event in events[:MOST]]


def _tell(event: AuditEvent, membership: Membership) -> Entry:
    subject = event.subject if event.verb in _SHOWN_SUBJECTS else ""
    what = _ACCOUNT_WORDS.get(event.verb) or describe_event(event)
    return Entry(event.occurred_at, what, _name(event, membership), subject)


def _name(event: AuditEvent, membership: Membership) -> str:
    if event.actor is None or event.actor.is_staff:
        return US
    return "You" if event.actor_id == membership.user_id else str(event.actor)
