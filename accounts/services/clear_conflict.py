"""Staff clears a record of the past that stood in a customer's way.

For each constraint that old data can violate there is one way to clear it, in the table below. A
row that is not of the past is left alone: clearing it would take something from somebody.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from accounts.models import Account, Incident, SenderProfile, User
from accounts.services.notify import notify
from accounts.services.own_account import check_not_own
from accounts.services.record_event import Change, record_event
from config.errors import DomainError, ErrorCode


@dataclass(frozen=True, slots=True)
class Cleaner:
    explains: str
    clear: Callable[[Incident], None]


def _take_number_back(incident: Incident) -> None:
    """A deleted profile has no use for a number; one that lives keeps it."""
    held = SenderProfile.objects.filter(pk=incident.row_id)
    if held.filter(deleted_at=None).exists():
        _refuse("The profile that has the number is in use; talk to the customer.")
    held.update(number=None)


def _drop_default(incident: Incident) -> None:
    SenderProfile.objects.filter(pk=incident.row_id).update(is_default=False)


CLEANERS: dict[str, Cleaner] = {
    "one_profile_per_number": Cleaner(
        "The number is taken from the deleted profile that still holds it.", _take_number_back
    ),
    "one_default_profile": Cleaner(
        "The profile named above is no longer the default one.", _drop_default
    ),
}


@transaction.atomic
def clear_conflict(incident_id: uuid.UUID, *, actor: User) -> Incident:
    """Clear what an incident names, and tell the customer to try again.

    Raises DomainError ``ROLE_NOT_ALLOWED`` (own account), ``STATE_FORBIDS`` (cleared already, in
    use after all, or a constraint that nobody wrote a cleaner for).
    """
    account = Account.objects.select_for_update(no_key=True).get(incidents=incident_id)
    check_not_own(account.pk, actor=actor)
    incident = Incident.objects.select_for_update().get(pk=incident_id)
    obstacle = find_obstacle(incident)
    if obstacle:
        _refuse(obstacle)
    CLEANERS[incident.constraint].clear(incident)
    incident.cleared_at, incident.cleared_by = timezone.now(), actor
    incident.save()
    _tell(account, incident, actor=actor)
    return incident


def find_obstacle(incident: Incident) -> str:
    """Return why an incident cannot be cleared here, empty if it can."""
    if incident.cleared_at:
        return f"{incident.cleared_by} has cleared it already."
    if incident.constraint not in CLEANERS:
        return "There is no button for this constraint: an engineer has to look."
    return ""


def tell_row(row: Model | None) -> str:
    """Return what a conflicting row is, for staff."""
    if row is None:
        return "The conflicting row could not be found."
    if not isinstance(row, SenderProfile):
        return f"{row._meta.verbose_name} “{row}”"
    gone = f", deleted {row.deleted_at:%Y-%m-%d %H:%M} UTC" if row.deleted_at else ""
    return f"Sender profile “{row.name}” of {row.account}, {row.state}{gone}"


def _tell(account: Account, incident: Incident, *, actor: User) -> None:
    facts = {
        "constraint": incident.constraint,
        "table": incident.table,
        "row": incident.row_id,
        "request": incident.request_id,
    }
    record_event(
        account, verb="clear_conflict", actor=actor, change=Change(subject="conflict"), facts=facts
    )
    context: dict[str, object] = {"incident": incident, "dashboard_url": settings.PUBLIC_URL}
    notify(account, kind="conflict_cleared", context=context)


def _refuse(sentence: str) -> None:
    raise DomainError(ErrorCode.STATE_FORBIDS, message=sentence)
