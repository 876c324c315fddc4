"""A business hands a sender profile in: everything that is missing is said at once.

From then on the steps of ``provisioning`` run by themselves. Handing it in again changes nothing,
unless it was sent back before.
"""

import uuid
from typing import Literal

from django.db import transaction

from accounts.models import SenderProfile, User
from accounts.models.sender_profile import ProfileState
from accounts.profile_rules import OPEN_STATES
from accounts.services.explain_conflicts import explain_conflicts
from accounts.services.lock_profile import lock_profile
from accounts.services.move_profile import move_profile, record_profile_event
from compliance.profile_completeness import list_missing
from compliance.services.provisioning.run import begin_steps, resume_steps
from config.errors import DomainError, ErrorCode

Progress = Literal["submitted", "in_progress", "completed"]


def complete_profile(
    account_id: uuid.UUID, *, profile_id: uuid.UUID, callback_url: str, actor: User | None
) -> Progress:
    """Hand a profile in; ``callback_url`` hears once that it is set up (empty: nobody).

    Raises DomainError ``PROFILE_NOT_FOUND``, ``REQUEST_INVALID`` naming all that is missing.
    """
    with explain_conflicts(account_id):
        return _complete(account_id, profile_id=profile_id, callback_url=callback_url, actor=actor)


@transaction.atomic
def _complete(
    account_id: uuid.UUID, *, profile_id: uuid.UUID, callback_url: str, actor: User | None
) -> Progress:
    profile = lock_profile(profile_id, account_id=account_id)
    if profile.state not in OPEN_STATES:
        return get_progress(profile)
    missing = list_missing(profile)
    if missing:
        raise DomainError(ErrorCode.REQUEST_INVALID, details=missing)
    profile.callback_url = callback_url
    profile.steps.filter(name="review").update(done_at=None)
    move_profile(profile, move="complete", actor=actor)
    begin_steps(profile)
    return "submitted"


def get_progress(profile: SenderProfile) -> Progress:
    """Return ``completed`` once a handed-in profile has no open step left."""
    is_open = (
        profile.state == ProfileState.PENDING_REVIEW or profile.steps.filter(done_at=None).exists()
    )
    return "in_progress" if is_open else "completed"


@transaction.atomic
def try_again(account_id: uuid.UUID, *, profile_id: uuid.UUID, actor: User | None) -> None:
    """Go on with a set-up that stopped, at the step that it stopped at.

    Raises DomainError ``PROFILE_NOT_FOUND``, ``STATE_FORBIDS`` when there is nothing to go on with.
    """
    profile = lock_profile(profile_id, account_id=account_id)
    if profile.state in OPEN_STATES or not profile.steps.filter(done_at=None).exists():
        details = {"status": [profile.state], "reason": ["There is no step to go on with."]}
        raise DomainError(ErrorCode.STATE_FORBIDS, details=details)
    record_profile_event(profile, verb="try_profile_again", actor=actor, before=profile.state)
    resume_steps(profile)
