"""A valid key of an unfinished account is told which step is missing; a bad key never is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.http import HttpResponse

from accounts.models.account import Risk, Stage, Tier
from accounts.onboarding import STEPS, list_unfinished_steps
from accounts.services.activation import complete_channel_setup
from accounts.services.api_keys import revoke_api_key
from accounts.services.set_risk import set_risk
from tests.conftest import Api
from tests.factories import Business, make_business

pytestmark = pytest.mark.django_db
ErrorOf = Callable[[HttpResponse], tuple[int, str]]
_FULL = ["signup", "compliance_details", "get_approved", "channel_setup"]


@pytest.mark.parametrize(
    ("stage", "left"),
    [
        (Stage.SIGNUP, _FULL),
        (Stage.COMPLIANCE_DETAILS, _FULL[1:]),
        (Stage.ACTION_REQUIRED, _FULL[1:]),
        (Stage.IN_REVIEW, _FULL[2:]),
        (Stage.REJECTED, _FULL[2:]),
        (Stage.CHANNEL_SETUP, _FULL[3:]),
        (Stage.ACTIVE, []),
    ],
)
def test_the_steps_that_are_left(stage: str, left: list[str]) -> None:
    assert list_unfinished_steps(stage) == left
    assert [step.slug for step in STEPS] == _FULL


@pytest.mark.parametrize(
    "stage", [Stage.SIGNUP, Stage.COMPLIANCE_DETAILS, Stage.IN_REVIEW, Stage.REJECTED]
)
def test_before_approval_the_api_is_shut(api: Api, error_of: ErrorOf, stage: str) -> None:
    business = make_business(stage=stage, tier=Tier.NONE)
    response = api.get("/v3/me", business)
    assert error_of(response) == (401, "AUTH_006")
    left = response.json()["error"]["details"]["unfinished_steps"]
    assert left == list_unfinished_steps(stage)
    assert response["x-should-retry"] == "false"


def test_sandbox_sends_are_shut_as_well(api: Api, error_of: ErrorOf) -> None:
    business = make_business(stage=Stage.IN_REVIEW, tier=Tier.NONE)
    body = {"to": ["+447700900001"], "template": {"name": "x"}, "sandbox": True}
    assert error_of(api.post("/v3/messages", body, business)) == (401, "AUTH_006")


def test_without_a_channel_the_step_is_named(api: Api, error_of: ErrorOf) -> None:
    business = make_business(stage=Stage.CHANNEL_SETUP)
    business.account.channels.all().delete()
    response = api.get("/v3/me", business)
    assert error_of(response) == (401, "AUTH_007")
    assert response.json()["error"]["details"] == {"unfinished_steps": ["channel_setup"]}


def test_the_same_key_works_on_the_very_next_request(api: Api, error_of: ErrorOf) -> None:
    business = make_business(stage=Stage.CHANNEL_SETUP)
    assert api.get("/v3/me", business).status_code == 401
    complete_channel_setup(business.account.pk, actor=None)
    assert api.get("/v3/me", business).status_code == 200


def test_a_risk_hold_keeps_the_final_activation_back(api: Api, error_of: ErrorOf) -> None:
    business = make_business(stage=Stage.CHANNEL_SETUP, risk=Risk.HOLD)
    complete_channel_setup(business.account.pk, actor=None)
    response = api.get("/v3/me", business)
    assert error_of(response) == (401, "AUTH_005")
    assert "support@" in response.json()["error"]["message"]
    set_risk(business.account.pk, outcome=Risk.ALLOW, actor=business.owner, note="Looked at it")
    assert api.get("/v3/me", business).status_code == 200


def test_provisional_access_opens_the_api(api: Api) -> None:
    business = make_business(stage=Stage.IN_REVIEW, tier=Tier.PROVISIONAL)
    assert api.get("/v3/me", business).status_code == 200


def test_no_key_and_a_wrong_key_are_told_apart(api: Api, error_of: ErrorOf) -> None:
    assert error_of(api.client.get("/v3/me")) == (401, "AUTH_001")
    wrong = api.client.get("/v3/me", headers={"x-api-key": "sk_live_wrong"})
    assert error_of(wrong) == (401, "AUTH_002")


def test_a_revoked_key_stops_at_once(api: Api, business: Business, error_of: ErrorOf) -> None:
    key = business.account.api_keys.get()
    revoke_api_key(business.account.pk, key_id=key.pk, actor=business.owner)
    assert error_of(api.get("/v3/me", business)) == (401, "AUTH_002")


def test_a_bad_key_learns_nothing_about_its_body(api: Api, error_of: ErrorOf) -> None:
    response = api.client.post(
        "/v3/messages", b"{broken", "application/json", headers={"x-api-key": "nobody"}
    )
    assert error_of(response) == (401, "AUTH_002")


@pytest.mark.parametrize("key", ["\x7f", "é", "🔑", " ", "x" * 4000])
def test_odd_keys_are_refused_politely(api: Api, key: str) -> None:
    response = api.client.get("/v3/me", headers={"x-api-key": key})
    assert response.status_code == 401
