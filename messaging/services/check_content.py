"""What carriers and we cannot take, said before anything is written."""

import uuid

from django.db import connection

from config.errors import DomainError, ErrorCode

MOST_CHARACTERS = 1530  # ten segments of 153 GSM-7 characters
MOST_SCHEDULED = 1_000_000  # held for an account at a time
_HELD = """
    SELECT count(*) FROM (
        SELECT 1 FROM messaging_message
        WHERE account_id = %s AND status = 'SCHEDULED' LIMIT %s
    ) AS held
"""


def check_length(text: str, *, field: str) -> str:
    """Carriers take ten segments at most; longer text would fail later, and less clearly."""
    if len(text) > MOST_CHARACTERS:
        sentence = f"The text has {len(text)} characters; at most {MOST_CHARACTERS}."
        raise DomainError(ErrorCode.VALUE_OUT_OF_RANGE, details={field: [sentence]})
    return text


def check_room(account_id: uuid.UUID) -> None:
    """Raise DomainError ``SCHEDULE_FULL`` when the account holds as much as it may."""
    with connection.cursor() as cursor:
        cursor.execute(_HELD, [account_id, MOST_SCHEDULED])
        if cursor.fetchone()[0] >= MOST_SCHEDULED:
            raise DomainError(ErrorCode.SCHEDULE_FULL)
