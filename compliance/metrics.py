"""How review is going: figures over the queue as it is and over the decisions of the last weeks.

Each is one statement over an index. A week is seven days back from now, the newest one first.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Count, Q
from django.utils import timezone

from compliance.models import KycCase
from compliance.models.decision import VERDICTS
from compliance.models.kyc_case import QUEUE_STATES

WEEKS = 6
_SIZES = """
    SELECT state, count(*), count(*) FILTER (WHERE due_at < %(now)s)
    FROM compliance_kyccase
    WHERE state IN ('submitted', 'in_review', 'second_review', 'appealed', 'action_required')
    GROUP BY state
"""
_WEEKLY = """
    SELECT floor(extract(epoch FROM %(now)s - d.created_at) / 604800)::int AS week,
        count(*) FILTER (WHERE d.kind = ANY(%(verdicts)s)) AS verdicts,
        count(*) FILTER (WHERE d.kind = 'request_changes') AS returned,
        count(*) FILTER (WHERE d.kind IN ('send_back', 'uphold_appeal')) AS reopened,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY d.first_touch_seconds)
            FILTER (WHERE d.kind = ANY(%(verdicts)s)) AS first_touch,
        count(*) FILTER (WHERE d.kind = ANY(%(verdicts)s) AND s.eta_latest_at IS NOT NULL)
            AS promised,
        count(*) FILTER (WHERE d.kind = ANY(%(verdicts)s) AND d.created_at <= s.eta_latest_at)
            AS kept
    FROM compliance_decision d JOIN compliance_submission s ON s.id = d.submission_id
    WHERE d.id >= %(oldest)s AND d.created_at > %(since)s
    GROUP BY week
"""


@dataclass(frozen=True, slots=True)
class QueueSize:
    waiting: int = 0
    overdue: int = 0


@dataclass(frozen=True, slots=True)
class Week:
    """``first_touch`` is working time in seconds, the median of the week's verdicts."""

    verdicts: int = 0
    returned: int = 0
    reopened: int = 0
    first_touch: float | None = None
    promised: int = 0
    kept: int = 0

    def share(self, part: int, *, of: int) -> float | None:
        """Return a percentage, ``None`` of nothing."""
        return 100 * part / of if of else None


def count_queues() -> Mapping[str, QueueSize]:
    """Return how many cases are in each waiting state, and how many of them are overdue."""
    with connection.cursor() as cursor:
        cursor.execute(_SIZES, {"now": timezone.now()})
        return {state: QueueSize(total, late) for state, total, late in cursor.fetchall()}


def count_ages(bounds: Sequence[int]) -> list[int]:
    """Return how many cases of ours were submitted within each number of days, then all older."""
    now = timezone.now()
    younger = {
        f"within_{days}": Count("pk", filter=Q(submitted_at__gt=now - timedelta(days=days)))
        for days in bounds
    }
    waiting = KycCase.objects.filter(state__in=QUEUE_STATES)
    totals = list(waiting.aggregate(**younger, all=Count("pk")).values())
    return [total - before for total, before in zip(totals, [0, *totals], strict=False)]


def list_weeks() -> list[Week]:
    """Return the last weeks, the newest first; a week without decisions is empty."""
    now = timezone.now()
    since = now - timedelta(weeks=WEEKS)
    values: dict[str, Any] = {
        "verdicts": list(VERDICTS),
        "now": now,
        "since": since,
        "oldest": _get_lowest_key(since),
    }
    with connection.cursor() as cursor:
        cursor.execute(_WEEKLY, values)
        found = {week: Week(*figures) for week, *figures in cursor.fetchall()}
    return [found.get(number, Week()) for number in range(WEEKS)]


def _get_lowest_key(since: datetime) -> uuid.UUID:
    """Keys begin with the milliseconds of their time, so the last weeks are found by the key."""
    return uuid.UUID(int=int(since.timestamp() * 1000) << 80)
