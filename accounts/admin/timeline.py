"""An account's audit events as staff reads them."""

from collections.abc import Iterable

from django.db.models import QuerySet

from accounts.models import Account, AuditEvent
from accounts.selectors import list_events
from config.panels import Moment, Timeline

_MOST = 50
_LONGEST_NUMBER = 10  # digits


def build_timeline(account: Account) -> Timeline:
    """Return the newest events, the last one first."""
    events = list_events(account).order_by("-sequence")[:_MOST]
    return Timeline("Timeline", [build_moment(event) for event in events])


def build_moment(event: AuditEvent) -> Moment:
    return Moment(
        at=event.occurred_at,
        who=name_actor(event),
        what=event.verb.replace("_", " ").capitalize(),
        change=(_name_state(event.from_state), _name_state(event.to_state)),
        details=list(_list_details(event)),
    )


def _name_state(state: str) -> str:
    return state.replace("_", " ")


def name_actor(event: AuditEvent) -> str:
    return str(event.actor) if event.actor else "the system"


def get_last_sequence(events: QuerySet[AuditEvent]) -> str:
    """Return the number of the last of ``events``: a version that grows with each of them."""
    return str(events.order_by("-sequence").values_list("sequence", flat=True).first() or 0)


def describe_events_since(events: QuerySet[AuditEvent], *, seen: str) -> list[str]:
    """Return a sentence per event after number ``seen``, which a form sent back to us."""
    sequence = int(seen) if seen.isdecimal() and len(seen) < _LONGEST_NUMBER else 0
    return [_write_sentence(event) for event in events.filter(sequence__gt=sequence)]


def _write_sentence(event: AuditEvent) -> str:
    what = event.verb.replace("_", " ")
    change = f" ({event.from_state or '—'} → {event.to_state})" if event.to_state else ""
    return f"{event.occurred_at:%Y-%m-%d %H:%M} UTC, {name_actor(event)}: {what}{change}"


def _list_details(event: AuditEvent) -> Iterable[str]:
    if event.subject:
        yield event.subject
    if event.reasons:
        yield "reasons: " + ", ".join(event.reasons)
    for name, value in event.facts.items():
        text = ", ".join(map(str, value)) if isinstance(value, list) else value
        yield f"{name.replace('_', ' ')}: {text}"
