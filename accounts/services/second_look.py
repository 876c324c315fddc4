"""Four eyes: one colleague asks, another confirms, and only then it happens.

Lifting a suspension, provisional access and seeing a whole tax id need two different people with
the role, neither of whom belongs to the account. What is confirmed is exactly what was asked for;
it is carried out in the same transaction, or nothing is. Two who confirm at once: one does it, the
other is told who did. A request that nobody looks at expires (``SECOND_LOOK_HOURS``).
"""

import uuid
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.models import Account, SecondLook, User
from accounts.models.account import Standing
from accounts.models.second_look import LookKind, LookState
from accounts.services.expire_second_looks import SUBJECT, expire_looks_of
from accounts.services.grant_provisional import check_may_grant, grant_provisional, read_terms
from accounts.services.own_account import check_not_own
from accounts.services.read_words import read_words
from accounts.services.record_event import Change, record_event
from accounts.services.standing import lift_suspension
from config.errors import DomainError, ErrorCode

DECIDE = "accounts.decide_secondlook"
LONGEST_NOTE = 4000  # characters
_TIME = "%d %B %Y at %H:%M UTC"


@transaction.atomic
def ask_second_look(
    account_id: uuid.UUID, *, kind: LookKind, facts: Mapping[str, Any], note: str, actor: User
) -> SecondLook:
    """Write down what is asked for (``facts``) and why (``note``); nothing else changes yet.

    ``facts`` must hold nothing secret. Raises DomainError ``ROLE_NOT_ALLOWED`` (own account),
    ``STATE_FORBIDS`` (there is nothing of the kind to do), ``DUPLICATE`` (one waits already), and
    as ``read_terms`` and ``read_words`` say.
    """
    expire_looks_of(account_id)
    account = Account.objects.select_for_update(no_key=True).get(pk=account_id)
    check_not_own(account_id, actor=actor)
    words = read_words(note, field="note", most=LONGEST_NOTE)
    _check_askable(account, kind, facts)
    _check_none_waits(account, kind)
    look = SecondLook.objects.create(
        account=account,
        kind=kind,
        facts=dict(facts),
        note=words,
        asked_by=actor,
        expires_at=timezone.now() + timedelta(hours=settings.SECOND_LOOK_HOURS),
    )
    _record(look, verb="ask_second_look", actor=actor, change=("", look.state), said=words)
    return look


@transaction.atomic
def confirm_second_look(look_id: uuid.UUID, *, actor: User, answer: str = "") -> SecondLook:
    """Agree: what was asked for is carried out now.

    Raises DomainError ``SECOND_PERSON_NEEDED`` (one's own request), ``ROLE_NOT_ALLOWED`` (own
    account, or not the role), ``STATE_FORBIDS`` (decided or expired, or the account has moved on).
    """
    look = _decide(look_id, move="confirm", actor=actor, answer=answer, least=0)
    carry_out = _CARRY_OUT.get(look.kind)
    if carry_out is not None:
        carry_out(look)
    return look


@transaction.atomic
def decline_second_look(look_id: uuid.UUID, *, actor: User, answer: str) -> SecondLook:
    """Disagree; nothing happens. ``answer`` tells the colleague why.

    Raises DomainError as ``confirm_second_look`` says, and ``FIELD_MISSING`` without an answer.
    """
    return _decide(look_id, move="decline", actor=actor, answer=answer, least=1)


def check_may_decide(look: SecondLook, *, actor: User) -> None:
    """Raise DomainError ``ROLE_NOT_ALLOWED`` or ``SECOND_PERSON_NEEDED`` unless ``actor`` may."""
    check_not_own(look.account_id, actor=actor)
    if look.asked_by_id == actor.pk:
        sentence = "You asked for this; somebody else confirms or declines it."
        raise DomainError(ErrorCode.SECOND_PERSON_NEEDED, details={"reason": [sentence]})
    if not actor.has_perm(DECIDE):
        sentence = "Your role does not confirm what colleagues ask for."
        raise DomainError(ErrorCode.ROLE_NOT_ALLOWED, details={"role": [sentence]})


def describe_state(look: SecondLook) -> str:
    """Return who decided when, or that it expired; empty while it waits."""
    if look.decided_at and look.state != LookState.EXPIRED:
        return f"{look.decided_by} {look.state} this on {look.decided_at.strftime(_TIME)}."
    if look.state == LookState.EXPIRED or look.expires_at <= timezone.now():
        return f"This expired on {look.expires_at.strftime(_TIME)}; ask again."
    return ""


_CARRY_OUT: dict[str, Callable[[SecondLook], Account]] = {
    LookKind.LIFT: lift_suspension,
    LookKind.GRANT_PROVISIONAL: grant_provisional,
}


def _decide(look_id: uuid.UUID, *, move: str, actor: User, answer: str, least: int) -> SecondLook:
    look = _lock(look_id)
    check_may_decide(look, actor=actor)
    _check_waits(look)
    words = read_words(answer, field="answer", least=least, most=LONGEST_NOTE)
    before = look.state
    getattr(look, move)(actor, words)
    look.save()
    change = (before, look.state)
    _record(look, verb=f"{move}_second_look", actor=actor, change=change, said=words)
    return look


def _lock(look_id: uuid.UUID) -> SecondLook:
    """Locked before its account everywhere, so that two people never wait for each other."""
    look = SecondLook.objects.select_for_update().filter(pk=look_id).first()
    if look is None:
        raise DomainError(ErrorCode.ROUTE_NOT_FOUND)
    return look


def _check_waits(look: SecondLook) -> None:
    over = describe_state(look)
    if over:
        raise DomainError(ErrorCode.STATE_FORBIDS, details={"second_look": [over]})


def _check_askable(account: Account, kind: LookKind, facts: Mapping[str, Any]) -> None:
    if kind == LookKind.LIFT and account.standing != Standing.SUSPENDED:
        sentence = f"Standing is {account.standing}; only a suspension takes two people to lift."
        raise DomainError(ErrorCode.STATE_FORBIDS, details={"standing": [sentence]})
    if kind == LookKind.GRANT_PROVISIONAL:
        check_may_grant(account)
        read_terms(facts)


def _check_none_waits(account: Account, kind: LookKind) -> None:
    waiting = SecondLook.objects.select_related("asked_by")
    other = waiting.filter(account=account, kind=kind, state=LookState.WAITING).first()
    if other is not None:
        sentence = f"{other.asked_by} asked for this on {other.created_at.strftime(_TIME)}."
        raise DomainError(ErrorCode.DUPLICATE, details={"second_look": [sentence]})


def _record(
    look: SecondLook, *, verb: str, actor: User, change: tuple[str, str], said: str
) -> None:
    facts = {"kind": look.kind, **({"note": said} if said else {})}
    before, after = change
    record_event(
        look.account, verb=verb, actor=actor, change=Change(before, after, SUBJECT), facts=facts
    )
