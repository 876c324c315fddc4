"""What the registry charges, in US dollars. Fees drift; these are the ones the demo shows."""

from decimal import Decimal

BRAND = Decimal("4.50")
REVET = Decimal("4.00")
CAMPAIGN_REVIEW = Decimal("15.00")  # each submission to the upstream CNP
AUTH_PLUS = Decimal("12.50")
FIRST_MONTHS = 3  # billed at once; later months are not simulated

VETTING: dict[tuple[str, str], Decimal] = {
    ("AEGIS", "POLITICAL"): Decimal("64.00"),
    ("CV", "POLITICAL"): Decimal("95.00"),
}
VETTING_BY_CLASS: dict[str, Decimal] = {
    "STANDARD": Decimal("41.50"),
    "ENHANCED": Decimal("95.00"),
    "POLITICAL": Decimal("64.00"),
    "AUTHPLUS": AUTH_PLUS,
}

MONTHLY = Decimal("10.00")
MONTHLY_OF: dict[str, Decimal] = {
    "LOW_VOLUME": Decimal("1.50"),
    "CHARITY": Decimal("3.00"),
    "EMERGENCY": Decimal("5.00"),
    "AGENTS_FRANCHISES": Decimal("30.00"),
    "SOLE_PROPRIETOR": Decimal("2.00"),
    "TRIAL": Decimal("0.00"),
}


def monthly_fee(usecase: str) -> Decimal:
    return MONTHLY_OF.get(usecase, MONTHLY)


def vetting_fee(provider: str, kind: str) -> Decimal:
    """The provider's own price, else the one of the class, else the standard one."""
    by_class = VETTING_BY_CLASS.get(kind, VETTING_BY_CLASS["STANDARD"])
    return VETTING.get((provider, kind), by_class)
