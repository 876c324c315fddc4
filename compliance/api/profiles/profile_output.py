"""A sender profile as callers see it; what the contract keeps for old clients is false or null."""

from typing import Any

from rest_framework import serializers

from accounts.models import SenderProfile
from accounts.models.sender_profile import BillingModel, ProfileState
from accounts.selectors import get_owner
from compliance.api.profiles.brand_output import BrandOutput, render_brand
from compliance.selectors import get_profile_brand


class ProfileOutput(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    organization_id = serializers.UUIDField()
    name = serializers.CharField()
    short_name = serializers.CharField(allow_null=True)
    description = serializers.CharField(allow_null=True)
    icon = serializers.CharField(allow_null=True)
    email = serializers.EmailField()
    status = serializers.ChoiceField(choices=ProfileState.values)
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    billing_model = serializers.ChoiceField(choices=BillingModel.values)
    billing_contact = serializers.DictField(allow_null=True)
    brand = BrandOutput(allow_null=True)
    waba_id = serializers.CharField(allow_null=True)
    sending_phone_number = serializers.CharField(allow_null=True)
    whatsapp_phone_number = serializers.CharField(allow_null=True)
    allow_number_change_during_onboarding = serializers.BooleanField()
    inherit_tcr_brand = serializers.BooleanField()
    inherit_tcr_campaign = serializers.BooleanField()
    allow_contact_sharing = serializers.BooleanField()
    allow_template_sharing = serializers.BooleanField()
    inherit_contacts = serializers.BooleanField()
    inherit_templates = serializers.BooleanField()
    sending_phone_number_profile_id = serializers.UUIDField(allow_null=True)
    sending_whatsapp_number_profile_id = serializers.UUIDField(allow_null=True)


_OF_THE_PAST = {
    **dict.fromkeys(("allow_contact_sharing", "allow_template_sharing"), False),
    **dict.fromkeys(("inherit_contacts", "inherit_templates"), False),
    "sending_phone_number_profile_id": None,
    "sending_whatsapp_number_profile_id": None,
}


def render_profile(profile: SenderProfile) -> dict[str, Any]:
    """Return the wire form."""
    brand = get_profile_brand(profile)
    inherited = profile.inherits_brand
    return {
        "id": profile.pk,
        "organization_id": profile.account_id,
        "name": profile.name,
        "short_name": profile.short_name or None,
        "description": profile.description or None,
        "icon": profile.icon or None,
        "email": get_owner(profile.account).email,
        "status": profile.state,
        "created_at": profile.created_at,
        "updated_at": profile.updated_at,
        "billing_model": profile.billing_model,
        "billing_contact": profile.billing_contact,
        "brand": render_brand(brand, is_inherited=inherited) if brand else None,
        "waba_id": profile.waba_id or None,
        "sending_phone_number": profile.number.e164 if profile.number else None,
        "whatsapp_phone_number": profile.whatsapp_number or None,
        "allow_number_change_during_onboarding": profile.may_change_number,
        "inherit_tcr_brand": profile.inherits_brand,
        "inherit_tcr_campaign": profile.inherits_campaign,
        **_OF_THE_PAST,
    }
