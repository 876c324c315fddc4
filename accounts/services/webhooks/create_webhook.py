"""A customer names an address that is to hear of events. It listens at once."""

import uuid

from django.db import transaction

from accounts.models import Account, User, Webhook
from accounts.onboarding import check_unlocked
from accounts.selectors import list_webhooks
from accounts.services.webhooks.record_webhook_change import record_webhook_change
from accounts.services.webhooks.secret import give_secret
from accounts.webhook_rules import MOST_WEBHOOKS, WebhookEdit, apply_edit, check_webhook
from config.errors import DomainError, ErrorCode


@transaction.atomic
def create_webhook(
    account_id: uuid.UUID, *, edit: WebhookEdit, actor: User | None
) -> tuple[Webhook, str]:
    """Return the endpoint and its signing secret, which is not shown again.

    Raises DomainError ``REQUEST_INVALID``, ``VALUE_OUT_OF_RANGE``, ``COMPLIANCE_NOT_APPROVED`` and
    ``LIMIT_REACHED`` (50 for one account).
    """
    account = Account.objects.select_for_update(no_key=True).get(pk=account_id)
    check_unlocked(stage=account.stage, tier=account.tier)
    webhook = Webhook(account=account)
    apply_edit(webhook, edit)
    check_webhook(webhook)
    if list_webhooks(account_id).count() >= MOST_WEBHOOKS:
        details = {"reason": [f"An account has {MOST_WEBHOOKS} webhooks at most."]}
        raise DomainError(ErrorCode.LIMIT_REACHED, details=details)
    secret = give_secret(webhook)
    webhook.save(force_insert=True)
    record_webhook_change(webhook, verb="create_webhook", actor=actor)
    return webhook, secret
