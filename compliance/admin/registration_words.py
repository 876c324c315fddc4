"""How lists and pages of the 10DLC staff say where a registration stands."""

from typing import Any

from compliance.admin.registration_waits import count_days, list_sentences
from compliance.models.registration import WaitsOn
from compliance.services.tcr.escalate import is_late
from compliance.services.tcr.moves import Registered
from compliance.tcr.eta import LATE_AFTER
from config.show import NOTHING, Badge, show_span

_WHOM = {
    WaitsOn.US: "us",
    WaitsOn.TCR: "the registry",
    WaitsOn.CARRIER: "the carriers",
    WaitsOn.CUSTOMER: "the customer",
    WaitsOn.NOBODY: "nobody",
}
_SHOWN = 4  # last digits of a tax id


def describe_wait(registered: Registered) -> str:
    """Say whom it waits on; what waits on us alone, such as a draft, is not yet work for staff."""
    return f"Waits on {_WHOM[WaitsOn(registered.waits_on)]}."


def describe_place(registered: Registered) -> list[str]:
    """Say why it stands where it does."""
    return list_sentences(registered) or [describe_wait(registered)]


def describe_since(registered: Registered) -> list[Any]:
    return [registered.state_since, f"{show_span(registered.state_since)} ago"]


def describe_delay(registered: Registered) -> Badge | str:
    """Say how many business days it has taken, of those after which it is late."""
    days = count_days(registered)
    if days is None:
        return NOTHING
    if registered.settled_at is not None:
        return f"took {_count(days)}"
    if registered.waits_on == WaitsOn.CUSTOMER or not is_late(registered):
        return f"{days} of {LATE_AFTER} business days"
    return Badge(f"{_count(days)}, late after {LATE_AFTER}", "bad")


def _count(days: int) -> str:
    return f"{days} business day{'' if days == 1 else 's'}"


def mask_tax_id(text: str) -> str:
    """Return the last four of a tax id or of TCR's universal EIN, which is one with its country."""
    return f"…{text[-_SHOWN:]}" if text else ""
