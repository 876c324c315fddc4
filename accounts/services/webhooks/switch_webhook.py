"""Switching an endpoint on and off: the customer as they like, we after ten failures or a 410.

What is still to be delivered to one that is off is closed as failed by a sweeper, and can be
replayed. Events that happen while it is off are not written for it.
"""

import uuid

from django.conf import settings
from django.db import transaction

from accounts.models import User, Webhook
from accounts.models.webhook import SwitchedOff
from accounts.services.notify import notify
from accounts.services.webhooks.lock_webhook import find_and_lock, lock_webhook
from accounts.services.webhooks.record_webhook_change import record_webhook_change

MOST_FAILURES = 10  # in a row


@transaction.atomic
def toggle_webhook(
    account_id: uuid.UUID, *, webhook_id: uuid.UUID, is_active: bool, actor: User | None
) -> Webhook:
    """Switch an endpoint on or off; repeating it changes nothing.

    Switched on, it begins without failures. Raises DomainError ``WEBHOOK_NOT_FOUND``.
    """
    webhook = lock_webhook(account_id, webhook_id=webhook_id)
    if webhook.is_active == is_active:
        return webhook
    webhook.is_active = is_active
    webhook.switched_off = "" if is_active else SwitchedOff.BY_CUSTOMER
    if is_active:
        webhook.consecutive_failures = 0
        webhook.paused_until, webhook.is_slow = None, False
    webhook.save()
    verb = "switch_webhook_on" if is_active else "switch_webhook_off"
    record_webhook_change(webhook, verb=verb, actor=actor, was_active=not is_active)
    return webhook


@transaction.atomic
def give_up_webhook(webhook_id: uuid.UUID, *, because: str, last_error: str) -> bool:
    """Switch an endpoint off that is gone, or still has ten failures in a row; tell the owner.

    Return whether it was on: a mail is written once.
    """
    account_id = Webhook.objects.values_list("account", flat=True).get(pk=webhook_id)
    webhook = find_and_lock(account_id, webhook_id=webhook_id)
    if webhook is None or not webhook.is_active:
        return False
    if because == SwitchedOff.FAILURES and webhook.consecutive_failures < MOST_FAILURES:
        return False
    webhook.is_active, webhook.switched_off = False, because
    webhook.save()
    facts = {"because": because, "last_error": last_error}
    record_webhook_change(webhook, verb="give_up_webhook", actor=None, was_active=True, facts=facts)
    context = {
        "webhook": webhook,
        "is_gone": because == SwitchedOff.GONE,
        "last_error": last_error,
        "dashboard_url": f"{settings.PUBLIC_URL.rstrip('/')}/webhook/{webhook.pk}",
    }
    notify(webhook.account, kind="webhook_switched_off", context=context)
    return True
