"""A reason of the catalog gets a new wording, which is a new version; old decisions keep theirs."""

import uuid
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from accounts.services.read_words import read_words
from compliance.models import Reason
from config.errors import DomainError, ErrorCode

_LONGEST_TITLE, _LONGEST = 120, 2000  # characters
_WORDS = ("title", "problem", "fix", "example")


@dataclass(frozen=True, slots=True)
class Wording:
    """What the customer reads."""

    title: str
    problem: str
    fix: str
    example: str = ""
    resubmittable: bool = True


@transaction.atomic
def reword_reason(reason_id: uuid.UUID, *, wording: Wording) -> Reason:
    """Put a new version in force.

    Raises DomainError ``STATE_FORBIDS`` for a retired one, ``DUPLICATE`` if nothing is new, and as
    ``read_words`` says; only the example may be empty.
    """
    clean = _read(wording)
    old = _retire(reason_id)
    if clean == _read(_get_wording(old)):
        raise DomainError(ErrorCode.DUPLICATE, details={"reason": ["It says this already."]})
    return Reason.objects.create(
        code=old.code,
        version=old.version + 1,
        title=clean.title,
        problem=clean.problem,
        fix=clean.fix,
        example=clean.example,
        resubmittable=clean.resubmittable,
        fields=old.fields,
        fixed_elsewhere=old.fixed_elsewhere,
    )


@transaction.atomic
def retire_reason(reason_id: uuid.UUID) -> Reason:
    """Take a reason out of force. Raises DomainError ``STATE_FORBIDS`` for a retired one."""
    return _retire(reason_id)


def _read(wording: Wording) -> Wording:
    return Wording(
        title=read_words(wording.title, field="title", most=_LONGEST_TITLE),
        problem=read_words(wording.problem, field="problem", most=_LONGEST),
        fix=read_words(wording.fix, field="fix", most=_LONGEST),
        example=read_words(wording.example, field="example", least=0, most=_LONGEST),
        resubmittable=wording.resubmittable,
    )


def _get_wording(reason: Reason) -> Wording:
    words = {name: getattr(reason, name) for name in _WORDS}
    return Wording(**words, resubmittable=reason.resubmittable)


def _retire(reason_id: uuid.UUID) -> Reason:
    reason = Reason.objects.select_for_update().filter(pk=reason_id).first()
    if reason is None:
        raise DomainError(ErrorCode.ROUTE_NOT_FOUND)
    if reason.retired_at is not None:
        raise DomainError(ErrorCode.STATE_FORBIDS, details={"reason": ["It is retired already."]})
    reason.retired_at = timezone.now()
    reason.save(update_fields=["retired_at", "updated_at"])
    return reason
