"""Count the decisions of every hour that is over, once, for the charts of blocked sends.

The cost of a sweep is that of the rows of the hours it counts, found by their time-ordered key. It
begins where the last one ended, so hours in which nobody swept are caught up with.
"""

from datetime import datetime, timedelta

from django.db import connection, transaction
from django.utils import timezone

from config.ids import first_uuid7
from messaging.decided import CLAIM
from messaging.models import DecisionRollup, SendDecision

HOUR = timedelta(hours=1)
KEPT = timedelta(days=15)  # a day more than the charts show
GRACE = timedelta(minutes=5)  # for decisions that are written a little after their key was made
MOST_HOURS = 48  # in one sweep
WORST = 100  # accounts of an hour that are counted by themselves

# Of the oldest decisions the check is found among the verdicts, by the code.
_COUNT = f"""
    WITH decided AS (
        SELECT account_id, CASE WHEN accepted THEN '' ELSE coalesce(
            verdicts ->> 'check',
            (SELECT e.value -> -1 ->> 0 FROM jsonb_each(verdicts -> 'refused') e
                WHERE e.value -> -1 ->> 1 = code LIMIT 1),
            '{CLAIM}'
        ) END AS check_name
        FROM messaging_senddecision WHERE id >= %(first)s AND id < %(end)s
    ), counted AS (
        SELECT account_id, check_name, count(*) AS n FROM decided GROUP BY 1, 2
    ), worst AS (
        SELECT account_id FROM counted WHERE check_name <> ''
        GROUP BY account_id ORDER BY sum(n) DESC, account_id LIMIT {WORST}
    ), line AS (
        SELECT NULL::uuid AS account_id, check_name, sum(n) AS n FROM counted GROUP BY check_name
        UNION ALL
        SELECT account_id, check_name, n FROM counted JOIN worst USING (account_id)
        UNION ALL
        SELECT NULL, '', 0 WHERE NOT EXISTS (SELECT 1 FROM counted WHERE check_name = '')
    )
    INSERT INTO messaging_decisionrollup (id, hour, account_id, check_name, count)
    SELECT gen_random_uuid(), %(hour)s, account_id, check_name, n FROM line
    ON CONFLICT (hour, account_id, check_name) DO UPDATE SET count = excluded.count
"""


def roll_up_decisions() -> int:
    """Count the hours that are over and not counted; return how many there were."""
    now = timezone.now()
    DecisionRollup.objects.filter(hour__lt=now - KEPT).delete()
    hour = _find_next(now)
    hours = 0
    while hour is not None and hours < MOST_HOURS and hour + HOUR + GRACE <= now:
        count_hour(hour)
        hour += HOUR
        hours += 1
    return hours


@transaction.atomic
def count_hour(hour: datetime) -> None:
    """Count one hour; doing it again counts it anew."""
    DecisionRollup.objects.filter(hour=hour).delete()
    first, end = first_uuid7(hour), first_uuid7(hour + HOUR)
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, {"hour": hour, "first": first, "end": end})


def _find_next(now: datetime) -> datetime | None:
    """Return the first hour that is not counted, ``None`` while there is no decision at all."""
    last = DecisionRollup.objects.order_by("-hour").values_list("hour", flat=True).first()
    if last is not None:
        return max(last + HOUR, begin_hour(now - KEPT))
    oldest = SendDecision.objects.order_by("id").values_list("created_at", flat=True).first()
    return oldest and begin_hour(max(oldest, now - KEPT))


def begin_hour(instant: datetime) -> datetime:
    return instant.replace(minute=0, second=0, microsecond=0)
