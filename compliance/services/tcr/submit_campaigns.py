"""A brand is verified: the campaigns that waited for it go to TCR."""

from django.db.models import Q

from accounts.models.sender_profile import ProfileState
from compliance.models import Brand, Campaign
from compliance.models.brand import BrandState
from compliance.models.campaign import CampaignState
from compliance.models.registration import WaitsOn
from config.celery import enqueue


def list_waiting_campaigns(brand: Brand) -> list[Campaign]:
    """Return the drafts that nobody has to look at any more, and whose brand may run them."""
    if brand.state != BrandState.VERIFIED:
        return []
    drafts = brand.campaigns.filter(state=CampaignState.DRAFT, waits_on=WaitsOn.US)
    ready = Q(profile=None) | Q(profile__state=ProfileState.APPROVED)
    return list(drafts.filter(ready).order_by("created_at"))


def submit_waiting_campaigns(brand: Brand) -> None:
    """Schedule their submission; the sweeper finds them if the hint is lost."""
    for campaign in list_waiting_campaigns(brand):
        Campaign.objects.filter(pk=campaign.pk).update(next_look_at=campaign.created_at)
        enqueue("compliance.look_at_registration", campaign.pk)
