"""A customer wants to see an event arrive: one made-up event, posted once, at once.

It stands in the log like any other, is marked as a test in its payload, and counts neither for nor
against the endpoint: one that is off can be tried before it is switched on.
"""

import uuid

from django.db import transaction
from django.utils import timezone

from accounts.models import Webhook, WebhookDelivery, WebhookEvent
from accounts.models.webhook_delivery import DeliveryStatus
from accounts.selectors import get_webhook
from accounts.services.webhooks.post_delivery import Outcome, post_delivery
from accounts.services.webhooks.record_outcomes import build_attempt
from accounts.services.webhooks.sample_payload import build_sample
from accounts.services.webhooks.trial_slot import LONGEST_TRIAL, trial_slot
from accounts.webhook_rules import check_kind
from config.request_id import current_request_id


def try_webhook(account_id: uuid.UUID, *, webhook_id: uuid.UUID, kind: str) -> Outcome:
    """Post a sample of ``kind`` (``message.delivered``, ``message`` …) and say what came of it.

    Raises DomainError ``WEBHOOK_NOT_FOUND``, ``REQUEST_INVALID`` for an unknown kind, and
    ``ACCOUNT_RATE_EXCEEDED`` when too many are being tried at the moment.
    """
    check_kind(kind)
    webhook = get_webhook(account_id, webhook_id=webhook_id)
    with trial_slot(account_id):
        event = _write_event(webhook, kind=kind)
        seconds = min(webhook.timeout_seconds, LONGEST_TRIAL)
        outcome = post_delivery(event, webhook=webhook, seconds=seconds)
    _write_delivery(webhook, event, outcome)
    return outcome


def describe_trial(outcome: Outcome) -> str:
    """Say in a sentence what came of a test."""
    if outcome.is_success:
        return f"Delivered: it answered {outcome.status} after {outcome.elapsed_ms} ms."
    return f"Not delivered. {outcome.error}"


def _write_event(webhook: Webhook, *, kind: str) -> WebhookEvent:
    """The event has its number before it is told."""
    family, name, payload = build_sample(webhook.account_id, kind=kind)
    return WebhookEvent.objects.create(
        account_id=webhook.account_id,
        family=family,
        name=name,
        subject_id=webhook.pk,
        payload=payload,
        request_id=current_request_id(),
        is_test=True,
        occurred_at=timezone.now(),
    )


@transaction.atomic
def _write_delivery(webhook: Webhook, event: WebhookEvent, outcome: Outcome) -> None:
    status = DeliveryStatus.DELIVERED if outcome.is_success else DeliveryStatus.FAILED
    delivery = WebhookDelivery.objects.create(
        event=event,
        webhook=webhook,
        kind=event.kind,
        status=status,
        attempts=1,
        http_status_code=outcome.status or None,
        response_body=outcome.body,
        error_message=outcome.error,
        created_at=event.occurred_at,
        started_at=outcome.started_at,
        completed_at=timezone.now(),
    )
    build_attempt(delivery.pk, outcome).save()
