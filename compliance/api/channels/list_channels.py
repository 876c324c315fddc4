"""GET /v3/channels: what an account can reach people by, and how far each set-up has come.

SMS is told by country and kind of number. The status is who must act: ``PENDING_REVIEW`` the
registry or the carriers, ``ACTION_NEEDED`` the customer, ``PROVISIONING`` us, ``ACTIVE`` nobody,
``INACTIVE`` says that it was there and is not any more.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request

from accounts.models import PhoneNumber
from accounts.models.phone_number import NumberState
from accounts.selectors import list_numbers
from compliance.models import Brand, Campaign
from compliance.models.registration import WaitsOn
from compliance.tcr.requirements import SenderType, needs_registration
from config.api.endpoint import Endpoint
from config.api.envelope import ok

_ENDED = ("suspended", "expired", "deactivated")
_STATUS = {
    WaitsOn.US: "PROVISIONING",
    WaitsOn.TCR: "PENDING_REVIEW",
    WaitsOn.CARRIER: "PENDING_REVIEW",
    WaitsOn.CUSTOMER: "ACTION_NEEDED",
    WaitsOn.NOBODY: "PROVISIONING",  # registered; the number is not assigned yet
}


class NumberOutput(serializers.Serializer[Any]):
    sender_value = serializers.CharField()
    area_code = serializers.CharField(allow_null=True)
    status = serializers.CharField()


class SmsOutput(serializers.Serializer[Any]):
    country = serializers.CharField()
    number_type = serializers.CharField(help_text="As in GET /v3/compliance/requirements.")
    sender_value = serializers.CharField(allow_null=True)
    numbers = NumberOutput(many=True)
    status = serializers.CharField()
    reason_code = serializers.CharField(allow_null=True)
    reason = serializers.CharField(allow_null=True)
    note = serializers.CharField(allow_null=True)
    compliance = serializers.DictField()


class Output(serializers.Serializer[Any]):
    customer_id = serializers.UUIDField()
    sms = SmsOutput(many=True)
    whatsapp = serializers.DictField(allow_null=True)
    rcs = serializers.DictField(allow_null=True)
    mms = serializers.ListField()
    voice = serializers.ListField()


class ListChannels(Endpoint):
    @extend_schema(operation_id="list_channels", responses=Output)
    def get(self, request: Request) -> HttpResponse:
        account_id = request.user.account_id
        numbers = list_numbers(account_id)
        brand = Brand.objects.filter(account_id=account_id, profile=None).first()
        campaign = brand.campaigns.filter(profile=None).first() if brand else None
        sms = [
            _render_sms(country, list(group), brand, campaign)
            for country, group in groupby(numbers, lambda number: number.country)
        ]
        if brand is not None and not any(each["country"] == "US" for each in sms):
            sms.append(_render_sms("US", [], brand, campaign))
        return ok(
            {
                "customer_id": account_id,
                "sms": sms,
                "whatsapp": None,
                "rcs": None,
                "mms": [],
                "voice": [],
            }
        )


def _render_sms(
    country: str, numbers: Sequence[PhoneNumber], brand: Brand | None, campaign: Campaign | None
) -> dict[str, Any]:
    is_registered = needs_registration(country, SenderType.TEN_DLC)
    waiting = _find_waiting(brand, campaign) if is_registered else None
    status = _find_status(numbers, waiting, is_registered=is_registered)
    is_turned_down = status == "ACTION_NEEDED" and waiting is not None
    return {
        "country": country,
        "number_type": SenderType.TEN_DLC if is_registered else SenderType.LOCAL,
        "sender_value": numbers[0].e164 if numbers else None,
        "numbers": [_render_number(each, is_registered=is_registered) for each in numbers],
        "status": status,
        "reason_code": next(iter(waiting.problem_codes), None) if is_turned_down else None,
        "reason": (waiting.problem or None) if is_turned_down else None,
        "note": None,
        "compliance": {
            "brand": _render_registered(brand) if is_registered else None,
            "campaign": _render_registered(campaign) if is_registered else None,
            "documents": [],
        },
    }


def _find_waiting(brand: Brand | None, campaign: Campaign | None) -> Brand | Campaign | None:
    """Return what the way goes through now: the campaign once its brand is through."""
    if brand is None:
        return None
    return campaign if campaign is not None and brand.waits_on == WaitsOn.NOBODY else brand


def _find_status(
    numbers: Iterable[PhoneNumber], waiting: Brand | Campaign | None, *, is_registered: bool
) -> str:
    if waiting is not None and waiting.state in _ENDED:
        return "INACTIVE"
    if any(_can_send(each, is_registered=is_registered) for each in numbers):
        return "ACTIVE"
    if is_registered and waiting is not None:
        return _STATUS[WaitsOn(waiting.waits_on)]
    return "PROVISIONING"


def _can_send(number: PhoneNumber, *, is_registered: bool) -> bool:
    is_ours = number.state == NumberState.ASSIGNED
    return is_ours and (number.registered_at is not None or not is_registered)


def _render_number(number: PhoneNumber, *, is_registered: bool) -> dict[str, Any]:
    is_open = _can_send(number, is_registered=is_registered)
    return {
        "sender_value": number.e164,
        "area_code": number.e164[2:5] if number.country in ("US", "PR") else None,
        "status": "ACTIVE" if is_open else "PROVISIONING",
    }


def _render_registered(registered: Brand | Campaign | None) -> dict[str, Any] | None:
    if registered is None:
        return None
    return {
        "id": registered.pk,
        "status": registered.state,
        "waiting_on": registered.waits_on,
        "since": registered.state_since,
    }
