"""An amount of money that somebody gave, as the ledger can hold it."""

from decimal import Decimal

from config.errors import DomainError, ErrorCode

PLACES = 4


def read_money(amount: Decimal, *, most: Decimal, field: str = "amount") -> Decimal:
    """Return ``amount`` (USD). Raises DomainError ``VALUE_OUT_OF_RANGE`` naming ``field``.

    It must be more than zero, at most ``most``, and have at most 4 decimal places: the ledger
    would round what has more, and the database refuses movements of nothing.
    """
    if amount.is_finite() and 0 < amount <= most and amount == round(amount, PLACES):
        return amount
    sentence = f"Give an amount above 0, up to {most:,} USD, with at most {PLACES} decimals."
    raise DomainError(ErrorCode.VALUE_OUT_OF_RANGE, details={field: [sentence]})
