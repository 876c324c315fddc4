"""A business adds a sender profile; the first one makes the account an organization.

Both happen in one transaction under the account's lock, and the organization is written so that it
may be there already: however many calls come at once and however often one is repeated, there is
one organization and no error.
"""

import uuid

from django.db import transaction

from accounts.models import Account, Organization, SenderProfile, User
from accounts.onboarding import check_unlocked
from accounts.profile_rules import ProfileEdit, apply_edit, check_profile
from accounts.services.explain_conflicts import explain_conflicts
from accounts.services.move_profile import record_profile_event
from accounts.services.record_event import Change, record_event


def create_profile(
    account_id: uuid.UUID, *, edit: ProfileEdit, actor: User | None
) -> SenderProfile:
    """Create a profile that still has to be completed.

    Raises DomainError ``REQUEST_INVALID`` with everything that is wrong,
    ``COMPLIANCE_NOT_APPROVED`` and ``PROFILE_CONFLICT``.
    """
    with explain_conflicts(account_id):
        return _create(account_id, edit=edit, actor=actor)


@transaction.atomic
def _create(account_id: uuid.UUID, *, edit: ProfileEdit, actor: User | None) -> SenderProfile:
    account = Account.objects.select_for_update(no_key=True).get(pk=account_id)
    check_unlocked(stage=account.stage, tier=account.tier)
    profile = SenderProfile(account=account)
    apply_edit(profile, edit)
    check_profile(profile)
    _upgrade(account, actor=actor)
    profile.save(force_insert=True)
    record_profile_event(profile, verb="create_profile", actor=actor)
    return profile


def _upgrade(account: Account, *, actor: User | None) -> None:
    """Under the account's lock, so that the event is written once."""
    if Organization.objects.filter(account=account).exists():
        return
    Organization.objects.bulk_create([Organization(account=account)], ignore_conflicts=True)
    record_event(account, verb="become_organization", actor=actor, change=Change())
