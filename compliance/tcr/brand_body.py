"""A brand as TCR wants it: its own names, and no empty strings, which it refuses.

A sole proprietor has no company name and no EIN at TCR, but a first and a last name and a mobile
number, to which the PIN goes. A public company names its stock and an address for Auth+.
"""

from typing import Any

from compliance.models import Brand
from compliance.models.submission import EntityType
from compliance.tcr.names import ENTITY_TYPES, STOCK_EXCHANGES


def describe_brand(brand: Brand) -> dict[str, Any]:
    """Return the body of a registration."""
    body = {
        "entityType": ENTITY_TYPES[EntityType(brand.entity_type)],
        "displayName": brand.display_name,
        "country": brand.country,
        "email": brand.contact_email,
        "phone": brand.contact_phone,
        "brandRelationship": brand.relationship,
        "street": brand.street,
        "city": brand.city,
        "state": brand.region,
        "postalCode": _shorten_zip(brand),
        "website": brand.website_url[:100],
        **_describe_kind(brand),
        "referenceId": str(brand.pk),
        "mock": brand.is_mock or None,
    }
    return {name: value for name, value in body.items() if value not in ("", None)}


def describe_update(brand: Brand) -> dict[str, Any]:
    """Return the body of a correction: all of it again, TCR forgets what is left out."""
    body = describe_brand(brand)
    return {name: body[name] for name in body if name not in ("referenceId", "mock")}


def drop_separators(tax_id: str) -> str:
    return "".join(filter(str.isalnum, tax_id))


def _shorten_zip(brand: Brand) -> str:
    """TCR takes the five digits of a US ZIP code only."""
    return brand.postal_code[:5] if brand.country == "US" else brand.postal_code


def _describe_kind(brand: Brand) -> dict[str, Any]:
    if brand.entity_type == EntityType.SOLE_TRADER:
        first, _, last = brand.business_name.rpartition(" ")
        return {
            "firstName": first or last,
            "lastName": last,
            "mobilePhone": brand.contact_phone,
        }
    company = {
        "companyName": brand.business_name,
        "ein": drop_separators(brand.tax_id),
        "einIssuingCountry": brand.country,
        "vertical": brand.industry,
    }
    if brand.entity_type != EntityType.PUBLIC_COMPANY:
        return company
    exchange, symbol = read_listing(brand.stock_listing)
    listing = {"stockExchange": exchange, "stockSymbol": symbol}
    return {**company, **listing, "businessContactEmail": brand.contact_email}


def read_listing(listing: str) -> tuple[str, str]:
    """Return exchange and symbol of ``NASDAQ:EXMP``; an exchange TCR does not know is OTHER."""
    exchange, _, symbol = listing.replace(" ", "").upper().partition(":")
    return (exchange if exchange in STOCK_EXCHANGES else "OTHER"), symbol
