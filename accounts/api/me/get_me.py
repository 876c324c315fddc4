"""GET /v3/me: who this key speaks for, and which channels it may use."""

import uuid
from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request

from accounts.models import Account, SenderProfile
from accounts.models.channel import ChannelKind, ChannelState
from accounts.selectors import get_channel, get_owner, is_organization, list_profiles
from config.api.endpoint import Endpoint
from config.api.envelope import ok


class Output(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    type = serializers.ChoiceField(choices=["organization", "user", "profile"])
    name = serializers.CharField()
    email = serializers.EmailField()
    icon = serializers.CharField(allow_null=True)
    description = serializers.CharField(allow_null=True)
    created_at = serializers.DateTimeField()
    channels = serializers.DictField()
    profiles = serializers.ListField()
    sending_phone_number = serializers.CharField(allow_null=True)
    sending_phone_number_profile_id = serializers.UUIDField(allow_null=True)
    enable_template_auto_creation_for_sp = serializers.BooleanField()


class GetMe(Endpoint):
    @extend_schema(operation_id="get_me", responses=Output)
    def get(self, request: Request) -> HttpResponse:
        return ok(render_account(Account.objects.get(pk=request.user.account_id)))


def render_account(account: Account) -> dict[str, Any]:
    """Return the wire form; ``channels`` always names all three."""
    number = _sending_number(account)
    sms = {"configured": True, "phone_number": number} if number else {"configured": False}
    return {
        "id": account.pk,
        "type": "organization" if is_organization(account.pk) else "user",
        "name": account.name,
        "email": get_owner(account).email,
        "icon": None,
        "description": None,
        "created_at": account.created_at,
        "channels": {"sms": sms, "whatsapp": {"configured": False}, "rcs": {"configured": False}},
        "profiles": [_render_profile(each) for each in list_profiles(account.pk)],
        "sending_phone_number": number,
        "sending_phone_number_profile_id": _find_holder(account, number),
        "enable_template_auto_creation_for_sp": False,
    }


def _render_profile(profile: SenderProfile) -> dict[str, Any]:
    """A key speaks for the account as an admin, so that is its role in every profile."""
    return {
        "id": profile.pk,
        "name": profile.name,
        "icon": profile.icon or None,
        "description": profile.description or None,
        "short_name": profile.short_name or None,
        "role": "admin",
        "status": profile.state,
        "settings": {
            "allow_contact_sharing": False,
            "allow_template_sharing": False,
            "inherit_contacts": False,
            "inherit_templates": False,
            "inherit_tcr_brand": profile.inherits_brand,
            "inherit_tcr_campaign": profile.inherits_campaign,
            "billing_model": profile.billing_model,
        },
        "created_at": profile.created_at,
    }


def _find_holder(account: Account, number: str | None) -> uuid.UUID | None:
    holders = list_profiles(account.pk).filter(number__e164=number) if number else None
    holder = holders.first() if holders else None
    return holder.pk if holder else None


def _sending_number(account: Account) -> str | None:
    channel = get_channel(account, kind=ChannelKind.SMS)
    if channel is None or channel.state != ChannelState.ACTIVE or channel.number is None:
        return None
    return channel.number.e164
