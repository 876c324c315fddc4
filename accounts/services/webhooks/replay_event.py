"""An event is told to an endpoint once more, under the same id: from the log, at any time."""

import uuid

from django.contrib.postgres.functions import TransactionNow
from django.db import transaction
from django.utils import timezone

from accounts.models import User, WebhookDelivery
from accounts.models.webhook_delivery import DeliveryStatus
from accounts.selectors import list_webhook_log
from accounts.services.webhooks.lock_webhook import lock_webhook
from accounts.services.webhooks.record_webhook_change import record_webhook_change
from accounts.services.webhooks.record_webhook_events import ring_for_webhooks
from config.errors import DomainError, ErrorCode


@transaction.atomic
def replay_event(
    account_id: uuid.UUID, *, webhook_id: uuid.UUID, event_id: uuid.UUID, actor: User | None
) -> WebhookDelivery:
    """Deliver an event again, with all retries; one that is still open is tried at once.

    Raises DomainError ``WEBHOOK_NOT_FOUND`` (also for an event that was not meant for it) and
    ``STATE_FORBIDS`` while the endpoint is off.
    """
    webhook = lock_webhook(account_id, webhook_id=webhook_id)
    if not webhook.is_active:
        details = {"is_active": ["The webhook is switched off; switch it on first."]}
        raise DomainError(ErrorCode.STATE_FORBIDS, details=details)
    log = list_webhook_log(webhook).select_for_update(of=("self",))
    delivery = log.filter(event__public_id=event_id).first()
    if delivery is None:
        details = {"event_id": ["This event was not meant for this webhook."]}
        raise DomainError(ErrorCode.WEBHOOK_NOT_FOUND, details=details)
    if delivery.claimed_until and delivery.claimed_until > timezone.now():
        return delivery  # it is on its way at this moment
    _open_again(delivery)
    facts = {"event_id": str(event_id)}
    record_webhook_change(webhook, verb="replay_webhook_event", actor=actor, facts=facts)
    ring_for_webhooks()
    return delivery


def _open_again(delivery: WebhookDelivery) -> None:
    """Due by the clock of the database, by which it is claimed."""
    delivery.status, delivery.attempts = DeliveryStatus.PENDING, 0
    delivery.next_try_at = TransactionNow()
    delivery.claimed_until = delivery.completed_at = None
    delivery.save()
    delivery.refresh_from_db(fields=["next_try_at"])
