"""The rows a change of a sender profile begins with: the account, then the profile."""

import uuid

from accounts.models import Account, SenderProfile
from config.errors import DomainError, ErrorCode


def lock_profile(profile_id: uuid.UUID, *, account_id: uuid.UUID | None = None) -> SenderProfile:
    """Lock a profile until commit, of any account unless one is named.

    Raises DomainError ``PROFILE_NOT_FOUND``, also for a deleted one.
    """
    found = SenderProfile.objects.filter(pk=profile_id, deleted_at=None)
    if account_id is not None:
        found = found.filter(account_id=account_id)
    Account.objects.select_for_update(no_key=True).filter(
        pk__in=found.values("account")
    ).values_list("pk").first()
    profiles = found.select_for_update(no_key=True, of=("self",))
    profile = profiles.select_related("account", "number").first()
    if profile is None:
        raise DomainError(ErrorCode.PROFILE_NOT_FOUND)
    return profile
