"""GET /v3/numbers/lookup/{phone_number}: what the numbering plans say of a number."""

from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request

from config.api.endpoint import Endpoint
from config.api.envelope import ok
from contacts.number_facts import NumberFacts, look_up_number


class Output(serializers.Serializer[Any]):
    phone_number = serializers.CharField()
    is_valid = serializers.BooleanField(help_text="Whether it lies in a range that is given out.")
    country_code = serializers.CharField(help_text="Calling code, such as 44.")
    carrier_name = serializers.CharField(
        allow_null=True, help_text="To whom the range was given; null where that is not published."
    )
    line_type = serializers.CharField(
        allow_null=True, help_text="Such as mobile, landline, landline_or_mobile, toll_free, voip."
    )
    is_voip = serializers.BooleanField(allow_null=True, help_text="null: the range does not tell.")
    is_ported = serializers.BooleanField(allow_null=True, help_text="Always null: not known.")
    mobile_country_code = serializers.CharField(allow_null=True, help_text="Always null.")
    mobile_network_code = serializers.CharField(allow_null=True, help_text="Always null.")


class LookupNumber(Endpoint):
    @extend_schema(
        operation_id="lookup_number",
        description="A number in E.164; its + may stand as it is or as %2B.",
        responses=Output,
    )
    def get(self, request: Request, phone_number: str) -> HttpResponse:
        return ok(_render(look_up_number(phone_number)))


def _render(facts: NumberFacts) -> dict[str, Any]:
    return {
        "phone_number": facts.e164,
        "is_valid": facts.is_valid,
        "country_code": facts.country_code,
        "carrier_name": facts.carrier,
        "line_type": facts.line_type,
        "is_voip": facts.is_voip,
        "is_ported": None,
        "mobile_country_code": None,
        "mobile_network_code": None,
    }
