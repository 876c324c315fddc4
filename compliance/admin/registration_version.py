"""What has happened to one brand or campaign, in its account's audit trail.

The registry is read every half hour; only what is worth a line there makes an open form stale.
"""

from dataclasses import replace

from django.db.models import QuerySet

from accounts.admin.timeline import build_moment, describe_events_since, get_last_sequence
from accounts.models import AuditEvent
from accounts.selectors import list_events
from compliance.services.tcr.moves import Registered
from config.panels import Moment, Timeline

_MOST = 50


def get_registration_version(registered: Registered) -> str:
    return get_last_sequence(_list_events(registered))


def describe_registration_changes(registered: Registered, *, seen: str) -> list[str]:
    return describe_events_since(_list_events(registered), seen=seen)


def build_registration_timeline(registered: Registered) -> Timeline:
    events = _list_events(registered).order_by("-sequence")[:_MOST]
    return Timeline("Timeline", [_build_moment(event, str(registered.pk)) for event in events])


def _build_moment(event: AuditEvent, own_id: str) -> Moment:
    """Every line is about this one, so its id goes without saying."""
    moment = build_moment(event)
    return replace(moment, details=[each for each in moment.details if own_id not in each])


def _list_events(registered: Registered) -> QuerySet[AuditEvent]:
    return list_events(registered.account).filter(facts__id=str(registered.pk))
