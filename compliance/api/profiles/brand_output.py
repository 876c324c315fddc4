"""A brand as callers read it (snake_case). Its tax id is shown as its last four characters."""

from typing import Any

import phonenumbers
from rest_framework import serializers

from compliance.models import Brand
from compliance.models.brand import BrandState
from compliance.services.provisioning.registration import US_DESTINATIONS
from compliance.tcr.names import ENTITY_TYPES

_IDENTITIES = ("SELF_DECLARED", "UNVERIFIED", "VERIFIED", "VETTED_VERIFIED")
_TAX_ID_TYPES = {"US": "us_ein", "CA": "ca_bn"}


class BrandOutput(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    contact = serializers.DictField()
    business = serializers.DictField()
    compliance = serializers.DictField()
    status = serializers.ChoiceField(choices=["ACTIVE", "INACTIVE", "SUSPENDED"])
    identity_status = serializers.ChoiceField(choices=_IDENTITIES, allow_null=True)
    is_inherited = serializers.BooleanField()
    submitted_to_tcr = serializers.BooleanField()
    submitted_at = serializers.DateTimeField(allow_null=True)
    tcr_brand_id = serializers.CharField(allow_null=True)
    universal_ein = serializers.CharField(allow_null=True)
    csp_id = serializers.CharField(allow_null=True)
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()


def render_brand(brand: Brand, *, is_inherited: bool) -> dict[str, Any]:
    """Return the wire form."""
    known = brand.identity_status in _IDENTITIES
    return {
        "id": brand.pk,
        "contact": _render_contact(brand),
        "business": _render_business(brand),
        "compliance": _render_compliance(brand),
        "status": _name_status(brand),
        "identity_status": brand.identity_status if known else None,
        "is_inherited": is_inherited,
        "submitted_to_tcr": brand.submitted_at is not None,
        "submitted_at": brand.submitted_at,
        "tcr_brand_id": brand.tcr_brand_id or None,
        "universal_ein": brand.universal_ein or None,
        "csp_id": None,
        "created_at": brand.created_at,
        "updated_at": brand.updated_at,
    }


def _name_status(brand: Brand) -> str:
    if brand.state == BrandState.SUSPENDED:
        return "SUSPENDED"
    return "ACTIVE" if brand.state == BrandState.VERIFIED else "INACTIVE"


def _render_contact(brand: Brand) -> dict[str, Any]:
    return {
        "name": brand.contact_name or None,
        "business_name": brand.display_name or None,
        "role": brand.contact_role or None,
        "phone": brand.contact_phone or None,
        "email": brand.contact_email or None,
        "phone_country_code": _find_calling_code(brand.contact_phone),
    }


def _find_calling_code(phone: str) -> str | None:
    try:
        return str(phonenumbers.parse(phone, None).country_code)
    except phonenumbers.NumberParseException:
        return None


def _render_business(brand: Brand) -> dict[str, Any]:
    return {
        "legal_name": brand.business_name or None,
        "entity_type": ENTITY_TYPES.get(brand.entity_type),
        "street": brand.street or None,
        "city": brand.city or None,
        "state": brand.region or None,
        "postal_code": brand.postal_code or None,
        "country": brand.country or None,
        "tax_id": f"…{brand.tax_id_last4}" if brand.tax_id_last4 else None,
        "tax_id_type": _TAX_ID_TYPES.get(brand.country) if brand.tax_id_last4 else None,
        "country_of_registration": brand.country or None,
        "url": brand.website_url or None,
    }


def _render_compliance(brand: Brand) -> dict[str, Any]:
    stated = {each["id"] for each in brand.destinations}
    return {
        "vertical": brand.industry or None,
        "brand_relationship": brand.relationship,
        "destination_countries": brand.destinations,
        "is_tcr_application": not stated or bool(stated & US_DESTINATIONS),
        "notes": brand.notes or None,
        "phone_number_prefix": None,
        "primary_use_case": None,
    }
