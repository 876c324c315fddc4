"""What a message costs the customer, in USD, by channel and the recipient's country (ISO 3166).

Staff keeps the prices in a table. A process reads them with one query and asks its memory for
every message; a new price is charged everywhere within five seconds.
"""

from decimal import Decimal

from django.db.models.functions import Now

from config.errors import DomainError, ErrorCode
from config.kept import Kept
from messaging.models import Price
from messaging.models.price import EVERYWHERE

_SECONDS = 5


class PriceList(dict[tuple[str, str], Decimal]):
    """By channel and region. A region without a price of its own is remembered with the other."""

    def __missing__(self, key: tuple[str, str]) -> Decimal:
        channel, region = key
        if region == EVERYWHERE:
            reason = f"no price for {channel}"
            raise DomainError(ErrorCode.CHANNEL_NOT_AVAILABLE, details={"reason": [reason]})
        price = self[key] = self[channel, EVERYWHERE]
        return price


def get_price(region: str, channel: str = "sms") -> Decimal:
    """Return the price of one message to ``region`` by ``channel``, 4 decimal places.

    A look-up in memory. Raises DomainError ``CHANNEL_NOT_AVAILABLE`` for a channel without prices.
    """
    return (_prices.value or _prices.get())[channel, region]


def refresh_prices() -> None:
    """Read the prices again if they are older than five seconds: once for each request or batch.

    Raises what the database raises when it is away.
    """
    _prices.refresh()


def forget_prices() -> None:
    """Have them read again at the next use, by this process."""
    _prices.forget()


def _read_prices() -> PriceList:
    """The newest price that has begun, of each channel and region."""
    begun = Price.objects.filter(valid_from__lte=Now())
    current = begun.order_by("channel", "region", "-valid_from").distinct("channel", "region")
    rows = current.values_list("channel", "region", "amount")
    return PriceList(((channel, region), amount) for channel, region, amount in rows)


_prices = Kept(_read_prices, seconds=_SECONDS)
