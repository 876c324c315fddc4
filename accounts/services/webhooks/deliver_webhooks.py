"""Take events to the endpoints that want them: at least once each, in no promised order.

Deliveries are claimed under a lease and committed, then posted by a few threads outside of any
transaction, then written down in bulk. A worker that dies in between leaves leases that run out;
those events are told again under the same id. An endpoint that takes its time keeps a thread, and
never more of them than ``claim_deliveries`` allows it.
"""

import logging
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.utils import timezone

from accounts.models import Webhook, WebhookDelivery
from accounts.models.webhook_delivery import DeliveryStatus
from accounts.services.webhooks.claim_deliveries import Claimed, claim_deliveries
from accounts.services.webhooks.post_delivery import Outcome, post_delivery
from accounts.services.webhooks.record_outcomes import Finished, record_outcomes
from config.doorbell import hush

logger = logging.getLogger(__name__)
_PATIENCE = 0.2  # seconds for a round of posts before others are claimed beside the slow ones
_MOST_CLOSED, _MOST_ENDPOINTS = 1000, 50  # in one sweep

Outstanding = dict[Future[Outcome], Claimed]


def deliver_webhooks(*, most: int = 20_000) -> int:
    """Deliver until nothing is due (or ``most`` were tried); return how many were tried."""
    with ThreadPoolExecutor(settings.WEBHOOK_THREADS) as pool:
        return _work(pool, most=most)


def _work(pool: ThreadPoolExecutor, *, most: int) -> int:
    tried = 0
    outstanding: Outstanding = {}
    while True:
        batch = _claim(outstanding) if tried < most else []
        tried += len(batch)
        for claimed in batch:
            outstanding[pool.submit(_post, claimed)] = claimed
        if not outstanding and not batch:
            return tried
        _record_done(outstanding)


def _claim(outstanding: Outstanding) -> Sequence[Claimed]:
    """Look; before ending, hush the bell and look again, for whoever rang in between."""
    room = settings.WEBHOOK_THREADS - len(outstanding)
    slow = sum(claimed.is_slow for claimed in outstanding.values())
    slow_room = min(settings.WEBHOOK_THREADS // 2 - slow, room)
    batch = claim_deliveries(room=room, slow_room=slow_room)
    if batch or outstanding:
        return batch
    hush("accounts.deliver_webhooks")
    return claim_deliveries(room=room, slow_room=slow_room)


def _post(claimed: Claimed) -> Outcome:
    """Runs in a thread."""
    delivery = claimed.delivery
    webhook = delivery.webhook
    return post_delivery(delivery.event, webhook=webhook, seconds=webhook.timeout_seconds)


def _record_done(outstanding: Outstanding) -> None:
    done, _ = wait(outstanding, timeout=_PATIENCE)
    finished: list[Finished] = [(outstanding.pop(each), _read(each)) for each in done]
    record_outcomes(finished)


def _read(post: Future[Outcome]) -> Outcome:
    """A fault of ours costs the endpoint nothing, and the others' outcomes are kept."""
    fault = post.exception()
    if fault is None:
        return post.result()
    logger.error("an event could not be posted", exc_info=fault)
    return Outcome(timezone.now(), 0, error="Something went wrong on our side.", is_ours=True)


def close_webhook_deliveries() -> int:
    """Close what waits for endpoints that are off or deleted; return how many.

    It can be replayed once the endpoint is on again.
    """
    now = timezone.now()
    waiting = WebhookDelivery.objects.filter(next_try_at__isnull=False)
    dead = Webhook.objects.exclude(is_active=True, deleted_at=None)
    owing = dead.filter(Exists(waiting.filter(webhook=OuterRef("pk")))).order_by("pk")
    idle = waiting.exclude(claimed_until__gt=now)
    theirs = idle.filter(webhook__in=list(owing.values_list("pk", flat=True)[:_MOST_ENDPOINTS]))
    return waiting.filter(pk__in=list(theirs.values_list("pk", flat=True)[:_MOST_CLOSED])).update(
        status=DeliveryStatus.FAILED,
        next_try_at=None,
        claimed_until=None,
        completed_at=now,
        error_message="The endpoint was switched off.",
    )
