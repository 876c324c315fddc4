"""What creating and changing a sender profile have in common on the wire.

Card details are looked at and forgotten: they are never stored, logged or repeated in an answer.
"""

from collections.abc import Mapping
from typing import Any

from rest_framework import serializers

from accounts.models.sender_profile import BillingModel
from accounts.profile_rules import ProfileEdit
from compliance.api.profiles.brand_input import OPTIONAL, BrandInput
from config.api.fields import Flag, SandboxFlag, Text

_TEXT: dict[str, Any] = {**OPTIONAL, "allow_blank": True}
_IGNORED = "Accepted and ignored."


class BillingContactInput(serializers.Serializer[Any]):
    name = Text(max_length=200)
    email = serializers.EmailField()
    phone = Text(**_TEXT, max_length=32)
    address = Text(**_TEXT, max_length=500)


class CardInput(serializers.Serializer[Any]):
    card_number = serializers.RegexField(r"^\d{13,19}\Z")
    expiry = serializers.RegexField(r"^(0[1-9]|1[0-2])/\d{2}\Z")
    cvc = serializers.RegexField(r"^\d{3,4}\Z")
    zip_code = Text(max_length=16)


class ProfileFields(serializers.Serializer[Any]):
    short_name = Text(**_TEXT, max_length=50)
    description = Text(**_TEXT)
    icon = Text(**_TEXT, max_length=2000)
    billing_model = serializers.ChoiceField(choices=BillingModel.values, **OPTIONAL)
    billing_contact = BillingContactInput(**OPTIONAL)
    payment_details = CardInput(**OPTIONAL)
    brand = BrandInput(**OPTIONAL)
    inherit_tcr_brand = Flag(**OPTIONAL)
    inherit_tcr_campaign = Flag(**OPTIONAL)
    allow_contact_sharing = Flag(**OPTIONAL, help_text=_IGNORED)
    allow_template_sharing = Flag(**OPTIONAL, help_text=_IGNORED)
    inherit_contacts = Flag(**OPTIONAL, help_text=_IGNORED)
    inherit_templates = Flag(**OPTIONAL, help_text=_IGNORED)
    sandbox = SandboxFlag()

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        refused = attrs.get("billing_model") == BillingModel.ORGANIZATION
        if attrs.pop("payment_details", None) and refused:
            sentence = "The organization pays for this profile; give no card."
            raise serializers.ValidationError({"payment_details": [sentence]})
        return attrs


# Fields of the wire and those of an edit, where they are called differently.
_RENAMED = {
    "inherit_tcr_brand": "inherits_brand",
    "inherit_tcr_campaign": "inherits_campaign",
    "sending_phone_number": "sending_number",
    "whatsapp_phone_number": "whatsapp_number",
    "allow_number_change_during_onboarding": "may_change_number",
}
_SAME = ("name", "short_name", "description", "icon", "billing_model", "billing_contact")


def read_edit(given: Mapping[str, Any]) -> ProfileEdit:
    """Return what a validated body writes; null is as good as not given."""
    names = {**{name: name for name in _SAME}, **_RENAMED}
    waba = given.get("whatsapp_business_account") or {}
    values = {ours: given.get(theirs) for theirs, ours in names.items()}
    return ProfileEdit(**values, waba_id=waba.get("waba_id"))
