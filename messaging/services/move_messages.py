"""The one way to move messages: state, event and money in one statement, for many at once.

A move that the table of legal moves does not list does not happen, so a late or repeated receipt
is harmless. Messages and then purses are locked in the order of their keys, so that two batches
never wait for each other. Money follows the state: captured once when the provider has the
message, released once when it never will; what was released has cost nothing, so its price is 0.
A held message that quiet hours meet stays SCHEDULED and gets a later time: the one move that keeps
its state, with an event that tells both times. Webhooks are told in the same statement.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from accounts.services.webhooks.record_webhook_events import ring_for_webhooks
from messaging.services.message_news import WERE_TOLD, tell_messages
from messaging.states import CAPTURING, LEGAL_MOVES, POSTPONEMENT, RELEASING, UNSETTLED

_MOVE = """
    WITH wanted AS (
        SELECT * FROM unnest(%(ids)s::uuid[], %(statuses)s::text[], %(codes)s::text[],
            %(reasons)s::text[], %(provider_ids)s::text[], %(delays)s::int[],
            %(times)s::timestamptz[])
        AS w(id, status, code, reason, provider_id, delay, scheduled_at)
    ), locked AS (
        SELECT m.id, m.status AS before, m.price AS held, m.scheduled_at AS was_due
        FROM messaging_message m
        WHERE m.id = ANY(%(ids)s::uuid[]) ORDER BY m.id FOR UPDATE
    ), moved AS (
        UPDATE messaging_message m SET
            status = w.status,
            reason_code = w.code,
            reason = w.reason,
            price = CASE WHEN l.before = ANY(%(unsettled)s::text[])
                AND w.status = ANY(%(releasing)s::text[]) THEN 0 ELSE m.price END,
            provider_message_id = coalesce(nullif(w.provider_id, ''), m.provider_message_id),
            scheduled_at = coalesce(w.scheduled_at, m.scheduled_at),
            schedule_reason = CASE WHEN w.scheduled_at IS NULL
                THEN m.schedule_reason ELSE 'quiet_hours' END,
            attempts = m.attempts + (w.status = 'QUEUED' AND l.before = 'ROUTED')::int,
            claimed_until = CASE WHEN w.status = 'QUEUED' AND w.delay > 0
                THEN now() + make_interval(secs => w.delay) END,
            updated_at = now()
        FROM wanted w JOIN locked l ON l.id = w.id
        JOIN unnest(%(froms)s::text[], %(tos)s::text[]) AS legal(before, after)
            ON legal.before = l.before AND legal.after = w.status
        WHERE m.id = w.id
        RETURNING m.id, m.account_id, m.price, m.status, m.reason_code, m.reason, l.before, l.held,
            m.scheduled_at, l.was_due, m.profile_id, m.template_id, m.request_id, m.channel,
            m.phone, m.body, m.schedule_reason
    ), event AS (
        INSERT INTO messaging_messageevent
            (message_id, status, price, reason_code, reason, description)
        SELECT id, status, price, reason_code, reason,
            CASE WHEN status = 'SCHEDULED' THEN
                to_char(was_due AT TIME ZONE 'UTC', %(instant)s) || '/' ||
                to_char(scheduled_at AT TIME ZONE 'UTC', %(instant)s)
            ELSE '' END
        FROM moved
    ), settled AS (
        INSERT INTO accounts_ledgerentry (id, account_id, kind, amount, message_id, note)
        SELECT gen_random_uuid(), account_id,
            CASE WHEN status = ANY(%(capturing)s::text[]) THEN 'capture' ELSE 'release' END,
            held, id, ''
        FROM moved
        WHERE held > 0 AND before = ANY(%(unsettled)s::text[])
            AND status = ANY(%(settling)s::text[])
        RETURNING account_id, kind, amount
    ), due AS (
        SELECT account_id, sum(amount) AS settled,
            coalesce(sum(amount) FILTER (WHERE kind = 'release'), 0) AS released
        FROM settled GROUP BY account_id
    ), purse AS (
        SELECT b.account_id FROM accounts_balance b JOIN due USING (account_id)
        ORDER BY b.account_id FOR UPDATE OF b
    ), balance AS (
        UPDATE accounts_balance b
        SET held = b.held - due.settled, available = b.available + due.released
        FROM purse JOIN due USING (account_id) WHERE b.account_id = purse.account_id
    ), """
_MOVE += f"{tell_messages('moved')} SELECT id, {WERE_TOLD} FROM moved"
_POSSIBLE = (*LEGAL_MOVES, POSTPONEMENT)
_FROMS = [str(before) for before, _ in _POSSIBLE]
_TOS = [str(after) for _, after in _POSSIBLE]
_INSTANT = 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'  # ISO 8601, of a time in UTC


@dataclass(frozen=True, slots=True)
class Move:
    message_id: uuid.UUID
    status: str
    code: str = ""  # of the error catalog, on failures
    reason: str = ""
    provider_id: str = ""
    delay: int = 0  # seconds until a retry, when moved back to QUEUED
    scheduled_at: datetime | None = None  # the later time, when quiet hours keep it SCHEDULED


def move_messages(moves: Sequence[Move]) -> set[uuid.UUID]:
    """Make those moves that are legal, at most one per message; return which messages moved."""
    if not moves:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(_MOVE, _parameters(moves))
        moved = cursor.fetchall()
    if moved and moved[0][1]:
        ring_for_webhooks()
    return {row[0] for row in moved}


def _parameters(moves: Sequence[Move]) -> dict[str, Any]:
    return {
        "ids": [move.message_id for move in moves],
        "statuses": [str(move.status) for move in moves],
        "codes": [move.code for move in moves],
        "reasons": [move.reason[:300] for move in moves],
        "provider_ids": [move.provider_id for move in moves],
        "delays": [move.delay for move in moves],
        "times": [move.scheduled_at for move in moves],
        "instant": _INSTANT,
        "froms": list(_FROMS),
        "tos": list(_TOS),
        "capturing": [str(each) for each in CAPTURING],
        "unsettled": [str(each) for each in UNSETTLED],
        "releasing": [str(each) for each in RELEASING],
        "settling": [str(each) for each in (*CAPTURING, *RELEASING)],
    }
