"""Messages in the state in which an accepted request leaves them, many at once; and their going."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.db import connection, transaction

from bench.numbers import REGION
from bench.programs import Program
from config.celery import app
from config.ids import uuid7

_SLOWEST = 20  # messages a second below which we stop waiting
_PATIENCE = 5  # seconds, of the shortest wait
_SWEEP = 2.0  # seconds, as beat does it
_COUNT = "SELECT count(*) FROM messaging_message WHERE status = ANY(%s)"
# Only of accounts that can send: there may be others beside them.
_FILL = """
    WITH person AS (
        SELECT c.id, c.account_id, c.e164, c.region FROM contacts_contact c
        JOIN accounts_phonenumber n ON n.account_id = c.account_id
        WHERE c.region = %(region)s AND NOT c.opted_out ORDER BY random() LIMIT %(count)s
    ), message AS (
        INSERT INTO messaging_message (id, account_id, contact_id, template_id, direction, status,
            phone, region, sender, body, price, request_id)
        SELECT i.id, p.account_id, p.id, t.id, 'outbound', 'QUEUED', p.e164, p.region, n.e164,
            'Hello Sam, your order is on its way.', 0.0710, 'queue'
        FROM (SELECT *, row_number() OVER () AS place FROM person) p
        JOIN unnest(%(ids)s::uuid[]) WITH ORDINALITY AS i(id, place) ON i.place = p.place
        JOIN templates_app_template t ON t.account_id = p.account_id
        JOIN accounts_phonenumber n ON n.account_id = p.account_id
        RETURNING id, account_id, price
    ), ledger AS (
        INSERT INTO accounts_ledgerentry (id, account_id, kind, amount, message_id, note)
        SELECT gen_random_uuid(), account_id, 'hold', price, id, '' FROM message
    )
    UPDATE accounts_balance b SET available = available - m.total, held = held + m.total
    FROM (SELECT account_id, sum(price) AS total FROM message GROUP BY account_id) m
    WHERE b.account_id = m.account_id
"""


@transaction.atomic
def fill_queue(count: int) -> None:
    """Queue ``count`` messages of all accounts to as many contacts, with their holds."""
    with connection.cursor() as cursor:
        ids = [uuid7() for _ in range(count)]
        cursor.execute(_FILL, {"count": count, "ids": ids, "region": REGION})


def count_messages(*statuses: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [list(statuses)])
        return int(cursor.fetchone()[0])


def count_unfinished() -> int:
    return count_messages("QUEUED", "ROUTED")


def drain(worker: Program, *, task: str, left: Callable[[], int]) -> None:
    """Have ``worker`` do ``task`` until nothing is left. As beat does, ask for it again and again:
    a hint that comes while another process looks for the last time is lost.
    """
    now = sweep = time.monotonic()
    deadline = now + _PATIENCE + left() / _SLOWEST
    while missing := left():
        worker.require_alive()
        now = time.monotonic()
        if now > deadline:
            raise SystemExit(f"{missing} are still left for {task}:\n{worker.tail()}")
        if now >= sweep:
            app.send_task(task)
            sweep = now + _SWEEP
        time.sleep(0.05)
