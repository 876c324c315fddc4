"""An account's history as its members may read it.

Only what concerns the customer, in plain words. What staff did is told as Gatehouse's doing: no
reviewer is named, and nothing of an event's facts or private notes is shown, except what a
heartbeat says. The words about a review and about a registration for the US are compliance's own,
the same as the API's.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from accounts.models import AuditEvent, Membership
from compliance.tcr.timeline import NUMBER_VERBS
from compliance.tcr.timeline import VERBS as REGISTRATION_VERBS
from compliance.tcr.timeline import describe_event as describe_registration
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
    "create_webhook": "Webhook made",
    "update_webhook": "Webhook changed",
    "delete_webhook": "Webhook deleted",
    "switch_webhook_on": "Webhook switched on",
    "switch_webhook_off": "Webhook switched off",
    "give_up_webhook": "Webhook switched off, because it failed or is gone",
    "rotate_webhook_secret": "Webhook secret replaced",
    "channel_order_number": "Number ordered",
    "channel_lose_number": "The number could not be had",
    "channel_activate": "Channel ready to send",
    "become_organization": "Became an organization",
    "create_profile": "Sender profile made",
    "complete_profile": "Sender profile handed in",
    "approve_profile": "Sender profile approved",
    "reject_profile": "Sender profile sent back",
    "pause_profile": "Sender profile paused",
    "resume_profile": "Sender profile can send again",
    "delete_profile": "Sender profile deleted",
    "clear_conflict": "A record of the past was cleared",
    "invite_user": "Invited to join",
    "accept_invitation": "Joined",
    "reject_invitation": "Declined to join",
    "change_role": "Given another role",
    "remove_user": "No longer a member",
    "wish_number": "On the waiting list for a number",
    "tell_wish": "Told that numbers are in stock",
    "fulfill_wish": "Off the waiting list: there is a number",
    "withdraw_wish": "Off the waiting list",
    "lapse_wish": "Off the waiting list: no numbers came in time",
}
_SHOWN_SUBJECTS = (
    "create_api_key",
    "revoke_api_key",
    "create_webhook",
    "update_webhook",
    "delete_webhook",
    "switch_webhook_on",
    "switch_webhook_off",
    "give_up_webhook",
    "rotate_webhook_secret",
    "channel_order_number",
    "channel_activate",
    "wish_number",
    "tell_wish",
    "fulfill_wish",
    "withdraw_wish",
    "lapse_wish",
    *NUMBER_VERBS,
)


@dataclass(frozen=True, slots=True)
class Entry:
    when: datetime
    what: str
    who: str
    subject: str


def list_entries(membership: Membership, *, review_only: bool = False) -> list[Entry]:
    """Return what a member may read, newest first."""
    everything = (*_ACCOUNT_WORDS, *REVIEW_WORDS, *REGISTRATION_VERBS)
    return _list(membership, REVIEW_WORDS if review_only else everything)


def list_registration_entries(membership: Membership) -> list[Entry]:
    """Return what a member may read about the registration for the US, newest first."""
    return _list(membership, REGISTRATION_VERBS)


def _list(membership: Membership, verbs: Iterable[str]) -> list[Entry]:
    events = list_told_events(membership.account, verbs=verbs)
    return [_tell(event, membership) for event in events[:MOST]]


def _tell(event: AuditEvent, membership: Membership) -> Entry:
    subject = event.subject if event.verb in _SHOWN_SUBJECTS else ""
    return Entry(event.occurred_at, _say(event), _name(event, membership), subject)


def _say(event: AuditEvent) -> str:
    if event.verb in REGISTRATION_VERBS:
        return describe_registration(event)
    return _ACCOUNT_WORDS.get(event.verb) or describe_event(event)


def _name(event: AuditEvent, membership: Membership) -> str:
    if event.actor is None or event.actor.is_staff:
        return US
    return "You" if event.actor_id == membership.user_id else str(event.actor)
