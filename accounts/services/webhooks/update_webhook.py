"""A customer changes an endpoint. Events that were written before go to the address it has now."""

import uuid

from django.db import transaction

from accounts.models import User, Webhook
from accounts.services.webhooks.lock_webhook import lock_webhook
from accounts.services.webhooks.record_webhook_change import record_webhook_change
from accounts.webhook_rules import WebhookEdit, apply_edit, check_webhook


@transaction.atomic
def update_webhook(
    account_id: uuid.UUID, *, webhook_id: uuid.UUID, edit: WebhookEdit, actor: User | None
) -> Webhook:
    """Change what is given and return the endpoint.

    Raises DomainError ``WEBHOOK_NOT_FOUND``, ``REQUEST_INVALID`` and ``VALUE_OUT_OF_RANGE``.
    """
    webhook = lock_webhook(account_id, webhook_id=webhook_id)
    changes = edit.list_changes()
    if not changes:
        return webhook
    apply_edit(webhook, edit)
    check_webhook(webhook)
    webhook.save()
    facts = {"fields": changes}
    record_webhook_change(webhook, verb="update_webhook", actor=actor, facts=facts)
    return webhook
