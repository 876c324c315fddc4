"""How much each check refuses, from the counted hours: a few rows, however many decisions."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Sum

from messaging.models import DecisionRollup

MOST = 10  # accounts
_HOUR = timedelta(hours=1)

_WORST = """
    WITH line AS (
        SELECT account_id, check_name, sum(count) AS n FROM messaging_decisionrollup
        WHERE hour >= %s AND account_id IS NOT NULL GROUP BY account_id, check_name
    ), worst AS (
        SELECT account_id, sum(n) FILTER (WHERE check_name <> '') AS refused, sum(n) AS requests,
            (array_agg(check_name ORDER BY n DESC) FILTER (WHERE check_name <> ''))[1] AS mostly
        FROM line GROUP BY account_id
        ORDER BY refused DESC, account_id LIMIT %s
    )
    SELECT w.account_id, a.name, w.refused::bigint, w.requests::bigint, w.mostly
    FROM worst w JOIN accounts_account a ON a.id = w.account_id
    ORDER BY w.refused DESC, w.account_id
"""


@dataclass(frozen=True, slots=True)
class CheckRate:
    """Requests of a span by the check that refused them."""

    total: int
    by_check: dict[str, int]

    @property
    def refused(self) -> int:
        return sum(self.by_check.values())

    def share(self, count: int) -> float:
        """Return ``count`` in percent of all requests."""
        return 100 * count / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class WorstAccount:
    account_id: uuid.UUID
    name: str
    refused: int
    requests: int  # in the hours in which it was among the most refused
    check: str  # that refused the most


def count_by_check(since: datetime) -> CheckRate:
    """Return how many requests there were since then, and how many each check refused."""
    lines = DecisionRollup.objects.filter(hour__gte=since, account=None)
    counts = dict(lines.values_list("check_name").annotate(Sum("count")))
    total = sum(counts.values())
    return CheckRate(total, {check: count for check, count in counts.items() if check})


def count_worst(since: datetime) -> list[WorstAccount]:
    """Return whose requests were refused most since then."""
    with connection.cursor() as cursor:
        cursor.execute(_WORST, [since, MOST])
        return [WorstAccount(*row) for row in cursor.fetchall()]


def get_counted_until() -> datetime | None:
    """Return the end of the last hour that was counted."""
    last = DecisionRollup.objects.order_by("-hour").values_list("hour", flat=True).first()
    return last and last + _HOUR
