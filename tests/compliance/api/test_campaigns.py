"""/v3/profiles/{id}/campaigns: drafts under the profile's brand, until they are submitted."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from accounts.models import SenderProfile
from compliance.models import Brand, Campaign
from tests.compliance.api.test_profiles import NOBODY, ErrorOf, create, delete
from tests.conftest import Api
from tests.factories import Business
from tests.profiles import BRAND, CAMPAIGN, make_profile

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(api: Api, business: Business) -> str:
    return f"/v3/profiles/{create(api, business, brand=BRAND)['id']}/campaigns"


def put(api: Api, path: str, body: Any, sender: Business) -> Any:
    return api._call("PUT", path, body, sender.headers)


def test_a_campaign_is_added_listed_and_read_as_it_was_written(
    api: Api, business: Business, path: str
) -> None:
    given = {**CAMPAIGN, "volume": "1500", "optinKeywords": "START,YES"}
    answer = api.post(path, {"campaign": given}, business)
    assert answer.status_code == 201, answer.content
    made = answer.json()["data"]
    assert {name: made[name] for name in given if name != "useCases"} == {
        name: value for name, value in given.items() if name != "useCases"
    }
    case = made["useCases"][0]
    assert case["messagingUseCaseUs"] == "ACCOUNT_NOTIFICATION"
    assert case["sampleMessages"] == CAMPAIGN["useCases"][0]["sampleMessages"]
    assert case["campaignId"] == made["id"]
    assert (made["status"], made["submittedToTCR"]) == ("SENT_CREATED", False)
    assert made["brandId"] == str(Brand.objects.get().pk)
    assert api.get(path, business).json()["data"] == [made]


def test_two_factor_is_kept_by_its_wire_name(api: Api, business: Business, path: str) -> None:
    cases = [{"messagingUseCaseUs": "TWO_FA", "sampleMessages": ["Your code is [code]."]}]
    answer = api.post(path, {"campaign": {**CAMPAIGN, "useCases": cases}}, business)
    assert answer.json()["data"]["useCases"][0]["messagingUseCaseUs"] == "TWO_FA"
    assert Campaign.objects.get().use_cases[0]["use_case"] == "TWO_FA"


def test_a_put_rewrites_the_draft(api: Api, business: Business, path: str) -> None:
    made = api.post(path, {"campaign": {**CAMPAIGN, "helpMessage": "Help"}}, business)
    item = f"{path}/{made.json()['data']['id']}"
    answer = put(
        api, item, {"campaign": {**CAMPAIGN, "name": "News", "helpMessage": None}}, business
    )
    assert answer.status_code == 200, answer.content
    assert (answer.json()["data"]["name"], answer.json()["data"]["helpMessage"]) == ("News", None)


def test_a_deleted_draft_is_gone(
    api: Api, business: Business, path: str, error_of: ErrorOf
) -> None:
    made = api.post(path, {"campaign": CAMPAIGN}, business).json()["data"]
    assert delete(api, f"{path}/{made['id']}", business).status_code == 204
    assert api.get(path, business).json()["data"] == []
    again = delete(api, f"{path}/{made['id']}", business)
    assert error_of(again) == (404, "RESOURCE_009")


def test_a_profile_that_inherits_shows_the_accounts_campaigns_and_adds_none(
    api: Api, business: Business, error_of: ErrorOf
) -> None:
    brand = Brand.objects.create(account=business.account, display_name="Bakery")
    theirs = Campaign.objects.create(account=business.account, brand=brand, name="Orders")
    path = f"/v3/profiles/{make_profile(business).pk}/campaigns"
    assert [each["id"] for each in api.get(path, business).json()["data"]] == [str(theirs.pk)]
    assert error_of(api.post(path, {"campaign": CAMPAIGN}, business)) == (422, "BUSINESS_006")
    assert error_of(delete(api, f"{path}/{theirs.pk}", business)) == (404, "RESOURCE_009")
    assert Campaign.objects.get() == theirs


def test_without_a_brand_there_is_no_campaign(
    api: Api, business: Business, error_of: ErrorOf
) -> None:
    profile = make_profile(business, inherits_brand=False, inherits_campaign=False)
    path = f"/v3/profiles/{profile.pk}/campaigns"
    assert error_of(api.post(path, {"campaign": CAMPAIGN}, business)) == (422, "BUSINESS_006")
    assert not Campaign.objects.exists()


def test_a_submitted_campaign_does_not_change(
    api: Api, business: Business, path: str, error_of: ErrorOf
) -> None:
    made = api.post(path, {"campaign": CAMPAIGN}, business).json()["data"]
    Campaign.objects.update(**{"state": "registered"}, submitted_at=timezone.now())
    item = f"{path}/{made['id']}"
    changed = put(api, item, {"campaign": {**CAMPAIGN, "name": "News"}}, business)
    assert error_of(changed) == (422, "BUSINESS_006")
    assert error_of(delete(api, item, business)) == (422, "BUSINESS_006")
    assert Campaign.objects.get().name == CAMPAIGN["name"]


BAD: tuple[tuple[dict[str, Any], str], ...] = (
    ({"name": None}, "campaign.name"),
    ({"type": "Web"}, "campaign.type"),
    ({"useCases": []}, "campaign.useCases"),
    ({"useCases": [{"messagingUseCaseUs": "2FA", "sampleMessages": ["x"]}]}, "messagingUseCaseUs"),
    ({"useCases": [{"messagingUseCaseUs": "MIXED", "sampleMessages": []}]}, "sampleMessages"),
    ({"useCases": [{"messagingUseCaseUs": "MIXED", "sampleMessages": ["x" * 1025]}]}, "sample"),
    ({"volume": "many"}, "campaign.volume"),
    ({"helpKeywords": "x" * 256}, "campaign.helpKeywords"),
)


@pytest.mark.parametrize(("changes", "field"), BAD)
def test_a_wrong_campaign_names_its_field_and_writes_nothing(
    api: Api, business: Business, path: str, changes: dict[str, Any], field: str
) -> None:
    answer = api.post(path, {"campaign": {**CAMPAIGN, **changes}}, business)
    assert answer.status_code == 400
    assert any(field in name for name in answer.json()["error"]["details"])
    assert not Campaign.objects.exists()


def test_a_rehearsal_writes_nothing(api: Api, business: Business, path: str) -> None:
    answer = api.post(path, {"campaign": CAMPAIGN, "sandbox": True}, business)
    assert (answer.status_code, answer["X-Sandbox"]) == (201, "true")
    assert not Campaign.objects.exists()


def test_another_accounts_campaigns_are_not_there(
    api: Api, business: Business, stranger: Business, path: str, error_of: ErrorOf
) -> None:
    made = api.post(path, {"campaign": CAMPAIGN}, business).json()["data"]
    mine = SenderProfile.objects.create(account=stranger.account, name="Mine")
    for base in (path, f"/v3/profiles/{mine.pk}/campaigns"):
        answer = put(api, f"{base}/{made['id']}", {"campaign": CAMPAIGN}, stranger)
        assert error_of(answer)[0] == 404
    assert error_of(api.get(path, stranger)) == (404, "RESOURCE_005")
    assert error_of(put(api, f"{path}/{NOBODY}", {"campaign": CAMPAIGN}, business)) == (
        404,
        "RESOURCE_009",
    )
