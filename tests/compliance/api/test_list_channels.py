"""One's channels: by country, with who must act."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from accounts.models import PhoneNumber
from accounts.models.phone_number import NumberState
from compliance.models.brand import BrandState
from compliance.models.campaign import CampaignState
from compliance.models.registration import WaitsOn
from tests.compliance.tcr_factories import make_brand, make_campaign
from tests.conftest import Api
from tests.factories import Business

pytestmark = pytest.mark.django_db


def list_sms(api: Api, business: Business) -> dict[str, dict[str, Any]]:
    found = api.get("/v3/channels", business).json()["data"]
    assert found["customer_id"] == str(business.account.pk)
    assert (found["whatsapp"], found["mms"], found["voice"]) == (None, [], [])
    return {each["country"]: each for each in found["sms"]}


def test_a_number_outside_the_us_is_active_without_any_registration(
    api: Api, business: Business
) -> None:
    found = list_sms(api, business)["GB"]
    assert (found["status"], found["number_type"]) == ("ACTIVE", "LOCAL")
    assert found["compliance"]["brand"] is None
    assert "US" not in list_sms(api, business)


@pytest.mark.parametrize(
    ("waits_on", "status"),
    [
        (WaitsOn.US, "PROVISIONING"),
        (WaitsOn.TCR, "PENDING_REVIEW"),
        (WaitsOn.CUSTOMER, "ACTION_NEEDED"),
    ],
)
def test_a_registration_says_who_must_act(
    api: Api, business: Business, waits_on: WaitsOn, status: str
) -> None:
    make_brand(account=business.account, state=BrandState.PENDING, waits_on=waits_on)
    assert list_sms(api, business)["US"]["status"] == status


def test_a_registered_us_number_is_active(api: Api, business: Business) -> None:
    brand = make_brand(account=business.account, state=BrandState.VERIFIED, waits_on=WaitsOn.NOBODY)
    make_campaign(brand=brand, state=CampaignState.ACTIVE, waits_on=WaitsOn.NOBODY)
    PhoneNumber.objects.create(
        account=business.account,
        e164="+12125550111",
        country="US",
        state=NumberState.ASSIGNED,
        registered_at=timezone.now(),
    )
    found = list_sms(api, business)["US"]
    assert (found["status"], found["numbers"][0]["area_code"]) == ("ACTIVE", "212")
    assert found["compliance"]["campaign"]["status"] == "active"


def test_a_strangers_channels_are_not_there(
    api: Api, business: Business, stranger: Business
) -> None:
    make_brand(account=stranger.account)
    assert "US" not in list_sms(api, business)
