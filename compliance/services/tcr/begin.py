"""KYC is approved and US SMS declared: the business goes to The Campaign Registry, and nobody else.

Brand and campaign are written from the approved version; whoever does not send SMS to the US never
has either. Both are begun once, however often this runs.
"""

import uuid

from django.conf import settings
from django.utils import timezone

from accounts.models import Account, SenderProfile
from compliance.completeness import texts_the_us
from compliance.models import Brand, Campaign, Submission
from compliance.services.tcr.moves import record
from compliance.services.tcr.submit_campaigns import submit_waiting_campaigns
from compliance.tcr.from_submission import describe_as_brand, describe_as_campaign
from config.celery import enqueue


def begin_registration(account: Account, submission: Submission) -> Brand | None:
    """Write brand and campaign of an approved account inside the caller's transaction."""
    if not texts_the_us(submission):
        return None
    brand, is_new = Brand.objects.get_or_create(
        account=account,
        profile=None,
        defaults={**describe_as_brand(submission), "is_mock": settings.TCR_MOCK},
    )
    if is_new:
        _write_campaign(brand, submission)
        begin_brand(brand)
    return brand


def begin_brand(brand: Brand) -> None:
    """Hand a complete draft over to the sweeper, with a hint to begin at once."""
    brand.next_look_at = timezone.now()
    brand.save(update_fields=["next_look_at", "updated_at"])
    record(brand, "begin")
    enqueue("compliance.look_at_registration", brand.pk)


def begin_for_profile(profile_id: uuid.UUID) -> None:
    """Begin what a completed sender profile brings of its own. Runs in the caller's transaction.

    Its own brand is submitted; campaigns of its own wait for the brand, inherited or not.
    """
    profile = SenderProfile.objects.select_related("account").get(pk=profile_id)
    own = Brand.objects.filter(profile=profile).first()
    brand = own or Brand.objects.filter(account=profile.account, profile=None).first()
    if brand is None:
        return
    brand.account = profile.account
    if own is not None and own.state == "draft" and own.next_look_at is None:
        begin_brand(own)
    submit_waiting_campaigns(brand)


def _write_campaign(brand: Brand, submission: Submission) -> Campaign:
    campaign = Campaign.objects.create(
        account=brand.account,
        brand=brand,
        is_mock=brand.is_mock,
        **describe_as_campaign(submission),
    )
    record(campaign, "begin")
    return campaign
