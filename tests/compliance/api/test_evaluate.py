"""A submission is checked before a person does it: by whoever may submit, and without a trace."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from accounts.models import Membership
from accounts.models.account import Stage, Tier
from compliance.models import Evidence, KycCase, StoredPage, Submission
from compliance.services.evaluation_slots import evaluation_slot
from compliance.services.save_draft import save_draft
from tests.compliance.conftest import take_picture
from tests.compliance.factories import (
    complete_submission_values,
    draft_case,
    get_customer,
    make_customer,
    submitted_case,
)
from tests.factories import UserFactory, make_business
from tests.websites import FakeWeb

pytestmark = pytest.mark.django_db
ErrorOf = Callable[[HttpResponse], tuple[int, str]]
PATH = "/v3/compliance/evaluate"
JSON = "application/json"


def sign_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def check(client: Client, body: dict[str, Any] | None = None, **headers: str) -> HttpResponse:
    return client.post(PATH, body or {}, JSON, headers=headers)


def take_whole_picture() -> tuple[Any, ...]:
    tables = (Evidence, StoredPage, Submission, KycCase)
    return take_picture(), [table.objects.count() for table in tables]


def test_a_good_draft_passes_and_leaves_no_trace() -> None:
    case = draft_case()
    before = take_whole_picture()
    response = check(sign_in(get_customer(case)))
    assert response.status_code == 200, response.content
    told = response.json()["data"]
    assert told["passes"] is True
    assert told["checked_at"].endswith("Z")
    assert not [each for each in told["findings"] if each["severity"] == "block"]
    assert take_whole_picture() == before


def test_what_is_missing_blocks_and_names_field_problem_and_fix() -> None:
    account, owner = make_customer()
    save_draft(account.pk, values={"business_name": "Ada Example"}, actor=owner)
    told = check(sign_in(owner)).json()["data"]
    assert told["passes"] is False
    found = {each["field"]: each for each in told["findings"]}
    assert found["website_url"]["severity"] == "block"
    assert found["website_url"]["problem"] == "Website is missing."
    assert found["website_url"]["fix"]


def test_answers_are_checked_in_place_of_the_stored_ones_and_not_kept() -> None:
    case = draft_case()
    client = sign_in(get_customer(case))
    before = take_whole_picture()
    body = {"answers": {"contact_email": "not an address", "destination_countries": []}}
    told = check(client, body).json()["data"]
    assert told["passes"] is False
    fields = {each["field"] for each in told["findings"] if each["severity"] == "block"}
    assert {"contact_email", "destination_countries"} <= fields
    assert take_whole_picture() == before
    assert check(client).json()["data"]["passes"] is True


def test_answers_are_enough_without_a_draft() -> None:
    account, owner = make_customer()
    told = check(sign_in(owner), {"answers": complete_submission_values()}).json()["data"]
    assert told["passes"] is True
    assert not KycCase.objects.filter(account=account).exists()


def test_without_draft_and_answers_there_is_nothing_to_check(error_of: ErrorOf) -> None:
    _, owner = make_customer()
    for body in ({}, {"answers": {}}):
        assert error_of(check(sign_in(owner), body)) == (400, "VALIDATION_004")


def test_the_website_is_looked_at(web: FakeWeb) -> None:
    case = draft_case()
    check(sign_in(get_customer(case)), {"answers": {"website_url": "https://shop.example.com"}})
    assert any(url.startswith("https://shop.example.com") for url in web.visited)


def test_a_submitted_version_can_be_checked_too() -> None:
    case = submitted_case()
    assert check(sign_in(get_customer(case))).status_code == 200


def test_an_admin_may_check() -> None:
    case = draft_case()
    user = UserFactory.create()
    Membership.objects.create(account_id=case.account_id, user=user, role="admin")
    assert check(sign_in(user)).status_code == 200


@pytest.mark.parametrize("role", ["billing", "developer"])
def test_other_roles_may_not(role: str, error_of: ErrorOf, web: FakeWeb) -> None:
    case = draft_case()
    user = UserFactory.create()
    Membership.objects.create(account_id=case.account_id, user=user, role=role)
    assert error_of(check(sign_in(user))) == (403, "AUTH_003")
    assert not web.visited


def test_a_key_may_check_at_any_stage(client: Client) -> None:
    business = make_business(stage=Stage.COMPLIANCE_DETAILS, tier=Tier.NONE)
    body = {"answers": complete_submission_values()}
    assert check(client, body, **business.headers).json()["data"]["passes"] is True


def test_a_session_without_the_token_of_the_page_is_refused(
    error_of: ErrorOf, web: FakeWeb
) -> None:
    case = draft_case()
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(get_customer(case))
    response = check(strict)
    assert error_of(response) == (403, "AUTH_003")
    assert "CSRF" in response.json()["error"]["details"]["csrf"][0]
    assert not web.visited


def test_a_session_with_the_token_of_the_page_is_let_in() -> None:
    case = draft_case()
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(get_customer(case))
    strict.get("/compliance")
    token = strict.cookies["csrftoken"].value
    assert check(strict, **{"X-CSRFToken": token}).status_code == 200


def test_a_key_needs_no_token(client: Client) -> None:
    business = make_business()
    strict = Client(enforce_csrf_checks=True)
    body = {"answers": complete_submission_values()}
    assert check(strict, body, **business.headers).status_code == 200


def test_neither_key_nor_session_is_refused(client: Client, error_of: ErrorOf) -> None:
    assert error_of(check(client)) == (401, "AUTH_001")
    assert error_of(check(client, **{"x-api-key": "sk_live_nobody"})) == (401, "AUTH_002")


def test_a_field_that_the_form_does_not_have_is_named(error_of: ErrorOf, web: FakeWeb) -> None:
    case = draft_case()
    response = check(sign_in(get_customer(case)), {"answers": {"web_site": "https://x.example"}})
    assert error_of(response) == (400, "VALIDATION_001")
    assert list(response.json()["error"]["details"]) == ["answers.web_site"]
    assert not web.visited


@pytest.mark.parametrize(
    "answers",
    ["text", ["list"], {"use_case": 7}, {"destination_countries": "GB"}, {"local_rules": [7]}],
)
def test_an_answer_of_the_wrong_kind_is_refused(
    answers: Any, error_of: ErrorOf, web: FakeWeb
) -> None:
    case = draft_case()
    response = check(sign_in(get_customer(case)), {"answers": answers})
    assert error_of(response) == (400, "VALIDATION_001")
    assert not web.visited


def test_a_second_check_of_the_same_account_is_told_to_come_back(error_of: ErrorOf) -> None:
    case = draft_case()
    client = sign_in(get_customer(case))
    with evaluation_slot(case.account_id):
        response = check(client)
    assert error_of(response) == (429, "BUSINESS_002")
    assert int(response["Retry-After"]) > 0
    assert response["x-should-retry"] == "true"
    assert check(client).status_code == 200


def test_when_every_slot_is_taken_others_are_told_to_come_back(
    settings: Any, error_of: ErrorOf
) -> None:
    """Other accounts hold all of them, each in a request of its own."""
    ready, done = threading.Barrier(settings.EVALUATIONS_AT_ONCE + 1), threading.Event()

    def hold(number: int) -> None:
        with evaluation_slot(f"account {number}"):  # type: ignore[arg-type]
            ready.wait(5)
            done.wait(5)

    holders = [threading.Thread(target=hold, args=(n,)) for n in range(ready.parties - 1)]
    for holder in holders:
        holder.start()
    ready.wait(5)
    try:
        response = check(sign_in(get_customer(draft_case())))
    finally:
        done.set()
        for holder in holders:
            holder.join(5)
    assert error_of(response) == (429, "BUSINESS_002")


def test_the_tax_id_does_not_come_back() -> None:
    case = draft_case()
    tax_id = complete_submission_values()["tax_id"]
    response = check(sign_in(get_customer(case)), {"answers": {"country": "US"}})
    assert tax_id not in response.content.decode()
