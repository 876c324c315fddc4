"""A person signs up: the account, its empty balance, and its owner, in one go."""

from django.db import transaction

from accounts.models import Account, Balance, Membership, User
from accounts.models.membership import Role
from accounts.services.record_event import Change, record_event


@transaction.atomic
def create_account(user: User, *, name: str) -> Account:
    """Create the account that ``user`` owns, in stage ``signup``."""
    account = Account.objects.create(name=name)
    Balance.objects.create(account=account)
    Membership.objects.create(account=account, user=user, role=Role.OWNER)
    record_event(account, verb="signed_up", actor=user, change=Change(after=account.stage))
    return account
