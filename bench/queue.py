"""Messages in the state in which an accepted request leaves them, many at once."""

from __future__ import annotations

from django.db import connection, transaction

from config.ids import uuid7

_FILL = """
    WITH person AS (
        SELECT c.id, c.account_id, c.e164, c.region FROM contacts_contact c
        WHERE NOT c.opted_out ORDER BY random() LIMIT %(count)s
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
        cursor.execute(_FILL, {"count": count, "ids": [uuid7() for _ in range(count)]})
