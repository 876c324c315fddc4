"""After the race: was everything that was counted really written, and does the money agree?"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.db import connection

from bench.numbers import ACCOUNTS
from bench.seed import MONEY

_READ = """
    SELECT
        (SELECT count(*) FROM messaging_message WHERE request_id <> 'limit'),
        (SELECT count(*) FROM messaging_message WHERE request_id = 'limit'),
        (SELECT coalesce(sum(price), 0) FROM messaging_message WHERE status = 'QUEUED'),
        (SELECT coalesce(sum(price), 0) FROM messaging_message WHERE status = 'SENT'),
        (SELECT count(*) FROM messaging_message WHERE status NOT IN ('QUEUED', 'SENT')),
        (SELECT count(*) FROM accounts_ledgerentry WHERE kind = 'hold'),
        (SELECT count(*) FROM accounts_ledgerentry WHERE kind = 'capture'),
        (SELECT sum(held) FROM accounts_balance),
        (SELECT sum(available) FROM accounts_balance)
"""


@dataclass(frozen=True, slots=True)
class Books:
    messages: int  # by the application
    limit_messages: int
    queued_price: Decimal
    sent_price: Decimal
    elsewhere: int  # messages neither QUEUED nor SENT
    holds: int
    captures: int
    held: Decimal
    available: Decimal


def read_books() -> Books:
    with connection.cursor() as cursor:
        cursor.execute(_READ)
        return Books(*cursor.fetchone())


def check_books(books: Books, *, messages: int, limit_messages: int = 0, captures: int = 0) -> None:
    """Exit naming every figure that is not as it must be."""
    expected = {
        "messages": messages,
        "limit_messages": limit_messages,
        "elsewhere": 0,
        "holds": messages + limit_messages,
        "captures": captures,
        "held": books.queued_price,
        "available": MONEY * ACCOUNTS - books.queued_price - books.sent_price,
    }
    wrong = [
        f"{name} is {getattr(books, name)}, not {value}"
        for name, value in expected.items()
        if getattr(books, name) != value
    ]
    if wrong:
        raise SystemExit("the books do not agree: " + "; ".join(wrong))
