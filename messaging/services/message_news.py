"""What webhooks are told of outbound messages: one event for each state that one reaches.

For any statement that writes or moves messages: it puts ``tell_messages(source)`` behind its own
CTEs, where ``source`` is a CTE with the columns of a message as it is now:

    id, account_id, profile_id, template_id, request_id, status, channel, phone, body,
    reason_code, reason, scheduled_at, schedule_reason

and rings ``accounts.deliver_webhooks`` after the commit if ``WERE_TOLD`` is true. For accounts that
have no endpoint it costs a look-up in an index.
"""

import uuid
from collections.abc import Sequence

from django.db import connection

from accounts.services.webhooks.news_sql import TELL_WEBHOOKS, WERE_TOLD, WIRE_NOW
from accounts.services.webhooks.record_webhook_events import ring_for_webhooks

__all__ = ["WERE_TOLD", "tell_messages", "tell_stored_messages"]
_LONGEST_BODY = 3072  # characters
# ``body`` and ``template_id`` are always there and may be null; what follows is there or not.
_PAYLOAD = f"""
    jsonb_build_object(
        'account_id', m.account_id,
        'message_id', m.id,
        'message_status', m.status,
        'channel', m.channel,
        'outbound_number', m.phone,
        'template_id', m.template_id,
        'body', nullif(left(m.body, {_LONGEST_BODY}), ''),
        'updated_at', {WIRE_NOW}
    ) || jsonb_strip_nulls(jsonb_build_object(
        'template_name', (SELECT t.name FROM templates_app_template t WHERE t.id = m.template_id),
        'reason_code', nullif(m.reason_code, ''),
        'reason', CASE WHEN m.reason_code <> '' THEN nullif(m.reason, '') END,
        'scheduled_at', CASE WHEN m.status IN ('SCHEDULED', 'CANCELLED')
            THEN to_char(m.scheduled_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') END,
        'schedule_reason', CASE WHEN m.status = 'SCHEDULED' THEN nullif(m.schedule_reason, '') END
    ))
"""


def tell_messages(source: str) -> str:
    """Return the CTEs that tell webhooks of the messages in the CTE ``source``."""
    return f"""
    webhook_news AS (
        SELECT m.account_id, m.profile_id, 'message' AS family,
            'message.' || lower(m.status) AS name, m.id AS subject_id, m.request_id,
            {_PAYLOAD} AS payload, now() AS occurred_at
        FROM {source} m
    ), {TELL_WEBHOOKS}
    """


def tell_stored_messages(message_ids: Sequence[uuid.UUID]) -> None:
    """Tell of messages as they are in the table, in the transaction that wrote them."""
    with connection.cursor() as cursor:
        cursor.execute(_TELL_STORED, [list(message_ids)])
        (were_told,) = cursor.fetchone()
    if were_told:
        ring_for_webhooks()


_TELL_STORED = f"""
    WITH stored AS (
        SELECT * FROM messaging_message WHERE id = ANY(%s::uuid[]) ORDER BY id
    ), {tell_messages("stored")} SELECT {WERE_TOLD}
"""
