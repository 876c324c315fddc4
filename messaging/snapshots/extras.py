"""What only some requests need to know: numbers they name, channels other than SMS."""

import uuid
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from django.db import connection

_NUMBERS = """
    SELECT n.e164, coalesce(c.state = 'blocked', false), n.registered_at IS NOT NULL,
        n.blocked_carriers
    FROM accounts_phonenumber n
    LEFT JOIN accounts_channel c ON c.number_id = n.id AND c.kind = 'sms'
    WHERE n.account_id = %s AND n.state = 'assigned' AND n.e164 = ANY(%s::text[])
"""
_CHANNELS = "SELECT kind, state FROM accounts_channel WHERE account_id = %s"


class ActiveNumber(NamedTuple):
    e164: str
    is_blocked: bool
    is_us_registered: bool
    blocked_carriers: list[str]  # TCR's ids


def read_numbers(account_id: uuid.UUID, *, numbers: Sequence[str]) -> list[ActiveNumber]:
    """Return those of ``numbers`` that the account can send from."""
    with connection.cursor() as cursor:
        cursor.execute(_NUMBERS, [account_id, list(numbers)])
        return [ActiveNumber._make(row) for row in cursor.fetchall()]


def read_channels(account_id: uuid.UUID) -> Mapping[str, str]:
    """Return the state of each channel that the account ever set up."""
    with connection.cursor() as cursor:
        cursor.execute(_CHANNELS, [account_id])
        return dict(cursor.fetchall())
