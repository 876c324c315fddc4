"""POST /v3/messages says no: each refusal has its code and leaves nothing but its decision."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import Channel, ProvisionalGrant
from accounts.models.account import Stage, Standing, Tier
from contacts.models import Contact
from messaging.models import SendDecision
from templates_app.models import TemplateUsage
from tests.conftest import Api
from tests.factories import Business, TemplateFactory
from tests.messaging.api.test_send_message import PATH, PERSON, ErrorOf, TraceOf, body_for

pytestmark = pytest.mark.django_db


def _opt_out(business: Business) -> None:
    Contact.objects.create(
        account=business.account, phone_number=PERSON, e164=PERSON, region="GB", opted_out=True
    )


def _set(**fields: Any) -> Callable[[Business], None]:
    def change(business: Business) -> None:
        type(business.account).objects.filter(pk=business.account.pk).update(**fields)

    return change


def _set_template(**fields: Any) -> Callable[[Business], None]:
    def change(business: Business) -> None:
        type(business.template).objects.filter(pk=business.template.pk).update(**fields)

    return change


def _exhaust_grant(business: Business) -> None:
    _set(tier=Tier.PROVISIONAL, stage=Stage.IN_REVIEW)(business)
    ProvisionalGrant.objects.create(
        account=business.account,
        send_limit=2,
        used=2,
        expires_at=timezone.now() + timedelta(days=1),
    )


def _use_up_cap(business: Business) -> None:
    _set_template(daily_cap=3)(business)
    TemplateUsage.objects.create(template=business.template, day=timezone.now().date(), used=3)


def _block_sender(business: Business) -> None:
    Channel.objects.filter(account=business.account).update(**{"state": "blocked"})


def _empty(business: Business) -> None:
    business.account.balance.available = Decimal(0)
    business.account.balance.save()


REFUSALS: tuple[tuple[str, Callable[[Business], None], str, int, str], ...] = (
    ("suspended", _set(standing=Standing.SUSPENDED), PERSON, 403, "AUTH_004"),
    ("held", _set(standing=Standing.HELD), PERSON, 403, "AUTH_004"),
    ("opted out", _opt_out, PERSON, 422, "BUSINESS_009"),
    ("other country", lambda _: None, "+33199000001", 422, "BUSINESS_011"),
    ("limit", _exhaust_grant, PERSON, 422, "BUSINESS_008"),
    ("pending template", _set_template(state="pending"), PERSON, 422, "BUSINESS_005"),
    ("unpublished", _set_template(is_published=False), PERSON, 422, "BUSINESS_005"),
    ("cap", _use_up_cap, PERSON, 422, "BUSINESS_008"),
    ("blocked sender", _block_sender, PERSON, 422, "SENDER_001"),
    (
        "US unregistered",
        _set(destination_countries=["US"]),
        "+12025550123",
        422,
        "CHANNEL_009",
    ),
    ("no money", _empty, PERSON, 402, "BUSINESS_010"),
    ("risk hold", _set(risk="hold"), PERSON, 403, "RISK_001"),
)


@pytest.mark.parametrize(
    ("prepare", "to", "status", "code"),
    [row[1:] for row in REFUSALS],
    ids=[row[0] for row in REFUSALS],
)
def test_a_refusal_has_its_code_and_leaves_only_its_decision(
    api: Api,
    business: Business,
    error_of: ErrorOf,
    trace_of: TraceOf,
    prepare: Callable[[Business], None],
    to: str,
    status: int,
    code: str,
) -> None:
    prepare(business)
    before = trace_of(business)
    response = api.post(PATH, body_for(business, to), business)
    assert error_of(response) == (status, code)
    assert response["x-should-retry"] == "false"
    assert trace_of(business) == before
    decision = SendDecision.objects.get(request_id=response["X-Request-Id"])
    assert (decision.accepted, decision.code) == (False, code)
    words = [word for _, word in decision.verdicts["refused"][to]]
    assert words == ["pass"] * (len(words) - 1) + [code]


def test_a_recipient_is_not_written_to_too_often(
    api: Api, business: Business, error_of: ErrorOf, trace_of: TraceOf, settings: Any
) -> None:
    settings.RECIPIENT_RATE_CAPACITY = 2
    for _ in range(2):
        assert api.post(PATH, body_for(business), business).status_code == 202
    before = trace_of(business)
    response = api.post(PATH, body_for(business), business)
    assert error_of(response) == (429, "RATE_001")
    assert 0 < int(response["Retry-After"]) <= settings.RECIPIENT_RATE_SECONDS
    assert response["x-should-retry"] == "true"
    assert trace_of(business) == before


def test_a_refused_send_gives_its_token_back(api: Api, business: Business, settings: Any) -> None:
    settings.RECIPIENT_RATE_CAPACITY = 1
    _set(risk="hold")(business)
    assert api.post(PATH, body_for(business), business).status_code == 403
    _set(risk="allow")(business)
    assert api.post(PATH, body_for(business), business).status_code == 202


def test_provisional_sends_count_up_to_the_limit(
    api: Api, business: Business, error_of: ErrorOf
) -> None:
    _exhaust_grant(business)
    ProvisionalGrant.objects.update(used=1)
    assert api.post(PATH, body_for(business), business).status_code == 202
    assert error_of(api.post(PATH, body_for(business), business)) == (422, "BUSINESS_008")
    assert ProvisionalGrant.objects.get().used == 2


def test_a_capped_template_counts_its_sends(
    api: Api, business: Business, error_of: ErrorOf
) -> None:
    _set_template(daily_cap=1)(business)
    assert api.post(PATH, body_for(business), business).status_code == 202
    assert error_of(api.post(PATH, body_for(business), business)) == (422, "BUSINESS_008")
    assert TemplateUsage.objects.get().used == 1


def test_anothers_template_does_not_exist(
    api: Api, business: Business, stranger: Business, error_of: ErrorOf, trace_of: TraceOf
) -> None:
    before = trace_of(business)
    response = api.post(PATH, body_for(stranger), business)
    assert error_of(response) == (404, "RESOURCE_002")
    assert trace_of(business) == before


def test_a_suspended_account_is_told_so_before_its_template_is_looked_up(
    api: Api, business: Business, stranger: Business, error_of: ErrorOf
) -> None:
    _set(standing=Standing.SUSPENDED)(business)
    assert error_of(api.post(PATH, body_for(stranger), business)) == (403, "AUTH_004")


def test_a_named_sender_profile_that_does_not_exist_is_not_replaced_by_another(
    api: Api, business: Business, error_of: ErrorOf, trace_of: TraceOf
) -> None:
    before = trace_of(business)
    body = body_for(business, sender_profile_id="0190f3a0-0000-7000-8000-000000000000")
    assert error_of(api.post(PATH, body, business)) == (404, "RESOURCE_005")
    assert trace_of(business) == before


BAD_BODIES: tuple[tuple[str, Any, int, str], ...] = (
    ("no recipients", {"to": []}, 400, "VALIDATION_004"),
    ("recipients missing", {"to": None}, 400, "VALIDATION_004"),
    ("recipient not a list", {"to": "+447700900001"}, 400, "VALIDATION_001"),
    ("bad number", {"to": ["+447700900001", "07700 900001"]}, 400, "VALIDATION_002"),
    ("number is a number", {"to": [447700900001]}, 400, "VALIDATION_002"),
    ("nested", {"to": [["+447700900001"]]}, 400, "VALIDATION_002"),
    ("too many", {"to": ["+447700900001"] * 1001}, 400, "VALIDATION_005"),
    ("no template", {"template": None}, 400, "VALIDATION_004"),
    ("template is text", {"template": "order"}, 400, "VALIDATION_001"),
    ("template without id", {"template": {}}, 400, "VALIDATION_004"),
    ("template id not a GUID", {"template": {"id": "tmpl_abc123"}}, 400, "VALIDATION_003"),
    ("template id a number", {"template": {"id": 7}}, 400, "VALIDATION_003"),
    ("parameters a list", {"template": {"name": "x", "parameters": [1]}}, 400, "VALIDATION_001"),
    ("channel a word", {"channel": "sms"}, 400, "VALIDATION_001"),
    ("channel unknown", {"channel": ["pigeon"]}, 400, "VALIDATION_006"),
    ("channel not set up", {"channel": ["whatsapp"]}, 422, "BUSINESS_007"),
    ("text beside a template", {"text": "hi"}, 400, "VALIDATION_001"),
    ("another template's name", {"template": "MISMATCH"}, 400, "VALIDATION_001"),
    ("sandbox a number", {"sandbox": 1}, 400, "VALIDATION_001"),
    ("channel empty text", {"channel": ""}, 400, "VALIDATION_001"),
    ("scheduled for the past", {"scheduled_at": "2020-01-01T00:00:00Z"}, 400, "VALIDATION_005"),
    ("sandbox a word", {"sandbox": "yes"}, 400, "VALIDATION_001"),
)


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [row[1:] for row in BAD_BODIES],
    ids=[row[0] for row in BAD_BODIES],
)
def test_a_bad_body_is_refused_by_field(
    api: Api,
    business: Business,
    error_of: ErrorOf,
    trace_of: TraceOf,
    change: dict[str, Any],
    status: int,
    code: str,
) -> None:
    before = trace_of(business)
    if change.get("template") == "MISMATCH":
        change = {"template": {"id": str(business.template.pk), "name": "another"}}
    response = api.post(PATH, {**body_for(business), **change}, business)
    assert error_of(response) == (status, code)
    assert response.json()["error"]["details"]
    assert trace_of(business) == before


def test_every_bad_number_is_named(api: Api, business: Business) -> None:
    response = api.post(PATH, body_for(business, "12", "+447700900001", "+44"), business)
    assert set(response.json()["error"]["details"]) == {"to.0", "to.2"}


def test_a_missing_parameter_is_named(
    api: Api, business: Business, error_of: ErrorOf, trace_of: TraceOf
) -> None:
    before = trace_of(business)
    body = {"to": [PERSON], "template": {"id": str(business.template.pk)}}
    response = api.post(PATH, body, business)
    assert error_of(response) == (400, "VALIDATION_004")
    assert "template.parameters.name" in response.json()["error"]["details"]
    assert trace_of(business) == before


def test_unknown_fields_are_ignored(api: Api, business: Business) -> None:
    body = body_for(business, a_field_of_tomorrow={"x": 1})
    assert api.post(PATH, body, business).status_code == 202


def test_two_templates_of_one_name_in_two_accounts_do_not_mix(
    api: Api, business: Business, stranger: Business
) -> None:
    TemplateFactory.create(account=stranger.account, name=business.template.name, body="Theirs")
    template = {"name": business.template.name, "parameters": {"name": "Ada"}}
    response = api.post(PATH, {"to": [PERSON], "template": template}, business)
    assert response.json()["data"]["recipients"][0]["body"].startswith("Hello Ada")


def test_everything_that_is_missing_is_named_at_once(api: Api, business: Business) -> None:
    details = api.post(PATH, {}, business).json()["error"]["details"]
    assert set(details) == {"to", "template"}


def test_a_text_longer_than_ten_segments_is_refused(
    api: Api, business: Business, error_of: ErrorOf, trace_of: TraceOf
) -> None:
    before = trace_of(business)
    template = {"id": str(business.template.pk), "parameters": {"name": "x" * 1600}}
    response = api.post(PATH, {"to": [PERSON], "template": template}, business)
    assert error_of(response) == (400, "VALIDATION_005")
    assert trace_of(business) == before


def test_a_refused_rehearsal_leaves_nothing_at_all(api: Api, business: Business) -> None:
    _set(risk="hold")(business)
    assert api.post(PATH, body_for(business, sandbox=True), business).status_code == 403
    assert not SendDecision.objects.exists()


@pytest.mark.parametrize("path", ["/v3/me", "/v3/contacts", "/v3/templates"])
def test_no_path_ignores_a_profile_that_does_not_exist(
    api: Api, business: Business, error_of: ErrorOf, path: str
) -> None:
    headers = {**business.headers, "x-profile-id": "0190f3a0-0000-7000-8000-000000000000"}
    assert error_of(api.client.get(path, headers=headers)) == (404, "RESOURCE_005")
