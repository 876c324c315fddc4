"""After the race: was everything that was counted really written, and does the money agree?"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from django.db import connection

from messaging.books import list_faults

_NAMED = 10  # disagreements told; the first ones say what is wrong
_READ = """
    SELECT
        (SELECT count(*) FROM messaging_message WHERE request_id <> 'limit'),
        (SELECT count(*) FROM messaging_message WHERE request_id = 'limit'),
        (SELECT count(*) FROM messaging_message WHERE status = 'DELIVERED'),
        (SELECT count(*) FROM messaging_message
            WHERE status NOT IN ('QUEUED', 'SENT', 'DELIVERED')),
        (SELECT count(*) FROM accounts_ledgerentry WHERE kind = 'capture')
"""


@dataclass(frozen=True, slots=True)
class Books:
    messages: int  # by the application
    limit_messages: int = 0
    delivered: int = 0
    elsewhere: int = 0  # messages neither QUEUED nor SENT nor DELIVERED
    captures: int = 0


def _read() -> Books:
    with connection.cursor() as cursor:
        cursor.execute(_READ)
        return Books(*cursor.fetchone())


def check_books(expected: Books) -> None:
    """Exit naming every figure that is not as it must be, or where money and messages disagree."""
    books = _read()
    wrong = [] if books == expected else [f"{books}, not {expected}"]
    wrong += [f"{fault.subject}: {fault.what}" for fault in islice(list_faults(), _NAMED)]
    if wrong:
        raise SystemExit("the books do not agree: " + "; ".join(wrong))
