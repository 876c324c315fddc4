"""The one way to lock and to move a case. Neighbors are the caller's."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django_fsm import TransitionNotAllowed

from accounts.models import Account, User
from accounts.services.record_event import Change, record_event
from compliance.models import KycCase
from compliance.models.kyc_case import OPEN_STATES
from config.errors import DomainError, ErrorCode

SUBJECT = "kyc case"


def lock_case(case_id: uuid.UUID) -> KycCase:
    """Return the case, ours alone until the transaction ends.

    Raises DomainError ``ROUTE_NOT_FOUND`` for an unknown id. The account is locked first, as every
    service does that writes its events, so that two of them never wait for each other.
    """
    account = Account.objects.select_for_update(no_key=True).filter(kyc_cases=case_id).first()
    if account is None:
        raise DomainError(ErrorCode.ROUTE_NOT_FOUND)
    case = KycCase.objects.select_for_update().get(pk=case_id)
    case.account = account
    return case


def lock_open_case(account_id: uuid.UUID) -> KycCase:
    """Return the account's open case, locked. Raises DomainError ``STATE_FORBIDS`` without one."""
    cases = KycCase.objects.filter(account_id=account_id)
    newest = cases.order_by("-created_at", "-id").first()
    case = lock_case(newest.pk) if newest else None
    if case is None or case.state not in OPEN_STATES:
        state = case.state if case else "none"
        raise DomainError(ErrorCode.STATE_FORBIDS, details={"case": [state]})
    return case


def move_case(
    case: KycCase,
    *,
    move: str,
    actor: User | None,
    reasons: Sequence[str] = (),
    facts: Mapping[str, Any] | None = None,
    arguments: Mapping[str, Any] | None = None,
) -> None:
    """Run the transition ``move`` on a locked case, save it and record it; no actor: a sweeper.

    Raises DomainError ``STATE_FORBIDS`` when the case is in a state that does not allow it.
    """
    before = case.state
    try:
        getattr(case, move)(**(arguments or {}))
    except TransitionNotAllowed:
        raise DomainError(ErrorCode.STATE_FORBIDS, details={"case": [before]}) from None
    case.save()
    record_event(
        case.account,
        verb=move,
        actor=actor,
        change=Change(before, case.state, SUBJECT),
        reasons=reasons,
        facts=facts,
    )
