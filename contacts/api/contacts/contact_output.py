"""A contact as callers see it."""

from typing import Any

from rest_framework import serializers

from contacts.models import Contact
from contacts.phone_numbers import (
    format_international,
    format_national,
    format_rfc3966,
    parse_e164,
)


class ContactOutput(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    customer_id = serializers.UUIDField()
    phone_number = serializers.CharField(help_text="As it was given.")
    format_e164 = serializers.CharField()
    format_international = serializers.CharField()
    format_national = serializers.CharField()
    format_rfc = serializers.CharField()
    country_code = serializers.CharField(help_text="Calling code, such as 44.")
    region_code = serializers.CharField(help_text="ISO 3166-1, such as GB.")
    available_channels = serializers.CharField(help_text="Separated by commas.")
    default_channel = serializers.CharField()
    opt_out = serializers.BooleanField(help_text="One flag for all channels.")
    is_inherited = serializers.BooleanField(help_text="Always false.")
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()


def render_contact(contact: Contact) -> dict[str, Any]:
    """Return the wire form."""
    return {
        "id": contact.pk,
        "customer_id": contact.account_id,
        "phone_number": contact.phone_number,
        "format_e164": contact.e164,
        "format_international": format_international(contact.e164),
        "format_national": format_national(contact.e164),
        "format_rfc": format_rfc3966(contact.e164),
        "country_code": parse_e164(contact.e164).country_code,
        "region_code": contact.region,
        "available_channels": "sms",
        "default_channel": contact.default_channel,
        "opt_out": contact.opted_out,
        "is_inherited": False,
        "created_at": contact.created_at,
        "updated_at": contact.updated_at,
    }
