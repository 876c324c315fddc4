"""What an SMS costs the customer, in USD, by the recipient's country (ISO 3166)."""

from decimal import Decimal

_DEFAULT = Decimal("0.0900")
_BY_REGION: dict[str, Decimal] = {
    "US": Decimal("0.0085"),
    "CA": Decimal("0.0085"),
    "GB": Decimal("0.0420"),
    "DE": Decimal("0.0780"),
    "FR": Decimal("0.0710"),
    "IE": Decimal("0.0650"),
    "NL": Decimal("0.0810"),
    "ES": Decimal("0.0560"),
}


def get_price(region: str) -> Decimal:
    """Return the price of one SMS to ``region``, 4 decimal places."""
    return _BY_REGION.get(region, _DEFAULT)
