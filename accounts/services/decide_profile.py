"""A sender profile that brings its own registration is looked at by a person.

One that inherits brand and campaign was reviewed with its account: the system approves it.
"""

import uuid

from django.db import transaction

from accounts.models import SenderProfile, User
from accounts.services.lock_profile import lock_profile
from accounts.services.move_profile import move_profile
from accounts.services.notify import notify
from accounts.services.own_account import check_not_own
from config.errors import DomainError, ErrorCode

LONGEST_NOTE = 500  # characters


@transaction.atomic
def approve_profile(profile_id: uuid.UUID, *, actor: User | None) -> SenderProfile:
    """Approve a profile in review; without ``actor`` it is the system that does.

    Raises DomainError ``PROFILE_NOT_FOUND``, ``ROLE_NOT_ALLOWED`` (own account),
    ``STATE_FORBIDS``.
    """
    profile = lock_profile(profile_id)
    if actor is not None:
        check_not_own(profile.account_id, actor=actor)
    move_profile(profile, move="approve", actor=actor)
    notify(profile.account, kind="profile_approved", context={"profile": profile})
    return profile


@transaction.atomic
def reject_profile(profile_id: uuid.UUID, *, actor: User, note: str) -> SenderProfile:
    """Send a profile back; ``note`` says what must change and goes to the customer.

    Raises DomainError ``FIELD_MISSING`` or ``VALUE_OUT_OF_RANGE`` for the note, and what
    :func:`approve_profile` raises.
    """
    check_note(note)
    profile = lock_profile(profile_id)
    check_not_own(profile.account_id, actor=actor)
    profile.rejection = note.strip()
    move_profile(profile, move="reject", actor=actor, facts={"note": note.strip()})
    notify(profile.account, kind="profile_rejected", context={"profile": profile})
    return profile


def check_note(note: str) -> None:
    """Raise DomainError unless there is a note for the customer, of a length to be read."""
    if not note.strip():
        raise DomainError(ErrorCode.FIELD_MISSING, details={"note": ["Say what is wrong."]})
    if len(note) > LONGEST_NOTE:
        sentence = f"At most {LONGEST_NOTE} characters."
        raise DomainError(ErrorCode.VALUE_OUT_OF_RANGE, details={"note": [sentence]})
