"""GET /v3/me: who this key speaks for, and which channels it may use."""

from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request

from accounts.models import Account
from accounts.models.channel import ChannelKind, ChannelState
from accounts.selectors import get_channel, get_owner
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
        "type": "user",
        "name": account.name,
        "email": get_owner(account).email,
        "icon": None,
        "description": None,
        "created_at": account.created_at,
        "channels": {"sms": sms, "whatsapp": {"configured": False}, "rcs": {"configured": False}},
        "profiles": [],
        "sending_phone_number": number,
        "sending_phone_number_profile_id": None,
        "enable_template_auto_creation_for_sp": False,
    }


def _sending_number(account: Account) -> str | None:
    channel = get_channel(account, kind=ChannelKind.SMS)
    if channel is None or channel.state != ChannelState.ACTIVE or channel.number is None:
        return None
    return channel.number.e164
