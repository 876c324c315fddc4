"""How many dispatchers work at once over all machines: a lock in PostgreSQL for each place.

The lock belongs to the database session, so a dispatcher that dies gives its place back.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection

_NAMESPACE = 7301


def _ask(statement: str, slot: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {statement}(%s::int, %s::int)", [_NAMESPACE, slot])
        return bool(cursor.fetchone()[0])


@contextmanager
def dispatch_slot() -> Iterator[int | None]:
    """Yield the number of the place taken, ``None`` when all are taken."""
    slot = next(
        (n for n in range(settings.DISPATCH_SLOTS) if _ask("pg_try_advisory_lock", n)), None
    )
    try:
        yield slot
    finally:
        if slot is not None:
            _ask("pg_advisory_unlock", slot)
