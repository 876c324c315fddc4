"""The one way to move a sender profile, and to record what happened to it."""

from collections.abc import Mapping
from typing import Any

from django_fsm import TransitionNotAllowed

from accounts.models import SenderProfile, User
from accounts.services.record_event import Change, record_event
from config.errors import DomainError, ErrorCode


def move_profile(
    profile: SenderProfile,
    *,
    move: str,
    actor: User | None,
    facts: Mapping[str, Any] | None = None,
) -> SenderProfile:
    """Run the transition ``move`` of a locked profile and record it.

    Raises DomainError ``STATE_FORBIDS`` when its state does not allow it.
    """
    before = profile.state
    try:
        getattr(profile, move)()
    except TransitionNotAllowed:
        raise DomainError(ErrorCode.STATE_FORBIDS, details={"status": [before]}) from None
    profile.save()
    record_profile_event(profile, verb=f"{move}_profile", actor=actor, before=before, facts=facts)
    return profile


def record_profile_event(
    profile: SenderProfile,
    *,
    verb: str,
    actor: User | None,
    before: str = "",
    facts: Mapping[str, Any] | None = None,
) -> None:
    """Append an event that names the profile by name and id."""
    record_event(
        profile.account,
        verb=verb,
        actor=actor,
        change=Change(before, profile.state, f"profile {profile.name}"),
        facts={"profile_id": str(profile.pk), **(facts or {})},
    )
