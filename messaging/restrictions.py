"""Countries that are closed to everybody, or watched. Staff keeps the list.

A process reads it with one query and asks its memory for every recipient; a change is in force
everywhere within a second.
"""

from typing import NamedTuple

from config.kept import Kept
from messaging.models import RestrictedCountry

_SECONDS = 1


class Restriction(NamedTuple):
    mode: str  # block or monitor
    reason: str


def get_restriction(region: str) -> Restriction | None:
    """Return what stands in the way of messages to ``region``, ``None`` if nothing does."""
    return _restrictions.get().get(region)


def refresh_restrictions() -> None:
    """Read the list again if it is older than a second: once for each request or batch.

    Raises what the database raises when it is away.
    """
    _restrictions.refresh()


def forget_restrictions() -> None:
    """Have it read again at the next use, by this process."""
    _restrictions.forget()


def _read_restrictions() -> dict[str, Restriction]:
    rows = RestrictedCountry.objects.values_list("region", "mode", "reason")
    return {region: Restriction(mode, reason) for region, mode, reason in rows}


_restrictions = Kept(_read_restrictions, seconds=_SECONDS)
