"""The one way to move an account: lock, transition, save, record. Neighbors are the caller's."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django_fsm import TransitionNotAllowed

from accounts.models import Account, User
from accounts.services.record_event import Change, record_event
from config.errors import DomainError, ErrorCode

_FIELDS = {
    "hold": "standing",
    "suspend": "standing",
    "lift": "standing",
    "grant_provisional": "tier",
    "withdraw_provisional": "tier",
    "grant_full": "tier",
}


@transaction.atomic
def change_account(
    account_id: uuid.UUID,
    *,
    move: str,
    actor: User | None,
    reasons: Sequence[str] = (),
    facts: Mapping[str, Any] | None = None,
) -> Account:
    """Run the account transition ``move`` and record it.

    Raises DomainError ``STATE_FORBIDS`` when the account is in a state that does not allow it.
    """
    account = Account.objects.select_for_update(no_key=True).get(pk=account_id)
    field = _FIELDS.get(move, "stage")
    before = getattr(account, field)
    try:
        getattr(account, move)()
    except TransitionNotAllowed:
        raise DomainError(ErrorCode.STATE_FORBIDS, details={field: [before]}) from None
    account.save()
    change = Change(before, getattr(account, field))
    record_event(account, verb=move, actor=actor, change=change, reasons=reasons, facts=facts)
    return account
