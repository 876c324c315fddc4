"""What a customer reads on the timeline of a review, in plain words.

What staff did is told as Gatehouse's doing: no reviewer is named, nothing of a private note or of
risk is shown. What a decision does to a case and to its account or appeal is told once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from accounts.models import Account, AuditEvent
from accounts.selectors import list_events
from compliance.heartbeat_line import say_heartbeat
from compliance.services.move_case import SUBJECT

HEARTBEAT = "heartbeat"
REVIEW_WORDS = {
    "submit_compliance": "Compliance details submitted",
    "withdraw_compliance": "Submission withdrawn",
    "claim": "A reviewer opened your submission",
    "take_over": "Another reviewer took over",
    "release": "The reviewer put it back in the queue",
    "expire_claim": "Back in the queue: its reviewer did not get to the end",
    "propose": "A second reviewer will look at it, too",
    "send_back": "The second reviewer wants it looked at once more",
    "escalate": "Overdue: our senior reviewers were told, and so were you",
    "write_note": "Our reviewer wrote you a note",
    "request_changes": "We asked for changes",
    "remind": "We reminded you of the changes we asked for",
    "lapse": "Our request for changes lapsed; your answers are kept",
    "resume": "Taken up again",
    "reject": "Compliance details not approved",
    "approve": "Compliance details approved",
    "open_appeal": "Appeal handed in",
    "uphold_appeal": "Appeal upheld",
    "deny_appeal": "Appeal denied",
    HEARTBEAT: "Still waiting",
}
# These leave an event on the case and one on its account or appeal.
_TWICE = ("request_changes", "reject", "approve", "uphold_appeal", "deny_appeal")


@dataclass(frozen=True, slots=True)
class Line:
    at: datetime
    text: str


def list_lines(account: Account, *, most: int) -> list[Line]:
    """Return the newest lines about an account's review, the last one first."""
    events = list_told_events(account, verbs=REVIEW_WORDS)[:most]
    return [Line(event.occurred_at, describe_event(event)) for event in events]


def list_told_events(account: Account, *, verbs: Iterable[str]) -> QuerySet[AuditEvent]:
    """Return the events of these kinds, newest first, each decision once."""
    events = list_events(account).filter(verb__in=list(verbs)).order_by("-sequence")
    return events.exclude(verb__in=_TWICE, subject=SUBJECT)


def describe_event(event: AuditEvent) -> str:
    """Return what happened, for the customer. Raises KeyError for an event not about a review."""
    if event.verb == HEARTBEAT:
        return say_heartbeat(event.facts)
    return REVIEW_WORDS[event.verb]
