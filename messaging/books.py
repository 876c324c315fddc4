"""Do the books agree? Every account's balance with its entries, every message with its money.

What an account can spend is what it was given less what it has reserved, plus what came back; what
is held is what it has reserved and has neither spent nor got back. A message with a price was held
for once, and was captured or released, never both, exactly when its state says so (ruling 13).
Each question is one statement over the whole table, on one snapshot, whatever the size.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection

from messaging.states import CAPTURING, RELEASING, UNSETTLED

_ACCOUNTS = """
    WITH moved AS (
        SELECT account_id,
            coalesce(sum(amount) FILTER (WHERE kind = 'top_up'), 0)
            - coalesce(sum(amount) FILTER (WHERE kind = 'hold'), 0)
            + coalesce(sum(amount) FILTER (WHERE kind = 'release'), 0) AS available,
            coalesce(sum(amount) FILTER (WHERE kind = 'hold'), 0)
            - coalesce(sum(amount) FILTER (WHERE kind IN ('capture', 'release')), 0) AS held
        FROM accounts_ledgerentry GROUP BY account_id
    )
    SELECT account_id, b.available, coalesce(m.available, 0), b.held, coalesce(m.held, 0)
    FROM accounts_balance b FULL JOIN moved m USING (account_id)
    WHERE b.available IS DISTINCT FROM coalesce(m.available, 0)
        OR b.held IS DISTINCT FROM coalesce(m.held, 0)
"""
# The columns of a message are NULL for entries of a message that their account does not have.
_MESSAGES = """
    WITH entry AS (
        SELECT message_id, account_id,
            count(*) FILTER (WHERE kind = 'hold') AS holds,
            count(*) FILTER (WHERE kind = 'capture') AS captures,
            count(*) FILTER (WHERE kind = 'release') AS releases,
            sum(amount) FILTER (WHERE kind = 'hold') AS held,
            sum(amount) FILTER (WHERE kind IN ('capture', 'release')) AS settled
        FROM accounts_ledgerentry WHERE message_id IS NOT NULL GROUP BY message_id, account_id
    ), pair AS (
        SELECT coalesce(m.id, e.message_id) AS id, m.status, m.price,
            coalesce(e.holds, 0) AS holds, coalesce(e.captures, 0) AS captures,
            coalesce(e.releases, 0) AS releases, e.held, e.settled
        FROM messaging_message m
        FULL JOIN entry e ON e.message_id = m.id AND e.account_id = m.account_id
    ), fault AS (
        SELECT id, array_remove(ARRAY[
            CASE WHEN status IS NULL THEN 'its entries are of an account without it' END,
            CASE WHEN price > 0 AND holds = 0 THEN 'it has a price and no hold' END,
            CASE WHEN holds > 1 THEN 'it was held for ' || holds || ' times' END,
            CASE WHEN captures + releases > 1 THEN 'it was settled more than once' END,
            CASE WHEN holds = 0 AND captures + releases > 0
                THEN 'it was settled and never held for' END,
            CASE WHEN holds = 1 AND captures + releases = 1 AND settled <> held
                THEN settled || ' were settled of ' || held END,
            CASE WHEN holds = 1 AND releases = 0 AND price <> held
                THEN held || ' were held for a price of ' || price END,
            CASE WHEN holds > 0 AND status = ANY(%(capturing)s::text[]) AND captures = 0
                THEN 'it is ' || status || ' and was not captured' END,
            CASE WHEN status = ANY(%(capturing)s::text[]) AND releases > 0
                THEN 'it is ' || status || ' and was released' END,
            CASE WHEN holds > 0 AND status = ANY(%(releasing)s::text[]) AND captures + releases = 0
                THEN 'it is ' || status || ' and neither captured nor released' END,
            CASE WHEN status = ANY(%(unsettled)s::text[]) AND captures + releases > 0
                THEN 'it is ' || status || ' and settled already' END
        ], NULL) AS faults FROM pair
    )
    SELECT id, faults FROM fault WHERE cardinality(faults) > 0
"""
_SIZE = (
    "SELECT (SELECT count(*) FROM accounts_balance), (SELECT count(*) FROM accounts_ledgerentry)"
)
_AT_ONCE = 1000  # rows


@dataclass(frozen=True, slots=True)
class Fault:
    subject: str  # account or message, and which
    what: str


@dataclass(frozen=True, slots=True)
class Size:
    accounts: int
    entries: int


def list_faults() -> Iterator[Fault]:
    """Yield everything in which the books disagree; nothing, if they agree."""
    yield from (_judge_account(*row) for row in _ask(_ACCOUNTS))
    for message_id, faults in _ask(_MESSAGES):
        yield from (Fault(f"message {message_id}", what) for what in faults)


def measure_books() -> Size:
    """Return how much there is to look at."""
    with connection.cursor() as cursor:
        cursor.execute(_SIZE)
        return Size(*cursor.fetchone())


def _judge_account(account_id: Any, available: Any, given: Any, held: Any, reserved: Any) -> Fault:
    subject = f"account {account_id}"
    if available is None:
        return Fault(subject, "there are entries and no balance")
    return Fault(
        subject,
        f"available is {available}, by its entries {given}; held is {held}, by them {reserved}",
    )


def _ask(statement: str) -> Iterator[tuple[Any, ...]]:
    """The rows as they come: however many disagree, none of them has to fit into memory."""
    states = {"capturing": CAPTURING, "releasing": RELEASING, "unsettled": UNSETTLED}
    parameters = {name: [str(each) for each in listed] for name, listed in states.items()}
    with connection.chunked_cursor() as cursor:
        cursor.execute(statement, parameters)
        while rows := cursor.fetchmany(_AT_ONCE):
            yield from rows
