"""A sender profile stops sending for a while, and goes on. Sends that name it are refused, never
quietly moved to another sender.
"""

import uuid

from django.db import transaction

from accounts.models import SenderProfile, User
from accounts.services.decide_profile import check_note
from accounts.services.lock_profile import lock_profile
from accounts.services.move_profile import move_profile
from accounts.services.notify import notify
from accounts.services.own_account import check_not_own


@transaction.atomic
def pause_profile(profile_id: uuid.UUID, *, actor: User, note: str) -> SenderProfile:
    """Staff stops a profile's sends at once; ``note`` goes to the customer.

    Raises DomainError ``FIELD_MISSING`` or ``VALUE_OUT_OF_RANGE`` for the note,
    ``PROFILE_NOT_FOUND``, ``ROLE_NOT_ALLOWED`` (own account), ``STATE_FORBIDS``.
    """
    check_note(note)
    profile = lock_profile(profile_id)
    check_not_own(profile.account_id, actor=actor)
    profile.rejection = note.strip()
    move_profile(profile, move="pause", actor=actor, facts={"note": note.strip()})
    notify(profile.account, kind="profile_paused", context={"profile": profile})
    return profile


@transaction.atomic
def resume_profile(profile_id: uuid.UUID, *, actor: User) -> SenderProfile:
    """Let a paused profile send again; raises as :func:`pause_profile` does."""
    profile = lock_profile(profile_id)
    check_not_own(profile.account_id, actor=actor)
    profile.rejection = ""
    move_profile(profile, move="resume", actor=actor)
    notify(profile.account, kind="profile_resumed", context={"profile": profile})
    return profile
