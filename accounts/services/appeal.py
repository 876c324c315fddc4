"""A customer says that we are wrong; somebody who had no part in it before decides.

An owner or admin of the account appeals, in their own words, once against each decision: what
different people have decided twice is final. We answer within ``REVIEW_DAYS`` business days with a
statement of reasons. Nobody decides an appeal against a decision they took part in, or on an
account they belong to.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.models import Account, Appeal, User
from accounts.models.appeal import AppealKind, AppealState
from accounts.models.membership import Membership, Role
from accounts.services.notify import notify
from accounts.services.own_account import check_not_own
from accounts.services.read_words import read_words
from accounts.services.record_event import Change, record_event
from config.business_time import add_business_time, get_business_day, round_up_to_hour
from config.errors import DomainError, ErrorCode

DECIDE = "accounts.decide_appeal"
LEAST, MOST = 20, 4000  # characters of the customer's words
MAY_APPEAL = frozenset({Role.OWNER, Role.ADMIN})
SUBJECT = "appeal"
_TIME = "%d %B %Y at %H:%M UTC"


@dataclass(frozen=True, slots=True)
class Barred:
    """Somebody who may not decide an appeal."""

    person: User
    why: str


@transaction.atomic
def open_appeal(
    account: Account, *, kind: AppealKind, against: uuid.UUID, text: str, actor: User
) -> Appeal:
    """Take an appeal down on a locked account; what it moves is the caller's.

    ``against`` is the decision or event appealed against. Raises DomainError ``ROLE_NOT_ALLOWED``
    (not an owner or admin), ``DUPLICATE`` (appealed against before) and as ``read_words`` says.
    """
    _check_may_appeal(account, actor=actor)
    _check_first(account, against=against)
    words = read_words(text, field="text", least=LEAST, most=MOST)
    span = settings.REVIEW_DAYS * get_business_day()
    appeal = Appeal.objects.create(
        account=account,
        kind=kind,
        against=against,
        text=words,
        opened_by=actor,
        due_at=round_up_to_hour(add_business_time(timezone.now(), span)),
    )
    _record(appeal, verb="open_appeal", actor=actor, change=("", appeal.state))
    _tell(appeal, kind="appeal_received")
    return appeal


@transaction.atomic
def settle_appeal(
    appeal: Appeal, *, move: str, actor: User, answer: str, barred: Iterable[Barred]
) -> Appeal:
    """Run ``uphold`` or ``deny`` on a locked appeal and tell the customer; more is the caller's.

    ``answer`` is our statement of reasons. Raises DomainError ``ROLE_NOT_ALLOWED`` (own account,
    or not the role), ``SECOND_PERSON_NEEDED`` (decided before), ``STATE_FORBIDS`` (decided
    already) and as ``read_words`` says.
    """
    check_may_decide(appeal, actor=actor, barred=barred)
    _check_open(appeal)
    words = read_words(answer, field="answer", least=LEAST, most=MOST)
    before = appeal.state
    getattr(appeal, move)(actor, words)
    appeal.save()
    _record(appeal, verb=f"{move}_appeal", actor=actor, change=(before, appeal.state))
    _tell(appeal, kind=f"appeal_{appeal.state}")
    return appeal


def lock_appeal(appeal_id: uuid.UUID, *, kind: AppealKind) -> Appeal:
    """Return the appeal, ours alone until the transaction ends, with its account locked after it.

    Raises DomainError ``ROUTE_NOT_FOUND`` for an unknown one, or one of another kind.
    """
    appeal = Appeal.objects.select_for_update().filter(pk=appeal_id, kind=kind).first()
    if appeal is None:
        raise DomainError(ErrorCode.ROUTE_NOT_FOUND)
    appeal.account = Account.objects.select_for_update(no_key=True).get(pk=appeal.account_id)
    return appeal


def check_may_decide(appeal: Appeal, *, actor: User, barred: Iterable[Barred]) -> None:
    """Raise DomainError ``ROLE_NOT_ALLOWED`` or ``SECOND_PERSON_NEEDED`` unless ``actor`` may."""
    check_not_own(appeal.account_id, actor=actor)
    if not actor.has_perm(DECIDE):
        sentence = "Your role does not decide appeals."
        raise DomainError(ErrorCode.ROLE_NOT_ALLOWED, details={"role": [sentence]})
    why = [each.why for each in barred if each.person.pk == actor.pk]
    if why:
        sentences = [f"Somebody else decides: you {each}." for each in why]
        raise DomainError(ErrorCode.SECOND_PERSON_NEEDED, details={"reason": sentences})


def describe_state(appeal: Appeal) -> str:
    """Return who decided what and when; empty while it is open."""
    if appeal.state == AppealState.OPEN or appeal.decided_at is None:
        return ""
    return f"{appeal.decided_by} {appeal.state} it on {appeal.decided_at.strftime(_TIME)}."


def _check_may_appeal(account: Account, *, actor: User) -> None:
    members = Membership.objects.filter(account=account, user=actor, role__in=MAY_APPEAL)
    if not members.exists():
        sentence = "Only an owner or admin of the account appeals."
        raise DomainError(ErrorCode.ROLE_NOT_ALLOWED, details={"role": [sentence]})


def _check_first(account: Account, *, against: uuid.UUID) -> None:
    appeal = Appeal.objects.filter(account=account, against=against).first()
    if appeal is not None:
        when = appeal.created_at.strftime(_TIME)
        sentence = f"You appealed against this decision on {when}; each takes one appeal."
        raise DomainError(ErrorCode.DUPLICATE, details={"appeal": [sentence]})


def _check_open(appeal: Appeal) -> None:
    decided = describe_state(appeal)
    if decided:
        raise DomainError(ErrorCode.STATE_FORBIDS, details={"appeal": [decided]})


def _record(appeal: Appeal, *, verb: str, actor: User, change: tuple[str, str]) -> None:
    facts = {"kind": appeal.kind, "against": str(appeal.against)}
    before, after = change
    record_event(
        appeal.account, verb=verb, actor=actor, change=Change(before, after, SUBJECT), facts=facts
    )


def _tell(appeal: Appeal, *, kind: str) -> None:
    context: dict[str, object] = {
        "appeal": appeal,
        "dashboard_url": settings.PUBLIC_URL,
        "support_email": settings.SUPPORT_EMAIL,
    }
    notify(appeal.account, kind=kind, context=context)
