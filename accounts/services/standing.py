"""Trust and safety: stop an account's sends, and let them go again.

A stop takes effect on the next request and on every message still queued. It never moves the
stage and never touches a key. The reason is written for the customer to read. A hold is lifted by
one person; a suspension was found to be deserved once, so two people agree before it ends.
"""

import uuid

from django.conf import settings
from django.db import transaction

from accounts.models import Account, SecondLook, User
from accounts.models.account import Standing
from accounts.models.second_look import LookKind
from accounts.services.agreed_look import describe_agreement, take_agreed_look
from accounts.services.change_account import change_account
from accounts.services.notify import notify
from accounts.services.own_account import check_not_own
from config.errors import DomainError, ErrorCode

TWO_LIFT = "A suspension is lifted by two people: ask a colleague."


def hold_account(account_id: uuid.UUID, *, actor: User, note: str) -> Account:
    """Stop sends while somebody looks. Raises ``STATE_FORBIDS`` unless in good standing."""
    return _stop(account_id, move="hold", actor=actor, note=note)


def suspend_account(account_id: uuid.UUID, *, actor: User, note: str) -> Account:
    """Stop sends until the matter is resolved. Raises ``STATE_FORBIDS`` if already suspended."""
    return _stop(account_id, move="suspend", actor=actor, note=note)


@transaction.atomic
def lift_account(account_id: uuid.UUID, *, actor: User, note: str) -> Account:
    """End a hold; sends work at once. ``note`` stays among staff.

    Raises DomainError ``SECOND_PERSON_NEEDED`` for a suspension, ``STATE_FORBIDS`` in good
    standing, ``ROLE_NOT_ALLOWED`` for one's own account.
    """
    check_not_own(account_id, actor=actor)
    account = Account.objects.select_for_update(no_key=True).get(pk=account_id)
    if account.standing == Standing.SUSPENDED:
        raise DomainError(ErrorCode.SECOND_PERSON_NEEDED, details={"reason": [TWO_LIFT]})
    return _lift(account_id, actor=actor, facts={"note": note})


@transaction.atomic
def lift_suspension(look: SecondLook) -> Account:
    """End a suspension as two people agreed; sends work at once.

    Raises DomainError ``SECOND_PERSON_NEEDED`` for a look that is not confirmed or used up, and
    ``STATE_FORBIDS`` if the account is in good standing already.
    """
    agreed = take_agreed_look(look, kind=LookKind.LIFT)
    facts = describe_agreement(agreed)
    return _lift(agreed.account_id, actor=agreed.decided_by, facts=facts)


def _lift(account_id: uuid.UUID, *, actor: User | None, facts: dict[str, str]) -> Account:
    account = change_account(account_id, move="lift", actor=actor, facts=facts)
    notify(account, kind="standing_lifted")
    return account


@transaction.atomic
def _stop(account_id: uuid.UUID, *, move: str, actor: User, note: str) -> Account:
    check_not_own(account_id, actor=actor)
    account = change_account(account_id, move=move, actor=actor, facts={"note": note})
    account.standing_note = note
    account.save(update_fields=["standing_note", "updated_at"])
    context: dict[str, object] = {"note": note, "dashboard_url": settings.PUBLIC_URL}
    notify(account, kind="standing_stopped", context=context)
    return account
