"""News from the 10DLC registration of a number comes down to here: may it send to the US?"""

import uuid
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from accounts.models import Account, PhoneNumber
from accounts.services.record_event import Change, record_event
from accounts.services.webhooks.tell_channel import tell_us_registration


@transaction.atomic
def register_number(
    number_id: uuid.UUID, *, is_registered: bool, blocked_carriers: Sequence[str]
) -> bool:
    """Open or shut a number for US SMS, carriers apart; return whether anything changed.

    Counts from the next request on: the send path reads the row itself.
    """
    account = Account.objects.select_for_update(no_key=True).get(numbers=number_id)
    number = PhoneNumber.objects.select_for_update().get(pk=number_id)
    blocked = sorted(blocked_carriers)
    before = (number.registered_at is not None, number.blocked_carriers)
    if before == (is_registered, blocked):
        return False
    number.registered_at = (number.registered_at or timezone.now()) if is_registered else None
    number.blocked_carriers = blocked
    number.save(update_fields=["registered_at", "blocked_carriers", "updated_at"])
    if before[0] != is_registered:
        verb = "number_registered" if is_registered else "number_unregistered"
        record_event(account, verb=verb, actor=None, change=Change(subject=number.e164))
        tell_us_registration(number)
    return True
