"""A colleague sees a whole tax id: rarely, for a reason, agreed to by another, and on record.

Asking and agreeing are a second look of the account. A confirmed one opens the id to the person who
asked, for a quarter of an hour and once; who saw it stands in a ledger that takes no change.
"""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.models import SecondLook, User
from accounts.models.second_look import LookKind, LookState
from accounts.services.record_event import Change, record_event
from accounts.services.second_look import ask_second_look
from compliance.models import KycCase, Submission, TaxIdReveal
from compliance.selectors import get_submission_under_review
from compliance.services.decide import check_not_own, check_notes
from compliance.services.move_case import SUBJECT, lock_case
from config.errors import DomainError, ErrorCode

PERMISSION = "compliance.reveal_tax_id"


@transaction.atomic
def ask_for_tax_id(case_id: uuid.UUID, *, actor: User, note: str) -> SecondLook:
    """Ask a colleague to agree.

    Raises DomainError ``ROLE_NOT_ALLOWED`` (own account, or not the role), ``FIELD_MISSING`` (no
    reason), ``REQUEST_INVALID`` (the id stands in the note), ``STATE_FORBIDS`` (nothing was
    submitted) or ``DUPLICATE`` (a colleague asked already).
    """
    case, submission = _begin(case_id, actor=actor)
    check_notes([note], submission=submission)
    return ask_second_look(
        case.account_id,
        kind=LookKind.REVEAL_TAX_ID,
        facts={"submission": str(submission.pk), "version": submission.version},
        note=note,
        actor=actor,
    )


@transaction.atomic
def reveal_tax_id(case_id: uuid.UUID, *, actor: User) -> str:
    """Return the whole id, once, and write down who saw it.

    Raises DomainError ``SECOND_PERSON_NEEDED`` unless a colleague agreed to the actor's request for
    this version within the last ``REVEAL_MINUTES``, and it was not used yet; ``ROLE_NOT_ALLOWED``
    for one's own account, or when the role was taken away meanwhile.
    """
    case, submission = _begin(case_id, actor=actor)
    look = find_open_reveal(submission, account_id=case.account_id, actor=actor)
    if look is None:
        sentence = "Nobody has agreed, the time is over, or it was looked at already; ask again."
        raise DomainError(ErrorCode.SECOND_PERSON_NEEDED, details={"reason": [sentence]})
    TaxIdReveal.objects.create(submission=submission, second_look=look, seen_by=actor)
    facts = {"version": submission.version, "agreed": str(look.decided_by), "reason": look.note}
    change = Change(subject=SUBJECT)
    record_event(case.account, verb="reveal_tax_id", actor=actor, change=change, facts=facts)
    return str(submission.tax_id)


def find_open_reveal(
    submission: Submission, *, account_id: uuid.UUID, actor: User
) -> SecondLook | None:
    """Return the agreement under which ``actor`` may look now."""
    since = timezone.now() - timedelta(minutes=settings.REVEAL_MINUTES)
    looks = SecondLook.objects.filter(account_id=account_id, kind=LookKind.REVEAL_TAX_ID)
    agreed = looks.filter(asked_by=actor, state=LookState.CONFIRMED, decided_at__gt=since)
    fitting = agreed.filter(facts__submission=str(submission.pk), taxidreveal=None)
    return fitting.order_by("-decided_at").first()


def _begin(case_id: uuid.UUID, *, actor: User) -> tuple[KycCase, Submission]:
    case = lock_case(case_id)
    check_not_own(case, actor=actor)
    if not actor.has_perm(PERMISSION):
        sentence = "Your role does not see whole tax ids."
        raise DomainError(ErrorCode.ROLE_NOT_ALLOWED, details={"role": [sentence]})
    submission = get_submission_under_review(case)
    if submission is None:
        raise DomainError(ErrorCode.STATE_FORBIDS, details={"case": [case.state]})
    return case, submission
