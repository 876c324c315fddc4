"""The raw exchange with the registry, as staff may read it: tax ids as last four, persons not."""

import re
from typing import Any

from compliance.admin.registration_words import mask_tax_id
from compliance.models import Brand, RegistryAttempt, RegistryEvent
from compliance.services.tcr.attempts import redact
from compliance.services.tcr.moves import Registered
from config.panels import Table
from config.show import Badge, Folded

_MOST = 50
# An EIN as it is, and TCR's universal EIN, which is one behind its country.
_TAX_ID = re.compile(r"\b[A-Z]{2}_[0-9A-Z-]{5,30}\b|\b\d{2}-?\d{7}\b")
_OUTCOMES = {
    "": ("no answer yet", "wait"),
    "done": ("done", "good"),
    "adopted": ("found again", "good"),
    "refused": ("refused", "bad"),
    "failed": ("not carried out", "bad"),
    "lost": ("never arrived", "bad"),
}


def build_attempts(registered: Registered) -> Table:
    """Return what we asked of the registry, the newest first."""
    attempts = RegistryAttempt.objects.filter(**_of(registered)).select_related("asked_by")
    rows = [
        (
            [each.get_operation_display(), each.asked_by or "by itself"],
            [each.created_at, each.ended_at or ""],
            f"{each.fee} USD",
            Badge(*_OUTCOMES[each.outcome]),
            _fold(sent=each.sent, answer=each.answer),
        )
        for each in attempts.order_by("-created_at", "-id")[:_MOST]
    ]
    headers = ("What, asked by", "Begun, ended", "Fee", "Outcome", "In full")
    return Table("What we sent", headers, rows, empty="Nothing was sent yet.")


def build_events(registered: Registered) -> Table:
    """Return what the registry sent by itself, the newest first."""
    events = RegistryEvent.objects.filter(**_of(registered)).order_by("-id")[:_MOST]
    rows = [
        (
            each.event_type,
            each.received_at,
            each.came_of_it or ("being worked on" if each.processed_at else "not looked at yet"),
            Folded("event", conceal(each.body)),
        )
        for each in events
    ]
    headers = ("Type", "Received", "What came of it", "In full")
    return Table("What the registry sent", headers, rows, empty="Nothing came yet.")


def _fold(**said: Any) -> list[Folded]:
    """What was not said is not offered."""
    return [Folded(title, conceal(value)) for title, value in said.items() if value]


def _of(registered: Registered) -> dict[str, Any]:
    if isinstance(registered, Brand):
        return {"brand": registered, "campaign": None}
    return {"campaign": registered}


def conceal(value: Any) -> Any:
    """Return it without what nobody may read, at whatever depth the registry has put it."""
    if isinstance(value, dict):
        return {name: conceal(inner) for name, inner in redact(value).items()}
    if isinstance(value, list):
        return [conceal(inner) for inner in value]
    if isinstance(value, str):
        return _TAX_ID.sub(lambda found: mask_tax_id(found[0]), value)
    return value
