"""A senior reviewer lets an account send a little before its review is complete."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from accounts.models import Account, ProvisionalGrant, User
from accounts.services.change_account import change_account


@transaction.atomic
def grant_provisional(
    account_id: uuid.UUID,
    *,
    actor: User,
    send_limit: int,
    expires_at: datetime,
    destination_countries: Sequence[str],
) -> Account:
    """Open the API for ``send_limit`` sends until ``expires_at``, to the countries given.

    Granted again, it starts anew with the new limit and date. Raises DomainError
    ``STATE_FORBIDS`` if the account is fully verified already.
    """
    facts = {"send_limit": send_limit, "expires_at": expires_at.isoformat()}
    account = change_account(account_id, move="grant_provisional", actor=actor, facts=facts)
    account.destination_countries = list(destination_countries)
    account.save(update_fields=["destination_countries", "updated_at"])
    ProvisionalGrant.objects.update_or_create(
        account=account,
        defaults={
            "send_limit": send_limit,
            "used": 0,
            "expires_at": expires_at,
            "granted_by": actor,
        },
    )
    return account
