"""Trust and safety: stop an account's sends, and let them go again.

A stop takes effect on the next request and on every message still queued. It never moves the
stage and never touches a key. The reason is written for the customer to read.
"""

import uuid

from django.db import transaction

from accounts.models import Account, User
from accounts.selectors import is_member
from accounts.services.change_account import change_account
from accounts.services.notify import notify
from config.errors import DomainError, ErrorCode


def hold_account(account_id: uuid.UUID, *, actor: User, note: str) -> Account:
    """Stop sends while somebody looks. Raises ``STATE_FORBIDS`` unless in good standing."""
    return _stop(account_id, move="hold", actor=actor, note=note)


def suspend_account(account_id: uuid.UUID, *, actor: User, note: str) -> Account:
    """Stop sends until the matter is resolved. Raises ``STATE_FORBIDS`` if already suspended."""
    return _stop(account_id, move="suspend", actor=actor, note=note)


@transaction.atomic
def lift_account(account_id: uuid.UUID, *, actor: User, note: str) -> Account:
    """Back to good standing; sends work at once."""
    _check_not_own(account_id, actor=actor)
    account = change_account(account_id, move="lift", actor=actor, facts={"note": note})
    notify(account, kind="standing_lifted")
    return account


@transaction.atomic
def _stop(account_id: uuid.UUID, *, move: str, actor: User, note: str) -> Account:
    _check_not_own(account_id, actor=actor)
    account = change_account(account_id, move=move, actor=actor, facts={"note": note})
    account.standing_note = note
    account.save(update_fields=["standing_note", "updated_at"])
    notify(account, kind="standing_stopped", context={"note": note})
    return account


def _check_not_own(account_id: uuid.UUID, *, actor: User) -> None:
    if is_member(actor, account_id=account_id):
        raise DomainError(
            ErrorCode.ROLE_NOT_ALLOWED,
            details={"account": ["Nobody decides on an account they belong to."]},
        )
