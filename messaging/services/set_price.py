"""Staff sets a price. It is a new row from a date on; what was charged before stays readable."""

from datetime import datetime, timedelta
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.read_money import read_money
from config.errors import DomainError, ErrorCode
from messaging.models import Price

LARGEST = Decimal(10)  # USD a message
_FARTHEST = timedelta(days=366)


def set_price(
    channel: str, *, region: str, amount: Decimal, valid_from: datetime | None, actor: User
) -> Price:
    """Let a message by ``channel`` to ``region`` (or EVERYWHERE) cost ``amount`` USD.

    From now on unless ``valid_from`` names a later moment, at most a year away. Raises DomainError
    ``VALUE_OUT_OF_RANGE`` for an amount or a moment that cannot be, ``STATE_FORBIDS`` for a
    channel that has no prices, and ``DUPLICATE`` if a price begins at that very moment already.
    """
    read_money(amount, most=LARGEST)
    _check_moment(valid_from)
    if not Price.objects.filter(channel=channel).exists():
        sentence = f"There is no channel {channel} that has prices."
        raise DomainError(ErrorCode.STATE_FORBIDS, details={"channel": [sentence]})
    begins = {} if valid_from is None else {"valid_from": valid_from}
    try:
        with transaction.atomic():
            return Price.objects.create(
                channel=channel, region=region, amount=amount, set_by=actor, **begins
            )
    except IntegrityError:
        sentence = "There is a price from that very moment on."
        raise DomainError(ErrorCode.DUPLICATE, details={"valid_from": [sentence]}) from None


def _check_moment(valid_from: datetime | None) -> None:
    """What was charged yesterday cannot be another price today."""
    now = timezone.now()
    if valid_from is None or now <= valid_from <= now + _FARTHEST:
        return
    sentence = "Give a moment from now to a year ahead, or none for at once."
    raise DomainError(ErrorCode.VALUE_OUT_OF_RANGE, details={"valid_from": [sentence]})
