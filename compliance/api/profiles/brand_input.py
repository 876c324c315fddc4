"""A brand as callers write it (camelCase), and the columns it becomes."""

from collections.abc import Mapping
from typing import Any

from rest_framework import serializers

from compliance.tcr.names import ENTITY_TYPES, INDUSTRIES
from config.api.fields import Flag, Text

RELATIONSHIPS = (
    *("BASIC_ACCOUNT", "SMALL_ACCOUNT", "MEDIUM_ACCOUNT", "LARGE_ACCOUNT"),
    "KEY_ACCOUNT",
)
OPTIONAL: dict[str, Any] = {"required": False, "allow_null": True}
_TEXT: dict[str, Any] = {**OPTIONAL, "allow_blank": True}
_OURS = {theirs: ours for ours, theirs in ENTITY_TYPES.items()}


class ContactInput(serializers.Serializer[Any]):
    name = Text(max_length=100)
    businessName = Text(**_TEXT, max_length=100)
    role = Text(**_TEXT, max_length=100)
    phone = Text(**_TEXT, max_length=16, help_text="E.164.")
    email = Text(**_TEXT, max_length=100)
    phoneCountryCode = Text(**_TEXT, max_length=4, help_text="Ignored: the phone says it.")


class BusinessInput(serializers.Serializer[Any]):
    legalName = Text(**_TEXT, max_length=100)
    entityType = serializers.ChoiceField(choices=list(_OURS), **OPTIONAL)
    street = Text(**_TEXT, max_length=100)
    city = Text(**_TEXT, max_length=100)
    state = Text(**_TEXT, max_length=20)
    postalCode = Text(**_TEXT, max_length=10)
    country = serializers.RegexField(r"^[A-Z]{2}\Z", **OPTIONAL)
    taxId = Text(**_TEXT, max_length=30, help_text="Kept encrypted; read back by its last four.")
    taxIdType = Text(**_TEXT, max_length=20, help_text="Ignored: country and entityType say it.")
    countryOfRegistration = Text(**_TEXT, max_length=2, help_text="Ignored: see country.")
    url = Text(**_TEXT, max_length=255)


class DestinationInput(serializers.Serializer[Any]):
    id = serializers.RegexField(r"^[A-Z]{2}\Z", help_text="ISO 3166, such as US.")
    isMain = Flag(default=False)


class ComplianceInput(serializers.Serializer[Any]):
    vertical = serializers.ChoiceField(choices=list(INDUSTRIES))
    brandRelationship = serializers.ChoiceField(choices=RELATIONSHIPS)
    destinationCountries = serializers.ListField(
        child=DestinationInput(), max_length=250, **OPTIONAL
    )
    isTcrApplication = Flag(**OPTIONAL, help_text="Ignored: destinationCountries say it.")
    notes = Text(**_TEXT, max_length=5000)
    phoneNumberPrefix = Text(**_TEXT, max_length=8, help_text="Ignored.")


class BrandInput(serializers.Serializer[Any]):
    contact = ContactInput()
    business = BusinessInput(**OPTIONAL)
    compliance = ComplianceInput()


# Section and field of the wire: the column.
COLUMNS: dict[tuple[str, str], str] = {
    ("contact", "name"): "contact_name",
    ("contact", "businessName"): "display_name",
    ("contact", "role"): "contact_role",
    ("contact", "phone"): "contact_phone",
    ("contact", "email"): "contact_email",
    ("business", "legalName"): "business_name",
    ("business", "entityType"): "entity_type",
    ("business", "street"): "street",
    ("business", "city"): "city",
    ("business", "state"): "region",
    ("business", "postalCode"): "postal_code",
    ("business", "country"): "country",
    ("business", "taxId"): "tax_id",
    ("business", "url"): "website_url",
    ("compliance", "vertical"): "industry",
    ("compliance", "brandRelationship"): "relationship",
    ("compliance", "destinationCountries"): "destinations",
    ("compliance", "notes"): "notes",
}
WIRE_NAMES = {column: f"brand.{part}.{name}" for (part, name), column in COLUMNS.items()}


def read_brand(given: Mapping[str, Any] | None) -> dict[str, object] | None:
    """Return the columns that a brand on the wire gives, ``None`` without one."""
    if given is None:
        return None
    columns: dict[str, object] = {}
    for (part, name), column in COLUMNS.items():
        value = (given.get(part) or {}).get(name)
        if value is not None:
            columns[column] = _OURS.get(value, value) if column == "entity_type" else value
    return columns
