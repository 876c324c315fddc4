"""POST /v3/messages/explain: everything in the way, and nothing done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import IdempotencyKey
from config.store import store
from contacts.models import Contact
from messaging.models import Message, SendDecision
from messaging.protection.pipeline import NAMES
from tests.conftest import Api
from tests.factories import Business
from tests.messaging.api.test_send_message import PERSON, ErrorOf, TraceOf, body_for
from tests.messaging.api.test_send_refusals import BAD_BODIES, REFUSALS

pytestmark = pytest.mark.django_db
PATH = "/v3/messages/explain"
SECOND = "+447700900002"
ACCOUNT_WIDE = ["standing", "onboarding_limit", "template", "balance", "risk"]
OF_EACH = ["opt_out", "geography", "sender_health", "recipient_rate"]


def explain(api: Api, business: Business, *to: str, **more: Any) -> dict[str, Any]:
    response = api.post(PATH, body_for(business, *(to or (PERSON,)), **more), business)
    assert response.status_code == 200, response.content
    return dict(response.json()["data"])


def by_check(data: dict[str, Any]) -> dict[str, dict[str, Any]]:
    checks = [*data["checks"], *data["recipients"][0]["checks"]]
    return {each["check"]: each for each in checks}


def change(target: Any, **fields: Any) -> None:
    type(target)._default_manager.filter(pk=target.pk).update(**fields)


def test_a_send_in_order_passes_all_nine(api: Api, business: Business) -> None:
    data = explain(api, business)
    assert (data["would_send"], data["refusal"]) == (True, None)
    assert [each["check"] for each in data["checks"]] == ACCOUNT_WIDE
    (person,) = data["recipients"]
    assert [each["check"] for each in person["checks"]] == OF_EACH
    assert (person["to"], person["channel"]) == (PERSON, "sms")
    assert (person["would_be"], person["first_block"]) == ("QUEUED", None)
    results = {name: each["result"] for name, each in by_check(data).items()}
    assert results == dict.fromkeys(NAMES, "pass") | {"onboarding_limit": "not_applicable"}
    assert {each["who_must_act"] for each in by_check(data).values()} == {"nobody"}


def test_it_tells_the_facts_that_it_saw(api: Api, business: Business) -> None:
    checks = by_check(explain(api, business))
    assert checks["standing"]["facts"] == {"standing": "good"}
    assert checks["geography"]["facts"] == {
        "country": "GB",
        "declared": ["DE", "GB"],
        "restriction": None,
    }
    assert checks["balance"]["facts"]["available"] == "10.0000"
    assert checks["sender_health"]["facts"]["sender"] == business.number
    assert checks["sender_health"]["not_applicable"] == ["us_10dlc"]
    assert checks["template"]["not_applicable"] == ["conversation", "daily_cap"]
    assert checks["risk"]["facts"]["hourly_limit"] > 0  # it was made a moment ago


def test_everything_in_the_way_is_named_and_the_first_in_order_answers(
    api: Api, business: Business
) -> None:
    change(business.account, risk="hold", destination_countries=["DE"])
    change(business.account.balance, available=Decimal(0))
    data = explain(api, business)
    blocked = {name for name, each in by_check(data).items() if each["result"] == "block"}
    assert blocked == {"geography", "balance", "risk"}
    assert data["refusal"]["code"] == "BUSINESS_011"
    assert (data["refusal"]["status"], data["would_send"]) == (422, False)
    assert data["recipients"][0]["first_block"] == "geography"
    assert data["recipients"][0]["would_be"] == "FILTERED"


def test_a_block_says_who_must_act_and_how(api: Api, business: Business) -> None:
    change(business.account.balance, available=Decimal(0))
    balance = by_check(explain(api, business))["balance"]
    assert (balance["code"], balance["status"]) == ("BUSINESS_010", 402)
    assert balance["details"]["reason"] == ["balance_zero"]
    assert balance["who_must_act"] == "you"
    assert "Top up" in balance["next_steps"][0]


@pytest.mark.parametrize(
    ("prepare", "to", "status", "code"),
    [row[1:] for row in REFUSALS],
    ids=[row[0] for row in REFUSALS],
)
def test_what_a_send_would_refuse_is_explained_with_its_code_and_leaves_nothing(
    api: Api,
    business: Business,
    trace_of: TraceOf,
    prepare: Callable[[Business], None],
    to: str,
    status: int,
    code: str,
) -> None:
    prepare(business)
    before = trace_of(business)
    refusal = explain(api, business, to)["refusal"]
    assert (refusal["status"], refusal["code"]) == (status, code)
    assert trace_of(business) == before
    assert not SendDecision.objects.exists()


def test_it_changes_nothing_and_takes_no_token(api: Api, business: Business, settings: Any) -> None:
    settings.RECIPIENT_RATE_CAPACITY = 1
    for _ in range(3):
        assert explain(api, business)["would_send"] is True
    assert not Message.objects.exists()
    assert not SendDecision.objects.exists()
    assert not Contact.objects.exists()
    assert not list(store().scan_iter(f"rate:{business.account.pk}:*"))
    assert not list(store().scan_iter(f"limit:sending:{business.account.pk}"))
    with CaptureQueriesContext(connection) as queries:
        explain(api, business)
    assert all(each["sql"].lstrip().startswith("SELECT") for each in queries)


def test_it_says_how_long_a_recipient_would_have_to_wait(
    api: Api, business: Business, settings: Any
) -> None:
    settings.RECIPIENT_RATE_CAPACITY = 1
    assert api.post("/v3/messages", body_for(business), business).status_code == 202
    rate = by_check(explain(api, business))["recipient_rate"]
    assert rate["code"] == "RATE_001"
    assert 0 < rate["retry_after"] <= settings.RECIPIENT_RATE_SECONDS
    assert str(rate["retry_after"]) in rate["next_steps"][0]


def test_each_recipient_on_each_channel_is_explained(api: Api, business: Business) -> None:
    Contact.objects.create(
        account=business.account, phone_number=SECOND, e164=SECOND, region="GB", opted_out=True
    )
    data = explain(api, business, PERSON, SECOND, channel=["sms", "whatsapp"])
    told = [(each["to"], each["channel"], each["would_be"]) for each in data["recipients"]]
    assert told == [
        (PERSON, "sms", "QUEUED"),
        (PERSON, "whatsapp", "BLOCKED"),
        (SECOND, "sms", "FILTERED"),
        (SECOND, "whatsapp", "FILTERED"),
    ]
    assert data["would_send"] is True


def test_free_text_is_judged_for_each_recipient(api: Api, business: Business) -> None:
    response = api.post(PATH, {"to": [PERSON], "text": "Hello"}, business)
    data = response.json()["data"]
    assert "template" not in [each["check"] for each in data["checks"]]
    template = by_check(data)["template"]
    assert template["details"]["reason"] == ["no_open_conversation"]
    assert template["not_applicable"] == ["template", "daily_cap"]


def test_a_later_time_makes_it_scheduled(api: Api, business: Business) -> None:
    at = (timezone.now() + timedelta(hours=1)).isoformat()
    assert explain(api, business, scheduled_at=at)["recipients"][0]["would_be"] == "SCHEDULED"


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [row[1:] for row in BAD_BODIES if row[2] == 400],
    ids=[row[0] for row in BAD_BODIES if row[2] == 400],
)
def test_a_bad_body_is_refused_as_a_send_refuses_it(
    api: Api, business: Business, error_of: ErrorOf, body: dict[str, Any], status: int, code: str
) -> None:
    if body.get("template") == "MISMATCH":
        body = {"template": {"id": str(business.template.pk), "name": "another"}}
    response = api.post(PATH, {**body_for(business), **body}, business)
    assert error_of(response) == (status, code)


def test_a_missing_parameter_is_named(api: Api, business: Business, error_of: ErrorOf) -> None:
    body = {"to": [PERSON], "template": {"id": str(business.template.pk)}}
    response = api.post(PATH, body, business)
    assert error_of(response) == (400, "VALIDATION_004")
    assert "template.parameters.name" in response.json()["error"]["details"]


def test_anothers_template_does_not_exist(
    api: Api, business: Business, stranger: Business, error_of: ErrorOf
) -> None:
    response = api.post(PATH, body_for(stranger), business)
    assert error_of(response) == (404, "RESOURCE_002")


def ask_with_profile(api: Api, business: Business) -> HttpResponse:
    body = body_for(business, sender_profile_id="0190f3a0-0000-7000-8000-000000000000")
    return api.post(PATH, body, business)


def test_an_unknown_profile_is_heard_of_after_the_standing(
    api: Api, business: Business, error_of: ErrorOf
) -> None:
    assert error_of(ask_with_profile(api, business)) == (404, "RESOURCE_005")
    change(business.account, standing="suspended")
    assert error_of(ask_with_profile(api, business)) == (403, "AUTH_004")


def test_unfinished_onboarding_is_told_as_to_a_send(
    api: Api, business: Business, error_of: ErrorOf
) -> None:
    change(business.account, stage="in_review", tier="none")
    assert error_of(api.post(PATH, body_for(business), business)) == (401, "AUTH_006")


def test_an_idempotency_key_is_neither_used_nor_kept(api: Api, business: Business) -> None:
    headers = {**business.headers, "Idempotency-Key": "one"}
    for path, status in ((PATH, 200), ("/v3/messages", 202), (PATH, 200)):
        body = body_for(business)
        response = api.client.post(path, body, content_type="application/json", headers=headers)
        assert response.status_code == status
        assert "Idempotent-Replayed" not in response
    assert IdempotencyKey.objects.count() == 1


def test_it_counts_as_a_call_of_the_account(
    api: Api, business: Business, error_of: ErrorOf, settings: Any
) -> None:
    settings.API_RATES = {**settings.API_RATES, "standard": (60, 1)}
    assert api.post(PATH, body_for(business), business).status_code == 200
    assert error_of(api.post(PATH, body_for(business), business)) == (429, "BUSINESS_002")


def test_a_thousand_recipients_take_no_more_queries_than_one(api: Api, business: Business) -> None:
    counts = []
    for many in (1, 1000):
        to = [f"+4477009{number:05d}" for number in range(many)]
        with CaptureQueriesContext(connection) as queries:
            assert len(explain(api, business, *to)["recipients"]) == many
        counts.append(len(queries))
    assert counts[1] <= counts[0]
