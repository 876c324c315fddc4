"""The rows a change of a webhook endpoint begins with: the account, then the endpoint."""

import uuid

from accounts.models import Account, Webhook
from config.errors import DomainError, ErrorCode


def lock_webhook(account_id: uuid.UUID, *, webhook_id: uuid.UUID) -> Webhook:
    """Lock an account's endpoint until commit; raises DomainError ``WEBHOOK_NOT_FOUND``."""
    webhook = find_and_lock(account_id, webhook_id=webhook_id)
    if webhook is None:
        raise DomainError(ErrorCode.WEBHOOK_NOT_FOUND)
    return webhook


def find_and_lock(account_id: uuid.UUID, *, webhook_id: uuid.UUID) -> Webhook | None:
    """Lock an endpoint, ``None`` if it is deleted or another account's.

    The lock leaves room for events that are written for it meanwhile.
    """
    Account.objects.select_for_update(no_key=True).values_list("pk").get(pk=account_id)
    webhooks = Webhook.objects.select_for_update(no_key=True, of=("self",))
    found = webhooks.select_related("account").filter(account_id=account_id, deleted_at=None)
    return found.filter(pk=webhook_id).first()
