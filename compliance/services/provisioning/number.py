"""A number of its own for whoever cannot send from the account's; bought once."""

from accounts.models import SenderProfile
from accounts.models.channel import ChannelKind
from accounts.models.phone_number import NumberState
from accounts.selectors import get_channel
from accounts.services.profile_number import needs_number, provide_number
from compliance.models import Brand


def get_number(profile: SenderProfile) -> bool:
    """Raises ProviderError, and DomainError when nothing is in stock."""
    if profile.number is not None and profile.number.state == NumberState.ASSIGNED:
        return True
    if profile.number is None and not needs_number(profile):
        return True
    return provide_number(profile.pk, country=_choose_country(profile))


def _choose_country(profile: SenderProfile) -> str:
    """Where its brand mainly sends to; else where the account's number is, or its business."""
    brand = Brand.objects.filter(profile=profile).first()
    main = [each["id"] for each in brand.destinations if each.get("isMain")] if brand else []
    channel = get_channel(profile.account, kind=ChannelKind.SMS)
    of_account = [channel.number.country] if channel and channel.number else []
    of_brand = [brand.country] if brand and brand.country else []
    return str([*main, *of_account, *of_brand, *profile.account.destination_countries, "GB"][0])
