"""A brand or campaign of its own goes to The Campaign Registry; from there its own clocks run.

Only who sends SMS to the US has to do with it.
"""

from django.db import transaction

from accounts.models import SenderProfile
from accounts.services.lock_profile import lock_profile
from compliance.models import Brand
from compliance.services.tcr.begin import begin_for_profile

US_DESTINATIONS = frozenset({"US", "PR"})


def register(profile: SenderProfile) -> bool:
    if is_registered_in_the_us(profile):
        _begin(profile)
    return True


def is_registered_in_the_us(profile: SenderProfile) -> bool:
    """Tell whether the profile brings a brand or campaign of its own for US SMS."""
    if profile.inherits_brand and profile.inherits_campaign:
        return False
    brand = Brand.objects.filter(profile=profile).first()
    if brand is None:
        return bool(profile.campaigns.exists())
    stated = {each["id"] for each in brand.destinations}
    return not stated or bool(stated & US_DESTINATIONS)


@transaction.atomic
def _begin(profile: SenderProfile) -> None:
    lock_profile(profile.pk)
    begin_for_profile(profile.pk)
