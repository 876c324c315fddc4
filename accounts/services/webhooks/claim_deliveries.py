"""Which deliveries a worker takes next: a few of every endpoint, so that none holds up another.

An endpoint has a few deliveries under way at most, one that failed or was slow the last time a
single one, and all the slow ones together get what the caller leaves to them. Whose first delivery
waits longest comes first. An endpoint that has just failed is left alone for a moment. What is off
or deleted hears nothing.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from accounts.models import WebhookDelivery

MOST_PER_ENDPOINT = 4
_GRACE = 30  # seconds that a worker has after the endpoint's time-out to write the outcome down
_LOCK = 7_203_001  # of PostgreSQL's advisory locks: claims are made one after another

# The first CTE jumps from endpoint to endpoint along the index of what is due, so that its cost is
# that of the endpoints with open deliveries, however many deliveries each of them has.
_CLAIM = """
    WITH RECURSIVE waiting(id) AS (
        (SELECT webhook_id FROM accounts_webhookdelivery
         WHERE next_try_at IS NOT NULL ORDER BY webhook_id LIMIT 1)
        UNION ALL
        SELECT (SELECT d.webhook_id FROM accounts_webhookdelivery d
                WHERE d.next_try_at IS NOT NULL AND d.webhook_id > waiting.id
                ORDER BY d.webhook_id LIMIT 1)
        FROM waiting WHERE waiting.id IS NOT NULL
    ), open_lane AS (
        SELECT w.id, w.is_slow, w.timeout_seconds, first.due,
            CASE WHEN w.is_slow THEN 1 ELSE %(each)s END - (
                SELECT count(*) FROM accounts_webhookdelivery d
                WHERE d.webhook_id = w.id AND d.claimed_until > now()) AS free
        FROM waiting JOIN accounts_webhook w ON w.id = waiting.id
        CROSS JOIN LATERAL (
            SELECT d.next_try_at AS due FROM accounts_webhookdelivery d
            WHERE d.webhook_id = w.id AND d.next_try_at <= now()
            ORDER BY d.next_try_at LIMIT 1) first
        WHERE w.is_active AND w.deleted_at IS NULL
            AND (w.paused_until IS NULL OR w.paused_until <= now())
    ), lane AS (
        SELECT *, row_number() OVER (PARTITION BY is_slow ORDER BY due, id) AS place
        FROM open_lane WHERE free > 0
    ), candidate AS (
        SELECT d.id, d.next_try_at, lane.is_slow, lane.timeout_seconds,
            row_number() OVER (PARTITION BY lane.id ORDER BY d.next_try_at, d.id) AS turn
        FROM lane CROSS JOIN LATERAL (
            SELECT o.id, o.next_try_at FROM accounts_webhookdelivery o
            WHERE o.webhook_id = lane.id AND o.next_try_at <= now()
            ORDER BY o.next_try_at, o.id LIMIT lane.free
            FOR UPDATE SKIP LOCKED) d
        WHERE lane.place <= CASE WHEN lane.is_slow THEN %(slow_room)s ELSE %(room)s END
    ), chosen AS (
        SELECT id, timeout_seconds FROM candidate ORDER BY turn, is_slow, next_try_at LIMIT %(room)s
    )
    UPDATE accounts_webhookdelivery d SET
        attempts = d.attempts + 1,
        claimed_until = now() + make_interval(secs => chosen.timeout_seconds + %(grace)s),
        next_try_at = now() + make_interval(secs => chosen.timeout_seconds + %(grace)s),
        started_at = coalesce(d.started_at, now())
    FROM chosen WHERE d.id = chosen.id
    RETURNING d.id, d.claimed_until
"""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A delivery that is ours until ``until``."""

    delivery: WebhookDelivery
    until: datetime

    @property
    def webhook_id(self) -> uuid.UUID:
        return self.delivery.webhook_id

    @property
    def is_slow(self) -> bool:
        return self.delivery.webhook.is_slow


def claim_deliveries(*, room: int, slow_room: int) -> list[Claimed]:
    """Claim up to ``room`` due deliveries, of slow endpoints up to ``slow_room``; commit.

    A claim counts as an attempt, so that a delivery that kills its worker does not do so forever.
    """
    if room <= 0:
        return []
    limits = {"room": room, "slow_room": slow_room, "each": MOST_PER_ENDPOINT, "grace": _GRACE}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        cursor.execute(_CLAIM, limits)
        until = dict(cursor.fetchall())
    return _read(until) if until else []


def _read(until: dict[int, datetime]) -> list[Claimed]:
    """An endpoint that was switched off since the claim hears nothing either."""
    deliveries = WebhookDelivery.objects.select_related("webhook", "event").order_by("pk")
    live = deliveries.filter(webhook__is_active=True, webhook__deleted_at=None)
    return [Claimed(each, until[each.pk]) for each in live.filter(pk__in=until)]
