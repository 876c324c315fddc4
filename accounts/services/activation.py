"""Onboarding's steps as seen by the account: news from compliance comes down to here.

Access opens the moment the last step is done: nothing is cached, so the very next request with an
old key is answered.
"""

import uuid
from collections.abc import Sequence

from django.db import transaction

from accounts.models import Account, User
from accounts.models.account import Stage, Tier
from accounts.onboarding import is_awaiting_activation
from accounts.selectors import has_active_channel
from accounts.services.change_account import change_account
from accounts.services.notify import notify
from config.errors import DomainError, ErrorCode


@transaction.atomic
def verify_email(user: User) -> None:
    """The address is proven: step 1 is done for every account the person owns."""
    accounts = Account.objects.filter(memberships__user=user, stage=Stage.SIGNUP)
    for account_id in accounts.values_list("pk", flat=True):
        change_account(account_id, move="verify_email", actor=user)


@transaction.atomic
def approve_account(
    account_id: uuid.UUID, *, actor: User, destination_countries: Sequence[str]
) -> Account:
    """KYC is approved: full tier, the declared countries, and on to channel set-up."""
    countries = list(destination_countries)
    Account.objects.filter(pk=account_id).update(destination_countries=countries)
    account = change_account(account_id, move="approve", actor=actor)
    if account.tier != Tier.FULL:
        account = change_account(account_id, move="grant_full", actor=actor)
    return complete_channel_setup(account_id, actor=actor)


@transaction.atomic
def complete_channel_setup(account_id: uuid.UUID, *, actor: User | None) -> Account:
    """Activate the account if it is in channel set-up, has an active channel and no risk hold."""
    account = Account.objects.select_for_update(no_key=True).get(pk=account_id)
    if account.stage != Stage.CHANNEL_SETUP or not has_active_channel(account):
        return account
    if is_awaiting_activation(stage=account.stage, risk=account.risk, has_channel=True):
        return account
    return _activate(account_id, actor=actor)


@transaction.atomic
def activate_account(account_id: uuid.UUID, *, actor: User) -> Account:
    """Staff's final activation of an account that a risk hold kept back.

    Raises DomainError ``STATE_FORBIDS`` when there is no active channel yet.
    """
    account = Account.objects.select_for_update(no_key=True).get(pk=account_id)
    if not has_active_channel(account):
        raise DomainError(ErrorCode.STATE_FORBIDS, details={"channels": ["None is active yet."]})
    return _activate(account_id, actor=actor)


def _activate(account_id: uuid.UUID, *, actor: User | None) -> Account:
    account = change_account(account_id, move="activate", actor=actor)
    notify(account, kind="account_active")
    return account
