"""Why a decision cannot be taken now, in a sentence."""

from accounts.models import Account, User
from accounts.selectors import is_member

OWN_ACCOUNT = "Nobody decides on an account they belong to."


def find_own_account(account: Account, user: User) -> str:
    """Say so if ``user`` belongs to the account that is to be decided on."""
    return OWN_ACCOUNT if is_member(user, account_id=account.pk) else ""
