"""When a send is to leave: an instant with its offset written out, 1 minute to 30 days ahead."""

from datetime import UTC, datetime, timedelta

from config.errors import ErrorCode
from messaging.api.messages.fields import refuse

SOONEST = timedelta(minutes=1)
LATEST = timedelta(days=30)


def read_schedule(raw: object) -> datetime | None:
    """Return the instant in UTC, ``None`` for at once; raises DomainError naming the field."""
    if raw is None:
        return None
    at = _parse(raw)
    if at is None or at.tzinfo is None:
        refuse("scheduled_at", "Write ISO 8601 with an offset, such as 2026-10-01T09:00:00+02:00.")
    if not SOONEST <= at - datetime.now(UTC) <= LATEST:
        refuse("scheduled_at", "From 1 minute to 30 days ahead.", ErrorCode.VALUE_OUT_OF_RANGE)
    return at.astimezone(UTC)


def _parse(raw: object) -> datetime | None:
    try:
        return datetime.fromisoformat(raw) if isinstance(raw, str) else None
    except ValueError:
        return None
