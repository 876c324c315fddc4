"""GET /v3/compliance/requirements: what a kind of sender needs in a country."""

from typing import Any

from django.http import HttpResponse
from django_countries import countries
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request

from accounts.api.session import DESCRIBED_AUTH, MemberOrKeyAuthentication
from compliance.tcr.requirements import (
    SPELLINGS,
    Requirements,
    SenderType,
    get_requirements,
)
from config.api.endpoint import Endpoint
from config.api.envelope import ok
from config.errors import DomainError, ErrorCode

_CHANNELS = ("sms", "whatsapp", "rcs")


class RequirementOutput(serializers.Serializer[Any]):
    key = serializers.CharField()
    label = serializers.CharField()
    required = serializers.BooleanField()


class Output(serializers.Serializer[Any]):
    channel = serializers.CharField()
    country = serializers.CharField()
    type = serializers.ChoiceField(choices=SenderType.values)
    required = serializers.BooleanField()
    sender_id_pattern = serializers.CharField()
    requirements = RequirementOutput(many=True)
    setup = serializers.ListField(child=serializers.CharField())


class GetRequirements(Endpoint):
    """Asked before and while one onboards, so a key of any stage or the session will do."""

    authentication_classes = (MemberOrKeyAuthentication,)

    @extend_schema(
        operation_id="get_compliance_requirements",
        parameters=[
            OpenApiParameter("country", str, required=True, description="ISO 3166, such as US"),
            OpenApiParameter("type", str, required=True, enum=[*SenderType.values, *SPELLINGS]),
            OpenApiParameter("channel", str, enum=list(_CHANNELS)),
        ],
        responses={200: Output, 501: None},
        auth=DESCRIBED_AUTH,
    )
    def get(self, request: Request) -> HttpResponse:
        asked = request.query_params
        _check_channel(asked.get("channel", "sms"))
        _check_complete(asked)
        country, sender_type = _read_country(asked["country"]), _read_type(asked["type"])
        return ok(render(get_requirements(country=country, sender_type=sender_type)))


def _check_channel(channel: str) -> None:
    if channel not in _CHANNELS:
        _refuse("channel", f"{channel:.40} is not a channel.")
    if channel != "sms":
        raise DomainError(ErrorCode.NOT_OFFERED, details={"channel": [channel]})


def _check_complete(asked: Any) -> None:
    missing = {name: ["This is required."] for name in ("country", "type") if not asked.get(name)}
    if missing:
        raise DomainError(ErrorCode.FIELD_MISSING, details=missing)


def _read_country(text: str) -> str:
    if text.upper() not in countries:
        _refuse("country", f"{text:.40} is not a country; write it like US.")
    return text.upper()


def _read_type(text: str) -> SenderType:
    name = SPELLINGS.get(text.upper(), text.upper())
    if name not in SenderType.values:
        _refuse("type", f"{text:.40} is not a type; it may be {', '.join(SenderType.values)}.")
    return SenderType(name)


def _refuse(field: str, sentence: str) -> None:
    raise DomainError(ErrorCode.REQUEST_INVALID, details={field: [sentence]})


def render(found: Requirements) -> dict[str, Any]:
    """Return the wire form."""
    return {
        "channel": "sms",
        "country": found.country,
        "type": found.sender_type,
        "required": bool(found.items),
        "sender_id_pattern": found.pattern,
        "requirements": [
            {"key": each.key, "label": each.label, "required": each.required}
            for each in found.items
        ],
        "setup": list(found.setup),
    }
