"""A refusal leaves the decision behind, and nothing else."""

import json

from django.db import connection

from config.errors import ErrorCode
from config.ids import uuid7
from config.request_id import current_request_id
from messaging.protection.describe import describe
from messaging.protection.pipeline import Outcome

_REFUSED = """
    INSERT INTO messaging_senddecision (id, account_id, request_id, accepted, code, verdicts, facts)
    VALUES (%s, %s, %s, false, %s, %s::jsonb, %s::jsonb)
"""


def write_refusal(outcome: Outcome, *, code: ErrorCode) -> None:
    """Keep the decision on a refused request, outside of whatever was rolled back."""
    account_id = outcome.judged[0].send.account.id
    verdicts, facts = (json.dumps(each, default=str) for each in describe(outcome))
    with connection.cursor() as cursor:
        cursor.execute(
            _REFUSED, [uuid7(), account_id, current_request_id(), code.spec.code, verdicts, facts]
        )
