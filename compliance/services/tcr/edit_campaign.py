"""A sender profile's own campaigns, while they are drafts: added, changed and taken back."""

import uuid
from collections.abc import Mapping

from django.db import transaction

from accounts.models import SenderProfile, User
from accounts.models.sender_profile import ProfileState
from accounts.services.lock_profile import lock_profile
from compliance.models import Brand, Campaign
from compliance.models.campaign import CampaignState
from compliance.models.registration import WaitsOn
from compliance.services.tcr.moves import move, record
from compliance.services.tcr.submit_campaigns import submit_waiting_campaigns
from config.errors import DomainError, ErrorCode


@transaction.atomic
def create_campaign(
    account_id: uuid.UUID,
    *,
    profile_id: uuid.UUID,
    answers: Mapping[str, object],
    actor: User | None,
) -> Campaign:
    """Add a campaign under the profile's brand, its own or inherited.

    Raises DomainError ``PROFILE_NOT_FOUND`` and ``STATE_FORBIDS`` (the campaign is inherited, or
    there is no brand yet).
    """
    profile = lock_profile(profile_id, account_id=account_id)
    brand = _find_brand(profile)
    campaign = Campaign.objects.create(
        account=profile.account,
        brand=brand,
        profile=profile,
        is_mock=brand.is_mock,
        waits_on=WaitsOn.US,
        **answers,
    )
    record(campaign, "create", actor=actor)
    if profile.state == ProfileState.APPROVED:  # else it waits for the review of its profile
        submit_waiting_campaigns(brand)
    return campaign


def _find_brand(profile: SenderProfile) -> Brand:
    if profile.inherits_campaign:
        _forbid("This profile inherits the campaigns of your account; it has none of its own.")
    owner = None if profile.inherits_brand else profile
    brand = Brand.objects.filter(account=profile.account, profile=owner).first()
    if brand is None:
        _forbid("A campaign belongs to a brand: give the profile one first.")
    assert brand is not None
    return brand


@transaction.atomic
def update_campaign(
    account_id: uuid.UUID,
    *,
    profile_id: uuid.UUID,
    campaign_id: uuid.UUID,
    answers: Mapping[str, object],
    actor: User | None,
) -> Campaign:
    """Rewrite a draft.

    Raises DomainError ``PROFILE_NOT_FOUND``, ``CAMPAIGN_NOT_FOUND`` and ``STATE_FORBIDS`` once it
    was submitted.
    """
    campaign = _lock_draft(account_id, profile_id=profile_id, campaign_id=campaign_id)
    for column, value in answers.items():
        setattr(campaign, column, value)
    campaign.save()
    record(campaign, "change", actor=actor, facts={"fields": sorted(answers)})
    return campaign


@transaction.atomic
def remove_campaign(
    account_id: uuid.UUID, *, profile_id: uuid.UUID, campaign_id: uuid.UUID, actor: User | None
) -> None:
    """Take a draft back; raises as :func:`update_campaign` does."""
    campaign = _lock_draft(account_id, profile_id=profile_id, campaign_id=campaign_id)
    move(campaign, "deactivate", actor=actor)


def _lock_draft(
    account_id: uuid.UUID, *, profile_id: uuid.UUID, campaign_id: uuid.UUID
) -> Campaign:
    profile = lock_profile(profile_id, account_id=account_id)
    mine = Campaign.objects.select_for_update(of=("self",)).select_related("brand")
    mine = mine.exclude(state=CampaignState.DEACTIVATED)
    campaign = mine.filter(pk=campaign_id, profile=profile).first()
    if campaign is None:
        raise DomainError(ErrorCode.CAMPAIGN_NOT_FOUND)
    campaign.account = profile.account
    if campaign.state != CampaignState.DRAFT or campaign.submitted_at is not None:
        _forbid("The campaign was submitted to The Campaign Registry and cannot change.")
    return campaign


def _forbid(sentence: str) -> None:
    raise DomainError(ErrorCode.STATE_FORBIDS, details={"campaign": [sentence]})
