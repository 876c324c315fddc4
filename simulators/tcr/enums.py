"""The registry's vocabulary: ``GET /enum/{name}`` and what the field rules compare with."""

from dataclasses import dataclass

ENTITY_TYPES = ("PRIVATE_PROFIT", "PUBLIC_PROFIT", "NON_PROFIT", "GOVERNMENT", "SOLE_PROPRIETOR")
IDENTITY_STATUSES = ("SELF_DECLARED", "UNVERIFIED", "VERIFIED", "VETTED_VERIFIED")
MAY_RUN_CAMPAIGNS = frozenset({"SELF_DECLARED", "VERIFIED", "VETTED_VERIFIED"})
RELATIONSHIPS = ("BASIC_ACCOUNT", "SMALL_ACCOUNT", "MEDIUM_ACCOUNT", "LARGE_ACCOUNT", "KEY_ACCOUNT")
VERTICALS = (
    "PROFESSIONAL",
    "REAL_ESTATE",
    "HEALTHCARE",
    "HUMAN_RESOURCES",
    "ENERGY",
    "ENTERTAINMENT",
    "RETAIL",
    "TRANSPORTATION",
    "AGRICULTURE",
    "INSURANCE",
    "POSTAL",
    "EDUCATION",
    "HOSPITALITY",
    "FINANCIAL",
    "POLITICAL",
    "GAMBLING",
    "LEGAL",
    "CONSTRUCTION",
    "NGO",
    "MANUFACTURING",
    "GOVERNMENT",
    "TECHNOLOGY",
    "COMMUNICATION",
)
STOCK_EXCHANGES = (
    "NONE",
    "NASDAQ",
    "NYSE",
    "AMEX",
    "AMX",
    "ASX",
    "B3",
    "BME",
    "BSE",
    "FRA",
    "ICEX",
    "JPX",
    "JSE",
    "KRX",
    "LON",
    "NSE",
    "OMX",
    "SEHK",
    "SGX",
    "SSE",
    "STO",
    "SWX",
    "SZSE",
    "TSX",
    "TWSE",
    "VSE",
    "OTHER",
)
ALT_ID_TYPES = ("NONE", "DUNS", "GIIN", "LEI")
VETTING_PROVIDERS = ("AEGIS", "WMC", "CV")
FORBIDDEN_COUNTRIES = frozenset({"CU", "IR", "KP", "SY"})

CARRIERS: dict[str, str] = {
    "10017": "AT&T",
    "10035": "T-Mobile",
    "10038": "Verizon Wireless",
    "10037": "US Cellular",
    "10036": "ClearSky/Interop",
}

SUB_USECASES = (
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
)


@dataclass(frozen=True, slots=True)
class Usecase:
    """``least`` and ``most``: how many sub-usecases it takes."""

    special: bool = False
    least: int = 0
    most: int = 0


USECASES: dict[str, Usecase] = {
    **dict.fromkeys(SUB_USECASES, Usecase()),
    "MIXED": Usecase(least=2, most=5),
    "LOW_VOLUME": Usecase(least=1, most=5),
    "M2M": Usecase(),
    "AGENTS_FRANCHISES": Usecase(special=True),
    "CARRIER_EXEMPT": Usecase(special=True, least=1, most=5),
    "CHARITY": Usecase(special=True, most=5),
    "EMERGENCY": Usecase(special=True),
    "K12_EDUCATION": Usecase(special=True),
    "POLITICAL": Usecase(special=True, most=5),
    "PROXY": Usecase(special=True, most=5),
    "SOCIAL": Usecase(special=True, most=5),
    "SOLE_PROPRIETOR": Usecase(special=True, least=1, most=5),
    "SWEEPSTAKE": Usecase(special=True),
    "TRIAL": Usecase(special=True),
    "UCAAS_HIGH": Usecase(special=True),
    "UCAAS_LOW": Usecase(special=True),
}

ENUMS: dict[str, object] = {
    "entityType": list(ENTITY_TYPES),
    "brandIdentityStatus": list(IDENTITY_STATUSES),
    "brandStatus": ["ACTIVE", "INACTIVE", "SUSPENDED"],
    "brandRelationship": list(RELATIONSHIPS),
    "campaignStatus": ["ACTIVE", "EXPIRED"],
    "operationStatus": ["REGISTERED", "REVIEW", "REJECTED", "SUSPENDED"],
    "vettingStatus": ["PENDING", "UNSCORE", "ACTIVE", "FAILED", "EXPIRED"],
    "vettingClass": ["STANDARD", "ENHANCED", "POLITICAL", "AUTHPLUS"],
    "extVettingProvider": list(VETTING_PROVIDERS),
    "stockExchange": list(STOCK_EXCHANGES),
    "altBusinessIdType": list(ALT_ID_TYPES),
    "vertical": {name: {"displayName": name.replace("_", " ").title()} for name in VERTICALS},
    "mno": CARRIERS,
}
