"""Sender profiles, campaigns and users through the official SDK."""

from __future__ import annotations

from typing import Any

import pytest
import sent_dm
from sent_dm import Sent

from accounts.models import SenderProfile
from compliance.services.provisioning.run import provision_profile
from tests.contract.test_sdk import PERSON
from tests.contract.world import BRAND_OF_SDK, CAMPAIGN_OF_SDK, HOOK
from tests.factories import Business
from tests.profiles import BRAND, CONTACT, make_number

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # the SDK's word on profiles
]


@pytest.fixture(autouse=True)
def _nobody_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    told = type("Told", (), {"status": 200, "failure": "", "detail": ""})()
    monkeypatch.setattr("compliance.services.provisioning.callback.post_json", lambda *_: told)


def _make(sdk: Sent, **fields: Any) -> Any:
    made = sdk.profiles.create(
        **{"name": "Bakery", "short_name": "BAKERY", "billing_model": "organization", **fields}
    )
    assert made.data is not None
    assert made.data.id is not None
    return made.data


def _refusal(error: sent_dm.APIStatusError) -> str:
    assert isinstance(error.body, dict)
    return str(error.body["error"]["code"])


def test_users_open_with_the_first_profile(sdk: Sent, business: Business) -> None:
    assert sdk.profiles.list().data is not None
    with pytest.raises(sent_dm.PermissionDeniedError) as refused:
        sdk.users.list()
    assert _refusal(refused.value) == "AUTH_003"
    profile = _make(sdk)
    users = sdk.users.list()
    assert users.data is not None
    assert users.data.users is not None
    assert [each.email for each in users.data.users] == [business.owner.email]
    me = sdk.me.retrieve()
    assert me.data is not None
    assert me.data.type == "organization"
    assert [each.id for each in me.data.profiles or []] == [profile.id]


def test_a_profile_is_made_read_changed_completed_used_and_deleted(
    sdk: Sent, business: Business
) -> None:
    number = make_number(business)
    profile = _make(sdk, description="Bread", inherit_tcr_brand=True, inherit_tcr_campaign=True)
    changed = sdk.profiles.update(profile.id, sending_phone_number=number.e164, icon="bread.png")
    assert changed.data is not None
    assert changed.data.sending_phone_number == number.e164
    completed = sdk.profiles.complete(profile.id, web_hook_url=HOOK)
    assert completed.data is not None
    assert completed.data.status == "submitted"
    provision_profile(SenderProfile.objects.get().pk)
    again = sdk.profiles.complete(profile.id, web_hook_url=HOOK)
    assert again.data is not None
    assert again.data.status == "completed"
    found = sdk.profiles.retrieve(profile.id)
    assert found.data is not None
    assert (found.data.status, found.data.inherit_tcr_brand) == ("approved", True)
    template: Any = {"id": str(business.template.pk), "parameters": {"name": "Ada"}}
    sent = sdk.messages.send(to=[PERSON], template=template, x_profile_id=profile.id)
    assert sent.data is not None
    assert sdk.profiles.delete(profile.id) is None
    with pytest.raises(sent_dm.NotFoundError):
        sdk.profiles.retrieve(profile.id)


def test_a_brand_goes_in_camel_case_and_comes_back_typed(sdk: Sent) -> None:
    profile = _make(
        sdk,
        billing_model="profile",
        billing_contact=CONTACT,
        brand=BRAND_OF_SDK,
        payment_details={
            "card_number": "4242424242424242",
            "expiry": "12/30",
            "cvc": "123",
            "zip_code": "12207",
        },
    )
    assert profile.brand is not None
    assert profile.brand.business.legal_name == BRAND["business"]["legalName"]
    assert profile.brand.business.tax_id == "…6788"
    assert profile.brand.compliance.destination_countries[0].is_main is True
    assert profile.brand.submitted_to_tcr is False


def test_campaigns_come_change_and_go(sdk: Sent) -> None:
    profile = _make(sdk, brand=BRAND_OF_SDK)
    made = sdk.profiles.campaigns.create(profile.id, campaign=CAMPAIGN_OF_SDK)
    assert made.data is not None
    campaign_id = made.data.id
    assert campaign_id is not None
    assert made.data.submitted_to_tcr is False
    renamed = sdk.profiles.campaigns.update(
        campaign_id, profile_id=profile.id, campaign={**CAMPAIGN_OF_SDK, "name": "News"}
    )
    assert renamed.data is not None
    assert renamed.data.name == "News"
    listed = sdk.profiles.campaigns.list(profile.id)
    assert [each.id for each in listed.data or []] == [campaign_id]
    assert sdk.profiles.campaigns.delete(campaign_id, profile_id=profile.id) is None
    assert sdk.profiles.campaigns.list(profile.id).data == []


def test_a_user_is_invited_given_a_role_and_removed(sdk: Sent) -> None:
    _make(sdk)
    made = sdk.users.invite(email="ben@example.com", name="Ben Ledger", role="developer")
    assert made.data is not None
    user_id = made.data.id
    assert user_id is not None
    assert made.data.status == "invited"
    changed = sdk.users.update_role(user_id, role="billing")
    assert changed.data is not None
    assert changed.data.role == "billing"
    with pytest.raises(sent_dm.ConflictError) as refused:
        sdk.users.invite(email="ben@example.com", name="Ben Ledger", role="developer")
    assert _refusal(refused.value) == "RESOURCE_007"
    assert sdk.users.remove(user_id) is None
    with pytest.raises(sent_dm.NotFoundError):
        sdk.users.retrieve(user_id)


def test_bodies_with_nothing_in_them_are_bad_requests(sdk: Sent) -> None:
    for call in (sdk.profiles.create, sdk.users.invite):
        with pytest.raises(sent_dm.BadRequestError):
            call()
    with pytest.raises(sent_dm.BadRequestError):
        sdk.profiles.retrieve("profileId")


def test_a_conflict_is_not_repeated_by_the_client(live_server: Any, business: Business) -> None:
    """A 409 would be tried again by itself, if ``x-should-retry`` did not say no."""
    with Sent(api_key=business.key, base_url=live_server.url, max_retries=2, timeout=10) as sdk:
        profile = _make(sdk)
        SenderProfile.objects.filter(pk=profile.id).update(waba_id="1")
        with pytest.raises(sent_dm.ConflictError) as refused:
            sdk.profiles.delete(profile.id)
    assert _refusal(refused.value) == "CONFLICT_013"
    assert refused.value.response.request.headers["x-stainless-retry-count"] == "0"
