"""Making and revoking API keys. A key is shown once, and revoking one touches no other."""

import uuid

from django.db import transaction
from django.utils import timezone

from accounts.models import Account, ApiKey, User
from accounts.onboarding import check_unlocked
from accounts.secrets import PREFIX_LENGTH, hash_api_key, make_api_key
from accounts.services.record_event import Change, record_event
from config.errors import DomainError, ErrorCode


@transaction.atomic
def create_api_key(
    account_id: uuid.UUID, *, name: str, actor: User, strict_sender: bool = False
) -> tuple[ApiKey, str]:
    """Return the new row and the key itself, which cannot be shown again.

    A strict key is refused rather than served by the shared short code. Raises
    DomainError ``COMPLIANCE_NOT_APPROVED`` before approval.
    """
    account = Account.objects.select_for_update(no_key=True).get(pk=account_id)
    check_unlocked(stage=account.stage, tier=account.tier)
    secret = make_api_key()
    key = ApiKey.objects.create(
        account=account,
        name=name,
        key_hash=hash_api_key(secret),
        prefix=secret[:PREFIX_LENGTH],
        last_four=secret[-4:],
        created_by=actor,
        strict_sender=strict_sender,
    )
    record_event(account, verb="create_api_key", actor=actor, change=Change(subject=str(key)))
    return key, secret


@transaction.atomic
def revoke_api_key(account_id: uuid.UUID, *, key_id: uuid.UUID, actor: User) -> ApiKey:
    """Make a key stop working at once; repeating it changes nothing.

    Raises DomainError ``ROUTE_NOT_FOUND`` for a key that is not the account's.
    """
    account = Account.objects.select_for_update(no_key=True).get(pk=account_id)
    key = ApiKey.objects.filter(pk=key_id, account=account).first()
    if key is None:
        raise DomainError(ErrorCode.ROUTE_NOT_FOUND)
    if key.revoked_at is None:
        key.revoked_at = timezone.now()
        key.save(update_fields=["revoked_at", "updated_at"])
        record_event(account, verb="revoke_api_key", actor=actor, change=Change(subject=str(key)))
    return key
