"""A rejected business may not go on sending on provisional access."""

import uuid
from collections.abc import Sequence

from django.db import transaction

from accounts.models import Account, User
from accounts.models.account import Tier
from accounts.services.change_account import change_account


@transaction.atomic
def withdraw_provisional(
    account_id: uuid.UUID, *, actor: User, reasons: Sequence[str] = ()
) -> Account:
    """Take provisional access away; without it nothing changes. The grant stays as a record."""
    account = Account.objects.select_for_update(no_key=True).get(pk=account_id)
    if account.tier != Tier.PROVISIONAL:
        return account
    return change_account(account_id, move="withdraw_provisional", actor=actor, reasons=reasons)
