"""A customer lets go of an endpoint: nothing goes there any more, and its secrets are forgotten."""

import uuid

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.webhooks.lock_webhook import lock_webhook
from accounts.services.webhooks.record_webhook_change import record_webhook_change


@transaction.atomic
def delete_webhook(account_id: uuid.UUID, *, webhook_id: uuid.UUID, actor: User | None) -> None:
    """Hide an endpoint from its account; raises DomainError ``WEBHOOK_NOT_FOUND``."""
    webhook = lock_webhook(account_id, webhook_id=webhook_id)
    webhook.deleted_at = timezone.now()
    webhook.secret = webhook.old_secret = ""
    webhook.old_secret_until = None
    webhook.save()
    record_webhook_change(webhook, verb="delete_webhook", actor=actor)
