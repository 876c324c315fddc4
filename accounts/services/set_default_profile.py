"""Which sender profile is used by a send that names none; at most one of an account."""

import uuid

from django.db import transaction

from accounts.models import SenderProfile, User
from accounts.models.sender_profile import ProfileState
from accounts.services.explain_conflicts import explain_conflicts
from accounts.services.lock_profile import lock_profile
from accounts.services.move_profile import record_profile_event
from config.errors import DomainError, ErrorCode


def set_default_profile(
    account_id: uuid.UUID, *, profile_id: uuid.UUID, is_default: bool, actor: User | None
) -> SenderProfile:
    """Make a profile the default in place of any other, or stop its being that.

    Raises DomainError ``PROFILE_NOT_FOUND``, ``STATE_FORBIDS`` (only an approved one can be) and
    ``PROFILE_CONFLICT``.
    """
    with explain_conflicts(account_id):
        return _set(account_id, profile_id=profile_id, is_default=is_default, actor=actor)


@transaction.atomic
def _set(
    account_id: uuid.UUID, *, profile_id: uuid.UUID, is_default: bool, actor: User | None
) -> SenderProfile:
    profile = lock_profile(profile_id, account_id=account_id)
    if profile.is_default == is_default:
        return profile
    if is_default and profile.state != ProfileState.APPROVED:
        raise DomainError(ErrorCode.STATE_FORBIDS, details={"status": [profile.state]})
    others = SenderProfile.objects.filter(account_id=account_id, is_default=True)
    others.update(is_default=False)
    profile.is_default = is_default
    profile.save()
    verb = "make_default_profile" if is_default else "drop_default_profile"
    record_profile_event(profile, verb=verb, actor=actor, before=profile.state)
    return profile
