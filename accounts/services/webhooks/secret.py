"""The signing secret of an endpoint: shown once, kept encrypted, replaced at any time."""

import uuid
from datetime import datetime, timedelta

from cryptography.fernet import InvalidToken
from django.db import transaction
from django.utils import timezone

from accounts.models import User, Webhook
from accounts.services.webhooks.lock_webhook import lock_webhook
from accounts.services.webhooks.record_webhook_change import record_webhook_change
from accounts.webhook_signature import make_secret
from config.encryption import Rotation, decrypt, encrypt, reencrypt
from config.errors import DomainError, ErrorCode

LONGEST_OVERLAP = 86_400  # seconds
_COLUMNS = ("secret", "old_secret")


def give_secret(webhook: Webhook) -> str:
    """Write a new secret on an unsaved or locked endpoint and return it."""
    secret = make_secret()
    webhook.secret, webhook.secret_last_four = encrypt(secret), secret[-4:]
    return secret


@transaction.atomic
def rotate_secret(
    account_id: uuid.UUID, *, webhook_id: uuid.UUID, overlap_seconds: int = 0, actor: User | None
) -> str:
    """Replace the secret and return the new one.

    The old one dies at once, unless it is to sign beside the new one for a while, at most a day.
    Raises DomainError ``WEBHOOK_NOT_FOUND`` and ``VALUE_OUT_OF_RANGE``.
    """
    if not 0 <= overlap_seconds <= LONGEST_OVERLAP:
        details = {"overlap_seconds": [f"From 0 to {LONGEST_OVERLAP}."]}
        raise DomainError(ErrorCode.VALUE_OUT_OF_RANGE, details=details)
    webhook = lock_webhook(account_id, webhook_id=webhook_id)
    overlaps = overlap_seconds > 0
    webhook.old_secret = webhook.secret if overlaps else ""
    webhook.old_secret_until = (
        timezone.now() + timedelta(seconds=overlap_seconds) if overlaps else None
    )
    secret = give_secret(webhook)
    webhook.save()
    facts = {"overlap_seconds": overlap_seconds}
    record_webhook_change(webhook, verb="rotate_webhook_secret", actor=actor, facts=facts)
    return secret


def read_secrets(webhook: Webhook, *, now: datetime) -> list[str]:
    """Return the secrets that sign at ``now``, the newest first."""
    until = webhook.old_secret_until
    old = [webhook.old_secret] if webhook.old_secret and until and until > now else []
    return [decrypt(token) for token in (webhook.secret, *old)]


def rotate_webhook_secrets() -> Rotation:
    """Bring every secret under the newest encryption key; those of deleted endpoints too."""
    rotation = Rotation()
    for webhook_id in Webhook.objects.order_by("pk").values_list("pk", flat=True):
        try:
            rotation.rewritten += _reencrypt(webhook_id)
        except InvalidToken:
            rotation.unreadable.append(str(webhook_id))
    return rotation


@transaction.atomic
def _reencrypt(webhook_id: uuid.UUID) -> bool:
    """Somebody may be replacing the secret at this moment, so the row is locked."""
    webhook = Webhook.objects.select_for_update(no_key=True).get(pk=webhook_id)
    tokens = {name: getattr(webhook, name) for name in _COLUMNS}
    fresh = {name: reencrypt(token) for name, token in tokens.items() if token}
    renewed = {name: token for name, token in fresh.items() if token}
    if renewed:
        Webhook.objects.filter(pk=webhook_id).update(**renewed)
    return bool(renewed)
