"""The fields of a brand: which are needed for which kind of entity, and what they may hold."""

from simulators.tcr import enums
from simulators.tcr.answers import Problem, refusal
from simulators.tcr.rules import (
    E164,
    EMAIL,
    Text,
    check_empty,
    check_flags,
    check_lists,
    check_required,
    check_texts,
    problem,
    refuse_if_any,
)

COUNTRY = Text(2, pattern="[A-Z]{2}")

TEXTS: dict[str, Text] = {
    "entityType": Text(choices=enums.ENTITY_TYPES),
    "displayName": Text(),
    "companyName": Text(),
    "firstName": Text(),
    "lastName": Text(),
    "ein": Text(21),
    "einIssuingCountry": COUNTRY,
    "phone": Text(16, pattern=E164),
    "mobilePhone": Text(16, pattern=r"\+1[2-9][0-9]{9}"),
    "email": Text(pattern=EMAIL),
    "businessContactEmail": Text(pattern=EMAIL),
    "street": Text(),
    "city": Text(),
    "state": Text(20),
    "postalCode": Text(10),
    "country": COUNTRY,
    "website": Text(),
    "stockSymbol": Text(10),
    "stockExchange": Text(choices=enums.STOCK_EXCHANGES),
    "brandRelationship": Text(choices=enums.RELATIONSHIPS),
    "vertical": Text(choices=enums.VERTICALS),
    "altBusinessId": Text(50),
    "altBusinessIdType": Text(choices=enums.ALT_ID_TYPES),
    "referenceId": Text(50),
    "resellerId": Text(7, 7),
    "ipAddress": Text(45),
}
IN_THE_US: dict[str, Text] = {
    "state": Text(2, 2, "[A-Z]{2}"),
    "postalCode": Text(5, 5, "[0-9]{5}"),
}
EIN = Text(9, 9, "[0-9]{9}")
KNOWN = frozenset(TEXTS) | {"tag"}

ALWAYS = ("entityType", "displayName", "country", "email", "brandRelationship", "phone")
ADDRESS = ("street", "city", "postalCode")
COMPANY = ("companyName", "ein", "einIssuingCountry", "vertical")
NEEDED: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(enums.ENTITY_TYPES, COMPANY),
    "PUBLIC_PROFIT": (*COMPANY, "stockSymbol", "stockExchange", "businessContactEmail"),
    "SOLE_PROPRIETOR": ("firstName", "lastName", "mobilePhone"),
}


def read_brand(body: dict) -> dict:
    """The known fields of a whole brand, checked. What nobody knows is left out."""
    fields = {name: value for name, value in body.items() if name in KNOWN}
    refuse_if_any(check_brand(body))
    if fields["country"] in enums.FORBIDDEN_COUNTRIES:
        raise refusal(529, "", "country")
    return fields


def check_brand(body: dict) -> list[Problem]:
    needed = NEEDED.get(str(body.get("entityType")), ())
    return [
        *check_empty(body),
        *check_required(body, (*ALWAYS, *ADDRESS, *needed)),
        *check_texts(body, TEXTS),
        *check_flags(body, ["mock"]),
        *check_lists(body, ["tag"]),
        *check_place(body),
    ]


def check_place(body: dict) -> list[Problem]:
    """What holds in the US only, and the tax id that a sole proprietor may not have."""
    problems: list[Problem] = []
    if body.get("country") == "US":
        problems += [*check_required(body, ["state"]), *check_texts(body, IN_THE_US)]
    if body.get("einIssuingCountry") == "US":
        problems += check_texts(body, {"ein": EIN})
    if body.get("entityType") == "SOLE_PROPRIETOR" and "ein" in body:
        problems.append(problem("ein", "makes it a company, not a sole proprietor"))
    return problems
