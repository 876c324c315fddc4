"""An appeal against a suspension.

Upheld, it does not lift by itself: whoever decides asks for a second look, so that lifting takes
two people here as everywhere. Denied, the account stays suspended.
"""

import uuid

from django.db import transaction

from accounts.models import Account, Appeal, User
from accounts.models.account import Standing
from accounts.models.appeal import AppealKind
from accounts.models.second_look import LookKind
from accounts.selectors import get_suspension, list_waiting_looks
from accounts.services.appeal import Barred, lock_appeal, open_appeal, settle_appeal
from accounts.services.second_look import ask_second_look
from config.errors import DomainError, ErrorCode


@transaction.atomic
def appeal_suspension(account_id: uuid.UUID, *, text: str, actor: User) -> Appeal:
    """Appeal against the suspension in force, in the customer's own words.

    Raises DomainError ``STATE_FORBIDS`` unless the account is suspended, and as ``open_appeal``.
    """
    account = Account.objects.select_for_update(no_key=True).get(pk=account_id)
    suspension = get_suspension(account)
    if suspension is None:
        sentence = "Your account is not suspended; there is nothing to appeal against."
        raise DomainError(ErrorCode.STATE_FORBIDS, details={"standing": [sentence]})
    kind = AppealKind.SUSPENSION
    return open_appeal(account, kind=kind, against=suspension.pk, text=text, actor=actor)


@transaction.atomic
def uphold_suspension_appeal(appeal_id: uuid.UUID, *, actor: User, answer: str) -> Appeal:
    """The customer is right; a colleague is asked to confirm that the suspension is lifted.

    Raises DomainError as ``settle_appeal`` says.
    """
    appeal = lock_appeal(appeal_id, kind=AppealKind.SUSPENSION)
    barred = list_barred_from_suspension(appeal)
    settle_appeal(appeal, move="uphold", actor=actor, answer=answer, barred=barred)
    if _is_to_be_lifted(appeal.account):
        ask_second_look(
            appeal.account_id,
            kind=LookKind.LIFT,
            facts={"appeal": str(appeal.pk)},
            note=appeal.answer,
            actor=actor,
        )
    return appeal


@transaction.atomic
def deny_suspension_appeal(appeal_id: uuid.UUID, *, actor: User, answer: str) -> Appeal:
    """The suspension stays. Raises DomainError as ``settle_appeal`` says, and ``STATE_FORBIDS``
    once the suspension was lifted.
    """
    appeal = lock_appeal(appeal_id, kind=AppealKind.SUSPENSION)
    barred = list_barred_from_suspension(appeal)
    settle_appeal(appeal, move="deny", actor=actor, answer=answer, barred=barred)
    if appeal.account.standing != Standing.SUSPENDED:
        sentence = "The suspension was lifted in the meantime; the appeal can only be upheld."
        raise DomainError(ErrorCode.STATE_FORBIDS, details={"standing": [sentence]})
    return appeal


def list_barred_from_suspension(appeal: Appeal) -> list[Barred]:
    """Return who suspended the account."""
    event = appeal.account.events.select_related("actor").filter(pk=appeal.against).first()
    if event is None or event.actor is None:
        return []
    return [Barred(event.actor, "suspended the account")]


def _is_to_be_lifted(account: Account) -> bool:
    """A colleague may have asked for it, or two may have lifted it, before the appeal was read."""
    asked = list_waiting_looks().filter(account=account, kind=LookKind.LIFT).exists()
    return account.standing == Standing.SUSPENDED and not asked
