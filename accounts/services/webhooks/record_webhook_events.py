"""Something happened: write it down for the endpoints that want to hear of it.

In the transaction of what happened, so that nothing is told that was rolled back and nothing is
forgotten that was committed. Filters are looked at now, not when the event is delivered.
"""

import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from accounts.services.webhooks.news_sql import TELL_WEBHOOKS
from config.doorbell import ring
from config.request_id import current_request_id

_RECORD = f"""
    WITH webhook_news AS (
        SELECT account_id, profile_id, family, name, subject_id, %(request)s AS request_id,
            payload::jsonb, occurred_at
        FROM unnest(%(accounts)s::uuid[], %(profiles)s::uuid[], %(families)s::text[],
            %(names)s::text[], %(subjects)s::uuid[], %(payloads)s::text[],
            %(instants)s::timestamptz[])
        AS n(account_id, profile_id, family, name, subject_id, payload, occurred_at)
    ), {TELL_WEBHOOKS}
    SELECT count(*) FROM webhook_delivery
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookNews:
    """``name`` is ``message.delivered`` or the like, empty where a family has one event only."""

    account_id: uuid.UUID
    family: str
    name: str
    subject_id: uuid.UUID
    payload: Mapping[str, Any]
    profile_id: uuid.UUID | None = None
    occurred_at: datetime = field(default_factory=timezone.now)


def record_webhook_events(news: Sequence[WebhookNews]) -> int:
    """Write events and what is to be delivered; return how many deliveries that makes.

    Inside the caller's transaction, which holds the lock on each subject. One statement, and
    nothing written, for accounts without an endpoint that listens.
    """
    if not news:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(_RECORD, _parameters(news))
        (deliveries,) = cursor.fetchone()
    if deliveries:
        ring_for_webhooks()
    return int(deliveries)


def ring_for_webhooks() -> None:
    """Wake the worker once the running transaction has committed."""
    transaction.on_commit(lambda: ring("accounts.deliver_webhooks"), robust=True)


def format_wire(instant: datetime) -> str:
    """Return an instant as payloads write it: UTC, whole seconds, a Z."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _parameters(news: Sequence[WebhookNews]) -> dict[str, Any]:
    return {
        "request": current_request_id(),
        "accounts": [each.account_id for each in news],
        "profiles": [each.profile_id for each in news],
        "families": [each.family for each in news],
        "names": [each.name for each in news],
        "subjects": [each.subject_id for each in news],
        "payloads": [json.dumps(each.payload, default=str) for each in news],
        "instants": [each.occurred_at for each in news],
    }
