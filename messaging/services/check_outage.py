"""A check that cannot do its work is an incident: one row for each outage.

Whoever notices says so, on the send path: that never raises, and it writes at most once in five
seconds for each check and process; what is noticed in between is counted. While the database itself
is away everything stays in the process, and is written with the first send after it is back.
"""

import logging
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import Error, OperationalError, connection
from psycopg_pool import PoolTimeout

from config.ids import uuid7
from messaging.models.check_outage import OutageMode

logger = logging.getLogger(__name__)
ALL = "all"  # of the checks: what they look at could not be read
APART = 60  # seconds without a notice, after which the next one is another outage
_EVERY = 5.0  # seconds between two writes of a process about the same

_MERGE = f"""
    UPDATE messaging_checkoutage SET
        since = least(since, %(since)s::timestamptz),
        last_seen = greatest(last_seen, %(last_seen)s::timestamptz),
        count = count + %(count)s,
        until = CASE
            WHEN %(last_seen)s::timestamptz < now() - interval '{APART} seconds'
            THEN greatest(until, %(last_seen)s::timestamptz) END
    WHERE id = (
        SELECT id FROM messaging_checkoutage
        WHERE check_name = %(check)s AND mode = %(mode)s AND (until IS NULL OR (
            until >= %(since)s::timestamptz - interval '{APART} seconds'
            AND since <= %(last_seen)s::timestamptz + interval '{APART} seconds'
        ))
        ORDER BY until IS NULL DESC, since DESC LIMIT 1
    )
"""
_OPEN = """
    INSERT INTO messaging_checkoutage AS o (id, check_name, mode, since, last_seen, count)
    VALUES (%(id)s, %(check)s, %(mode)s, %(since)s, %(last_seen)s, %(count)s)
    ON CONFLICT (check_name, mode) WHERE until IS NULL DO UPDATE SET
        since = least(o.since, excluded.since), count = o.count + excluded.count,
        last_seen = greatest(o.last_seen, excluded.last_seen)
"""


@dataclass(slots=True)
class _Notice:
    """What this process has noticed and not yet written."""

    since: datetime
    last_seen: datetime
    count: int = 0


_Key = tuple[str, str]  # check and mode
_lock = threading.Lock()
_notices: dict[_Key, _Notice] = {}
_tried: dict[_Key, float] = {}  # when it was last written, or could not be; monotonic


def note_outage(check: str) -> None:
    """Say that a check let something through because it could not look."""
    _note((check, OutageMode.OPEN))
    write_outages()


def note_failure(problem: Exception) -> None:
    """Say that a send was answered 503, if that is what ``problem`` means."""
    if isinstance(problem, OperationalError | PoolTimeout):
        _note((ALL, OutageMode.CLOSED))
        logger.error("ALARM sends are refused: what the checks must know cannot be read")


def write_outages() -> None:
    """Write what was noticed. Not to be called inside of a transaction, nor while it fails."""
    if not _notices:
        return
    for key, notice in _take_due().items():
        try:
            _write(key, notice)
        except (Error, PoolTimeout):
            logger.warning("the outage of %s could not be written yet", key[0])
            _put_back(key, notice)


def forget_outages() -> None:
    """Know of none, as a new process does."""
    with _lock:
        _notices.clear()
        _tried.clear()


def _note(key: _Key) -> None:
    now = datetime.now(UTC)
    with _lock:
        notice = _notices.setdefault(key, _Notice(now, now))
        notice.count += 1
        notice.last_seen = now


def _take_due() -> dict[_Key, _Notice]:
    now = time.monotonic()
    with _lock:
        due = [key for key in _notices if now - _tried.get(key, -_EVERY) >= _EVERY]
        _tried.update(dict.fromkeys(due, now))
        return {key: _notices.pop(key) for key in due}


def _put_back(key: _Key, notice: _Notice) -> None:
    with _lock:
        newer = _notices.setdefault(key, notice)
        if newer is not notice:
            newer.since = notice.since
            newer.count += notice.count


def _write(key: _Key, notice: _Notice) -> None:
    parameters: dict[str, Any] = {
        "id": uuid7(),
        "check": key[0],
        "mode": str(key[1]),
        "since": notice.since,
        "last_seen": notice.last_seen,
        "count": notice.count,
    }
    with connection.cursor() as cursor:
        cursor.execute(_MERGE, parameters)
        if cursor.rowcount == 0:
            cursor.execute(_OPEN, parameters)
