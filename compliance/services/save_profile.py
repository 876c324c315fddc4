"""A sender profile and its own brand are written together: both or neither."""

import uuid
from collections.abc import Mapping

from django.db import transaction

from accounts.models import SenderProfile, User
from accounts.profile_rules import ProfileEdit
from accounts.services.create_profile import create_profile
from accounts.services.delete_profile import delete_profile
from accounts.services.explain_conflicts import explain_conflicts
from accounts.services.lock_profile import lock_profile
from accounts.services.update_profile import update_profile
from compliance.models.campaign import CampaignState
from compliance.services.tcr.edit_brand import edit_brand
from compliance.services.tcr.moves import move
from compliance.services.tcr.numbers import sync_numbers

Answers = Mapping[str, object]


def add_profile(
    account_id: uuid.UUID, *, edit: ProfileEdit, brand: Answers | None, actor: User | None
) -> SenderProfile:
    """Create a profile, with a brand of its own if ``brand`` gives one.

    Raises DomainError as ``create_profile`` and ``edit_brand`` do.
    """
    with explain_conflicts(account_id), transaction.atomic():
        profile = create_profile(account_id, edit=edit, actor=actor)
        if brand is not None:
            edit_brand(profile, answers=brand, actor=actor)
        return profile


def change_profile(
    account_id: uuid.UUID,
    *,
    profile_id: uuid.UUID,
    edit: ProfileEdit,
    brand: Answers | None,
    actor: User | None,
) -> SenderProfile:
    """Change a profile and its brand; raises as ``update_profile`` and ``edit_brand`` do."""
    with explain_conflicts(account_id), transaction.atomic():
        profile = update_profile(account_id, profile_id=profile_id, edit=edit, actor=actor)
        if brand is not None:
            edit_brand(profile, answers=brand, actor=actor)
        if edit.sending_number is not None:
            sync_numbers(account_id)
        return profile


@transaction.atomic
def remove_profile(account_id: uuid.UUID, *, profile_id: uuid.UUID, actor: User | None) -> None:
    """Delete a profile; its draft campaigns go with it and its number is freed for the account.

    Raises DomainError as ``delete_profile`` does.
    """
    profile = lock_profile(profile_id, account_id=account_id)
    delete_profile(account_id, profile_id=profile_id, actor=actor)
    drafts = profile.campaigns.select_related("brand").filter(state=CampaignState.DRAFT)
    for campaign in drafts.select_for_update(of=("self",)):
        campaign.account = profile.account
        move(campaign, "deactivate", actor=actor)
    sync_numbers(account_id)
