"""What came of attempts, written down in bulk: delivered, tried again later, or given up.

Tried again after one minute, then after two, four … at most sixty, as often as the endpoint says;
after a 410 not at all. An endpoint that failed n times in a row is left alone for n seconds, so
that ten failures mean more than a moment's trouble. A worker whose lease ran out meanwhile has
nothing to say: somebody else has the delivery.
"""

import random
import uuid
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.db import connection, transaction

from accounts.models import Webhook, WebhookAttempt
from accounts.models.webhook import SwitchedOff
from accounts.models.webhook_delivery import DeliveryStatus
from accounts.services.webhooks.claim_deliveries import Claimed
from accounts.services.webhooks.post_delivery import Outcome
from accounts.services.webhooks.switch_webhook import MOST_FAILURES, give_up_webhook

_FIRST_DELAY, _LONGEST_DELAY = 60.0, 3600.0  # seconds
_JITTER = 0.1  # of the delay, so that what failed together does not come back together
_SLOW = 5000  # milliseconds

# In the order of their keys, as everybody locks them. The lease must still be ours.
_SETTLE = """
    WITH outcome AS (
        SELECT * FROM unnest(%(ids)s::bigint[], %(leases)s::timestamptz[], %(statuses)s::text[],
            %(delays)s::interval[], %(codes)s::int[], %(bodies)s::text[], %(errors)s::text[])
        AS o(id, lease, status, delay, code, body, error)
    ), mine AS (
        SELECT d.id FROM accounts_webhookdelivery d JOIN outcome o
            ON o.id = d.id AND o.lease = d.claimed_until
        ORDER BY d.id FOR UPDATE OF d
    )
    UPDATE accounts_webhookdelivery d SET
        status = o.status,
        next_try_at = now() + o.delay,
        claimed_until = NULL,
        http_status_code = o.code,
        response_body = o.body,
        error_message = o.error,
        completed_at = CASE WHEN o.delay IS NULL THEN now() END
    FROM outcome o JOIN mine ON mine.id = o.id WHERE d.id = o.id
"""
_COLUMNS = ("ids", "leases", "statuses", "delays", "codes", "bodies", "errors")

Finished = tuple[Claimed, Outcome]


def record_outcomes(finished: Sequence[Finished]) -> None:
    """Write outcomes down in the order they came; switch off what is to hear no more."""
    if not finished:
        return
    webhooks = _record(finished)
    for claimed, outcome in finished:
        if outcome.is_gone:
            give_up_webhook(claimed.webhook_id, because=SwitchedOff.GONE, last_error=outcome.error)
        elif webhooks[claimed.webhook_id].consecutive_failures >= MOST_FAILURES:
            give_up_webhook(
                claimed.webhook_id, because=SwitchedOff.FAILURES, last_error=outcome.error
            )


@transaction.atomic
def _record(finished: Sequence[Finished]) -> dict[uuid.UUID, Webhook]:
    """Return the endpoints as they are now."""
    ids = {claimed.webhook_id for claimed, _ in finished}
    locked = Webhook.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk")
    webhooks = {webhook.pk: webhook for webhook in locked}
    for claimed, outcome in finished:
        count_outcome(webhooks[claimed.webhook_id], outcome)
    _settle(finished, webhooks)
    Webhook.objects.bulk_update(webhooks.values(), _COUNTED)
    WebhookAttempt.objects.bulk_create(
        [build_attempt(claimed.delivery.pk, outcome) for claimed, outcome in finished]
    )
    return webhooks


_COUNTED = (
    "consecutive_failures",
    "is_slow",
    "paused_until",
    "last_delivery_attempt_at",
    "last_successful_delivery_at",
)


def count_outcome(webhook: Webhook, outcome: Outcome) -> None:
    """Count a success or failure on a locked endpoint; a success forgets all failures."""
    if outcome.is_ours:
        return
    ended_at = outcome.started_at + timedelta(milliseconds=outcome.elapsed_ms)
    webhook.last_delivery_attempt_at = outcome.started_at
    webhook.is_slow = not outcome.is_success or outcome.elapsed_ms > _SLOW
    if outcome.is_success:
        webhook.consecutive_failures, webhook.paused_until = 0, None
        webhook.last_successful_delivery_at = outcome.started_at
    else:
        webhook.consecutive_failures += 1
        pause = min(webhook.consecutive_failures, MOST_FAILURES)
        webhook.paused_until = ended_at + timedelta(seconds=pause)


def build_attempt(delivery_id: int, outcome: Outcome) -> WebhookAttempt:
    return WebhookAttempt(
        delivery_id=delivery_id,
        started_at=outcome.started_at,
        elapsed_ms=outcome.elapsed_ms,
        http_status_code=outcome.status or None,
        response_body=outcome.body,
        error_message=outcome.error,
    )


def _settle(finished: Sequence[Finished], webhooks: Mapping[uuid.UUID, Webhook]) -> None:
    rows = [
        _as_row(claimed, outcome, retries=webhooks[claimed.webhook_id].retry_count)
        for claimed, outcome in finished
    ]
    columns = dict(zip(_COLUMNS, map(list, zip(*rows, strict=True)), strict=True))
    with connection.cursor() as cursor:
        cursor.execute(_SETTLE, columns)


def _as_row(claimed: Claimed, outcome: Outcome, *, retries: int) -> tuple[Any, ...]:
    attempts = claimed.delivery.attempts
    is_last = outcome.is_success or outcome.is_gone or attempts > retries
    if is_last:
        status = DeliveryStatus.DELIVERED if outcome.is_success else DeliveryStatus.FAILED
    else:
        status = DeliveryStatus.RETRYING
    delay = None if is_last else choose_delay(attempts)
    key = (claimed.delivery.pk, claimed.until)
    return (*key, str(status), delay, outcome.status or None, outcome.body, outcome.error)


def choose_delay(attempts: int) -> timedelta:
    """Return how long to wait after so many attempts: about 1, 2, 4 … minutes, 60 at most."""
    seconds = min(_FIRST_DELAY * 2.0 ** min(attempts - 1, 10), _LONGEST_DELAY)
    return timedelta(seconds=seconds * random.uniform(1 - _JITTER, 1 + _JITTER))
