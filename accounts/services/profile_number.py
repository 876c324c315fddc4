"""A sender profile that brings its own registration needs a number of its own.

The order is written down, for this profile, before the carrier hears of it. Whoever tries again
finds that order and asks about it; a second number is ordered only once the first has failed.
"""

import uuid

from django.db import IntegrityError, transaction

from accounts.models import PhoneNumber, SenderProfile
from accounts.models.channel import ChannelKind
from accounts.models.phone_number import NumberState
from accounts.providers.telnyx import AvailableNumber, list_available_numbers
from accounts.selectors import get_channel
from accounts.services.choose_number import ORDER_PENDING, complete_order
from accounts.services.lock_profile import lock_profile
from accounts.services.move_profile import record_profile_event
from config.errors import DomainError, ErrorCode
from config.http import ProviderError


def needs_number(profile: SenderProfile) -> bool:
    """Tell whether the profile cannot send from the account's number, or there is none."""
    if profile.inherits_brand and profile.inherits_campaign:
        channel = get_channel(profile.account, kind=ChannelKind.SMS)
        return channel is None or channel.number is None
    return True


def provide_number(profile_id: uuid.UUID, *, country: str) -> bool:
    """Order a number for a profile that has none, or ask about its order; tell if it is there.

    Raises ProviderError, and DomainError ``STATE_FORBIDS`` when no number of ``country`` is in
    stock.
    """
    profile = SenderProfile.objects.select_related("number").get(pk=profile_id)
    number = profile.number or _order_first(profile_id, list_available_numbers(country), country)
    if number.state == NumberState.ORDERING:
        _ask(number)
    return PhoneNumber.objects.filter(pk=number.pk, state=NumberState.ASSIGNED).exists()


def _ask(number: PhoneNumber) -> None:
    """The carrier may take a while to carry an order out; that is nobody's fault."""
    try:
        complete_order(number.pk)
    except ProviderError as error:
        if error.code != ORDER_PENDING:
            raise


def _order_first(profile_id: uuid.UUID, stock: list[AvailableNumber], country: str) -> PhoneNumber:
    for offered in stock:
        number = _write_order(profile_id, e164=offered.e164, country=country)
        if number is not None:
            return number
    sentence = f"No number of {country} is in stock at the moment; we look again."
    raise DomainError(ErrorCode.STATE_FORBIDS, details={"number": [sentence]}, message=sentence)


@transaction.atomic
def _write_order(profile_id: uuid.UUID, *, e164: str, country: str) -> PhoneNumber | None:
    """Return the profile's order, whoever wrote it; ``None`` if somebody else has the number."""
    profile = lock_profile(profile_id)
    if profile.number is not None:
        return profile.number
    try:
        with transaction.atomic():
            number = PhoneNumber.objects.create(account=profile.account, e164=e164, country=country)
    except IntegrityError:
        return None
    profile.number = number
    profile.save()
    record_profile_event(
        profile, verb="order_profile_number", actor=None, facts={"number": number.e164}
    )
    return number
