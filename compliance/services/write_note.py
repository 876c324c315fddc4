"""Notes on a case: among staff, or for the customer. Which one is chosen by the service called."""

import uuid

from django.db import transaction
from django.db.models import QuerySet

from accounts.models import User
from accounts.services.notify import notify
from accounts.services.record_event import Change, record_event
from compliance.models import KycCase, PrivateNote, SharedNote
from compliance.selectors import get_submission_under_review
from compliance.services.decide import check_not_own, check_notes
from compliance.services.move_case import SUBJECT, lock_case
from config.errors import DomainError, ErrorCode


@transaction.atomic
def write_private_note(case_id: uuid.UUID, *, actor: User, text: str) -> PrivateNote:
    """Keep a note that only staff reads.

    Raises DomainError ``FIELD_MISSING`` for an empty one, ``DUPLICATE`` for the same words again,
    ``REQUEST_INVALID`` for one with the tax id in it, ``ROLE_NOT_ALLOWED`` for one's own account.
    """
    case = _begin(case_id, actor=actor, text=text)
    _check_new(PrivateNote.objects.filter(case=case), actor=actor, text=text)
    return PrivateNote.objects.create(case=case, author=actor, text=text.strip())


@transaction.atomic
def write_shared_note(case_id: uuid.UUID, *, actor: User, text: str) -> SharedNote:
    """Write to the customer: on the waiting page and by mail. Raises as the private one does."""
    case = _begin(case_id, actor=actor, text=text)
    _check_new(SharedNote.objects.filter(case=case), actor=actor, text=text)
    note = SharedNote.objects.create(case=case, author=actor, text=text.strip())
    case.told_at = note.created_at
    case.save(update_fields=["told_at", "updated_at"])
    record_event(case.account, verb="write_note", actor=actor, change=Change(subject=SUBJECT))
    notify(case.account, kind="note_shared", context={"note": note})
    return note


def _begin(case_id: uuid.UUID, *, actor: User, text: str) -> KycCase:
    case = lock_case(case_id)
    check_not_own(case, actor=actor)
    if not text.strip():
        raise DomainError(ErrorCode.FIELD_MISSING, details={"text": ["Write something."]})
    submission = get_submission_under_review(case)
    if submission is not None:
        check_notes([text], submission=submission)
    return case


def _check_new(
    notes: QuerySet[PrivateNote] | QuerySet[SharedNote], *, actor: User, text: str
) -> None:
    """The same words sent again, by a second click or a replayed form, are one note."""
    newest = notes.order_by("-created_at", "-id").first()
    if newest is not None and newest.author_id == actor.pk and newest.text == text.strip():
        raise DomainError(ErrorCode.DUPLICATE, details={"text": ["You wrote this already."]})
