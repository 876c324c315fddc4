"""A database that has been in use for a month: many accounts, their contacts, and old messages.

The accounts of the benchmark stand among them and have their part of everything. The numbers added
here are those that Ofcom keeps free for drama (07700 900000 to 900999); nobody writes to them, so
that requests have the same work to do as on an empty database. Messages were delivered long ago, in
the order of their ids; every fifth of them had a price, and has its ledger, events and decision.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection, transaction

from accounts.models import Account
from bench.numbers import ACCOUNTS
from bench.seed import add_accounts, tidy

_CHUNK = 250_000  # messages of one transaction
_STEM = "+447700900"
MOST_CONTACTS = 1_000  # of an account: three digits follow the stem

_CONTACTS = """
    INSERT INTO contacts_contact
        (id, account_id, phone_number, e164, region, opted_out, created_at, updated_at)
    SELECT gen_random_uuid(), a.id, n.e164, n.e164, 'GB', place %% 50 = 0, at, at
    FROM accounts_account a, generate_series(0, %(each)s - 1) AS place,
        LATERAL (SELECT %(stem)s || lpad(place::text, 3, '0') AS e164,
            now() - interval '30 days' + place * interval '1 minute' AS at) AS n
"""
_PEOPLE = """
    CREATE TEMPORARY TABLE person AS
    SELECT row_number() OVER () - 1 AS n, id, account_id, e164
    FROM contacts_contact WHERE region = 'GB';
    CREATE UNIQUE INDEX ON person (n);
    ANALYZE person
"""
# Time-ordered ids, as the application makes them, spread over the days before yesterday. A prime
# number scatters whom the messages go to.
_MESSAGES = """
    CREATE TEMPORARY TABLE old ON COMMIT DROP AS
    SELECT i.place, i.at, p.account_id, p.id AS contact_id, p.e164,
        (lpad(to_hex((extract(epoch FROM i.at) * 1000)::bigint), 12, '0') || '7'
            || substr(i.hash, 1, 3) || '8' || substr(i.hash, 4, 15))::uuid AS id,
        CASE WHEN i.place % {beside} = 0 THEN 0.0710 ELSE 0 END AS price,
        'old_' || i.place / 3 AS request_id, i.hash AS provider_id
    FROM (
        SELECT place, md5(place::text) AS hash,
            now() - interval '29 days' * (1 - place / {messages}::float) - interval '1 day' AS at
        FROM generate_series({first}::bigint, {last}::bigint) AS place
    ) i JOIN person p ON p.n = i.place * 7919 % {people}
"""
_WRITE = (
    """
    INSERT INTO messaging_message (id, account_id, contact_id, direction, status, phone, region,
        sender, body, price, provider_message_id, request_id, created_at, updated_at)
    SELECT id, account_id, contact_id, 'outbound', 'DELIVERED', e164, 'GB', '82345',
        'Hello Sam, your order is on its way.', price, provider_id, request_id, at, at
    FROM old ORDER BY id
    """,
    """
    INSERT INTO accounts_ledgerentry (id, account_id, kind, amount, message_id, note, created_at)
    SELECT gen_random_uuid(), account_id, kind, price, id, '', at
    FROM old, unnest(ARRAY['hold', 'capture']) AS kind WHERE price > 0
    """,
    """
    INSERT INTO messaging_messageevent (message_id, status, price, occurred_at)
    SELECT id, status, price, at
    FROM old, unnest(ARRAY['ROUTED', 'SENT', 'DELIVERED']) AS status WHERE price > 0
    """,
    """
    INSERT INTO messaging_senddecision
        (id, account_id, request_id, accepted, verdicts, facts, created_at)
    SELECT DISTINCT ON (request_id) id, account_id, request_id, true,
        jsonb_build_object('passed', ARRAY[e164], 'refused', '{}'::jsonb), '{}'::jsonb, at
    FROM old WHERE price > 0 ORDER BY request_id
    ON CONFLICT (request_id) DO NOTHING
    """,
)
_MONEY = """
    UPDATE accounts_balance b SET available = available - l.spent
    FROM (SELECT account_id, sum(amount) AS spent FROM accounts_ledgerentry
        WHERE kind = 'hold' GROUP BY account_id) l
    WHERE l.account_id = b.account_id
"""
_BESIDE = 5  # one message in so many has a price


@dataclass(frozen=True, slots=True)
class Size:
    accounts: int
    contacts: int
    messages: int

    @property
    def each(self) -> int:
        """Return how many contacts an account has."""
        return self.contacts // self.accounts

    @property
    def chunks(self) -> list[range]:
        """Return the places of the messages that each transaction writes."""
        starts = range(0, self.messages, _CHUNK)
        return [range(start, min(start + _CHUNK, self.messages)) for start in starts]

    def __str__(self) -> str:
        return f"{self.accounts:,} accounts, {self.contacts:,} contacts, {self.messages:,} messages"


FULL = Size(accounts=1_000, contacts=1_000_000, messages=5_000_000)
QUICK = Size(accounts=200, contacts=100_000, messages=300_000)


def add_crowd(size: Size) -> None:
    """Bring a database that ``seed`` has filled to ``size``, and let the server learn of it."""
    add_accounts(range(ACCOUNTS, size.accounts))
    if Account.objects.count() != size.accounts or size.each > MOST_CONTACTS:
        raise SystemExit(f"this database cannot be brought to {size}")
    with connection.cursor() as cursor:
        cursor.execute(_CONTACTS, {"each": size.each, "stem": _STEM})
        for statement in _PEOPLE.split(";"):
            cursor.execute(statement)
        for places in size.chunks:
            _add_messages(size, places)
        cursor.execute(_MONEY)
        cursor.execute("DROP TABLE person")
    tidy()


@transaction.atomic
def _add_messages(size: Size, places: range) -> None:
    figures = {
        "first": places[0],
        "last": places[-1],
        "messages": size.messages,
        "people": size.contacts,
        "beside": _BESIDE,
    }
    with connection.cursor() as cursor:
        cursor.execute(_MESSAGES.format_map(figures))  # a table cannot be made with parameters
        for statement in _WRITE:
            cursor.execute(statement)
