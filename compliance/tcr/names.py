"""TCR's names for what our form asks: https://csp-api.campaignregistry.com/v2/restAPI (enums)."""

from compliance.models.submission import EntityType, UseCaseType

ENTITY_TYPES = {
    EntityType.PRIVATE_COMPANY: "PRIVATE_PROFIT",
    EntityType.PUBLIC_COMPANY: "PUBLIC_PROFIT",
    EntityType.NON_PROFIT: "NON_PROFIT",
    EntityType.GOVERNMENT: "GOVERNMENT",
    EntityType.SOLE_TRADER: "SOLE_PROPRIETOR",
}
# A use case of our form, and its part of a MIXED campaign.
USE_CASES = {
    UseCaseType.AUTHENTICATION: "TWO_FA",
    UseCaseType.NOTIFICATIONS: "ACCOUNT_NOTIFICATION",
    UseCaseType.MARKETING: "MARKETING",
    UseCaseType.CUSTOMER_CARE: "CUSTOMER_CARE",
    UseCaseType.MIXED: "MIXED",
}
MIXED_PARTS = ("ACCOUNT_NOTIFICATION", "CUSTOMER_CARE", "MARKETING")
# What may be a part of MIXED, LOW_VOLUME and SOLE_PROPRIETOR.
SUB_USE_CASES = frozenset(
    [
        "2FA",
        "ACCOUNT_NOTIFICATION",
        "CUSTOMER_CARE",
        "DELIVERY_NOTIFICATION",
        "FRAUD_ALERT",
        "HIGHER_EDUCATION",
        "MARKETING",
        "POLLING_VOTING",
        "PUBLIC_SERVICE_ANNOUNCEMENT",
        "SECURITY_ALERT",
    ]
)
ON_THE_WIRE = {"TWO_FA": "2FA"}  # the v3 contract's word, and TCR's

INDUSTRIES = {
    "PROFESSIONAL": "Professional services",
    "REAL_ESTATE": "Real estate",
    "HEALTHCARE": "Healthcare and life sciences",
    "HUMAN_RESOURCES": "Human resources and recruiting",
    "ENERGY": "Energy and utilities",
    "ENTERTAINMENT": "Entertainment",
    "RETAIL": "Retail and consumer products",
    "TRANSPORTATION": "Transportation and logistics",
    "AGRICULTURE": "Agriculture",
    "INSURANCE": "Insurance",
    "POSTAL": "Postal and delivery",
    "EDUCATION": "Education",
    "HOSPITALITY": "Hospitality and travel",
    "FINANCIAL": "Financial services",
    "POLITICAL": "Political",
    "GAMBLING": "Gambling and lottery",
    "LEGAL": "Legal",
    "CONSTRUCTION": "Construction and materials",
    "NGO": "Non-profit organization",
    "MANUFACTURING": "Manufacturing",
    "GOVERNMENT": "Government",
    "TECHNOLOGY": "Information technology",
    "COMMUNICATION": "Communication and media",
}
_EXCHANGES = (
    "NASDAQ NYSE AMEX AMX ASX B3 BME BSE FRA ICEX JPX JSE KRX LON NSE OMX SEHK SGX SSE STO SWX "
    "SZSE TSX TWSE VSE OTHER"
)
STOCK_EXCHANGES = frozenset(_EXCHANGES.split())
CARRIERS = {
    "10017": "AT&T",
    "10035": "T-Mobile",
    "10038": "Verizon",
    "10037": "US Cellular",
    "10036": "Regional carriers",
}


def name_carrier(carrier: str) -> str:
    """Return a carrier's name; one that we do not know is called by TCR's number."""
    return CARRIERS.get(carrier, f"Carrier {carrier}")
