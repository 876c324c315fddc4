"""Keep what a provider sent us, once, before anything is made of it."""

import json
import uuid
from typing import Any

from django.db import connection

from config.doorbell import ring

_STORE = """
    INSERT INTO messaging_webhookreceipt (provider, event_id, message_id, payload)
    VALUES (%s, %s, %s, %s::jsonb) ON CONFLICT (provider, event_id) DO NOTHING
"""


def store_receipt(
    provider: str, *, event_id: str, message_id: uuid.UUID | None, payload: dict[str, Any]
) -> bool:
    """Store an event and ring for its processing; return whether it was new."""
    with connection.cursor() as cursor:
        cursor.execute(_STORE, [provider, event_id, message_id, json.dumps(payload)])
        is_new = bool(cursor.rowcount == 1)
    if is_new:
        ring("messaging.process_receipts")
    return is_new
