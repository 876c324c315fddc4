"""Handing a profile in: everything missing at once, approval where it was given, one callback."""

from __future__ import annotations

import json
from typing import Any

import pytest

from accounts.models import AuditEvent, Notice, SenderProfile
from accounts.models.account import Tier
from compliance.models import Brand, Campaign
from compliance.services.complete_profile import complete_profile
from compliance.services.decide_profile import approve_profile
from compliance.services.provisioning import run
from config.errors import DomainError
from tests.conftest import Api
from tests.factories import Business
from tests.profiles import BRAND, CAMPAIGN, make_profile
from tests.staff import make_staff

pytestmark = pytest.mark.django_db
HOOK = "https://hooks.example/done"


class Hook:
    """The customer's own system."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, dict[str, Any]]] = []
        self.status, self.failure = 200, ""

    def post(self, url: str, body: dict[str, Any]) -> Any:
        self.heard.append((url, json.loads(json.dumps(body))))
        facts = {"status": self.status, "failure": self.failure, "detail": "Nobody was there."}
        return type("Told", (), facts)()


@pytest.fixture(autouse=True)
def hook(monkeypatch: pytest.MonkeyPatch) -> Hook:
    hook = Hook()
    monkeypatch.setattr("compliance.services.provisioning.callback.post_json", hook.post)
    return hook


def _draft(business: Business, **fields: Any) -> SenderProfile:
    return make_profile(business, **{"state": "incomplete", **fields})


def _complete(business: Business, profile: SenderProfile, *, url: str = HOOK) -> str:
    account_id, owner = business.account.pk, business.owner
    return complete_profile(account_id, profile_id=profile.pk, callback_url=url, actor=owner)


def test_what_inherits_everything_is_approved_by_itself_and_the_customer_told(
    business: Business, hook: Hook
) -> None:
    profile = _draft(business)
    assert _complete(business, profile) == "submitted"
    run.provision_profile(profile.pk)
    profile.refresh_from_db()
    assert profile.state == "approved"
    assert not profile.steps.filter(done_at=None).exists()
    ((url, body),) = hook.heard
    assert url == HOOK
    assert (body["profileId"], body["success"], body["status"]) == (
        str(profile.pk),
        True,
        "COMPLETED",
    )
    assert body["timestamp"].endswith("Z")
    assert Notice.objects.get().kind == "profile_approved"
    assert _complete(business, profile) == "completed"
    run.provision_profile(profile.pk)
    assert len(hook.heard) == 1, "once"


@pytest.mark.parametrize(("status", "failure"), [(500, ""), (302, ""), (0, "unreachable")])
def test_nobody_at_the_callback_is_recorded_and_fails_nothing(
    business: Business, hook: Hook, status: int, failure: str
) -> None:
    hook.status, hook.failure = status, failure
    profile = _draft(business)
    _complete(business, profile)
    run.provision_profile(profile.pk)
    assert not profile.steps.filter(done_at=None).exists()
    facts = AuditEvent.objects.get(verb="call_back_profile").facts
    assert (facts["heard"], facts["status"]) == (False, status)
    assert len(hook.heard) == 1


def test_before_the_account_is_approved_it_waits(business: Business) -> None:
    type(business.account).objects.update(**{"tier": Tier.PROVISIONAL})
    profile = _draft(business)
    _complete(business, profile)
    run.provision_profile(profile.pk)
    profile.refresh_from_db()
    assert profile.state == "pending_review"
    step = profile.steps.get(name="review")
    assert (step.done_at, step.tries, step.problem) == (None, 0, "")
    assert step.next_try_at is not None, "somebody looks again"


def _give_brand(api: Api, business: Business) -> SenderProfile:
    given = {"name": "Bakery", "short_name": "BAKERY", "description": "Bread"}
    body = {**given, "billing_model": "organization", "brand": BRAND}
    made = api.post("/v3/profiles", body, business).json()["data"]
    return SenderProfile.objects.get(pk=made["id"])


def test_its_own_brand_waits_for_staff(api: Api, business: Business, hook: Hook) -> None:
    profile = _give_brand(api, business)
    path = f"/v3/profiles/{profile.pk}/campaigns"
    assert api.post(path, {"campaign": CAMPAIGN}, business).status_code == 201
    _complete(business, profile)
    run.provision_profile(profile.pk)
    profile.refresh_from_db()
    assert (profile.state, profile.number, hook.heard) == ("pending_review", None, [])
    approve_profile(profile.pk, actor=make_staff())
    profile.refresh_from_db()
    assert profile.state == "approved"
    assert profile.steps.get(name="review").next_try_at is not None


def test_all_that_is_missing_is_said_at_once_and_nothing_moves(
    api: Api, business: Business
) -> None:
    profile = _draft(
        business, short_name="", description="", inherits_brand=False, inherits_campaign=False
    )
    type(business.account).objects.update(destination_countries=["US"])
    events = AuditEvent.objects.count()
    answer = api.post(f"/v3/profiles/{profile.pk}/complete", {"webHookUrl": HOOK}, business)
    assert answer.status_code == 400
    missing = answer.json()["error"]["details"]
    assert set(missing) == {"short_name", "description", "brand", "campaigns"}
    profile.refresh_from_db()
    assert profile.state == "incomplete"
    assert not profile.steps.exists()
    assert AuditEvent.objects.count() == events


def test_sms_to_the_us_needs_a_campaign_and_a_main_country_its_papers(
    api: Api, business: Business
) -> None:
    profile = _give_brand(api, business)
    with pytest.raises(DomainError) as refused:
        _complete(business, profile)
    assert set(refused.value.details or {}) == {"campaigns"}
    Brand.objects.update(destinations=[{"id": "GB", "isMain": True}])
    with pytest.raises(DomainError) as refused:
        _complete(business, profile)
    assert set(refused.value.details or {}) == {"documents"}
    assert not Campaign.objects.exists()


def test_a_brand_with_gaps_is_told_which_by_the_names_of_the_wire(
    api: Api, business: Business
) -> None:
    profile = _give_brand(api, business)
    Brand.objects.update(city="", tax_id="", contact_phone="")
    path = f"/v3/profiles/{profile.pk}"
    api.post(f"{path}/campaigns", {"campaign": CAMPAIGN}, business)
    answer = api.post(f"{path}/complete", {"webHookUrl": HOOK}, business)
    assert set(answer.json()["error"]["details"]) == {
        "brand.business.city",
        "brand.business.taxId",
        "brand.contact.phone",
    }
    profile.refresh_from_db()
    assert profile.state == "incomplete"


def test_a_campaign_is_not_inherited_without_its_brand(api: Api, business: Business) -> None:
    profile = _give_brand(api, business)
    SenderProfile.objects.filter(pk=profile.pk).update(inherits_campaign=True)
    with pytest.raises(DomainError) as refused:
        _complete(business, profile)
    assert set(refused.value.details or {}) == {"inherit_tcr_campaign"}


@pytest.mark.parametrize("url", [None, "", "not a url", "ftp://hooks.example/", 7])
def test_the_callback_address_is_needed_by_the_api(
    api: Api, business: Business, url: object
) -> None:
    profile = _draft(business)
    answer = api.post(f"/v3/profiles/{profile.pk}/complete", {"webHookUrl": url}, business)
    assert answer.status_code == 400
    profile.refresh_from_db()
    assert profile.state == "incomplete"


def test_the_api_says_how_far_it_is(api: Api, business: Business) -> None:
    profile = _draft(business)
    path = f"/v3/profiles/{profile.pk}/complete"

    def ask(**extra: Any) -> tuple[int, str]:
        answer = api.post(path, {"webHookUrl": HOOK, **extra}, business)
        return answer.status_code, answer.json()["data"]["status"]

    assert ask(sandbox=True) == (202, "submitted")
    assert not profile.steps.exists()
    assert ask() == (202, "submitted")
    assert ask() == (202, "in_progress")
    run.provision_profile(profile.pk)
    assert ask() == (200, "completed")
