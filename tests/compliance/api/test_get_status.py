"""Anybody of the account may ask where the review stands, at every stage, and is told the truth."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client

from accounts.models import Account, Membership, User
from accounts.models.account import Stage, Tier
from accounts.services.api_keys import revoke_api_key
from compliance.models import KycCase
from compliance.services.approve_case import approve_case
from compliance.services.heartbeat import write_heartbeats
from compliance.services.reminders import remind_customers
from compliance.services.save_draft import save_draft
from compliance.services.write_note import write_private_note, write_shared_note
from tests.compliance.conftest import take_picture
from tests.compliance.factories import (
    claimed_case,
    get_customer,
    make_customer,
    rejected_case,
    returned_case,
    submitted_case,
)
from tests.compliance.history import make_history
from tests.factories import Business, UserFactory, make_business, make_key

pytestmark = pytest.mark.django_db
ErrorOf = Callable[[HttpResponse], tuple[int, str]]
PATH = "/v3/compliance/status"
MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(MONDAY, tick=False) as traveller:
        yield traveller


def ask(user: User) -> dict[str, Any]:
    """The answer to a member who is signed in."""
    client = Client()
    client.force_login(user)
    response = client.get(PATH)
    assert response.status_code == 200, response.content
    return response.json()["data"]


def ask_about(case: KycCase) -> dict[str, Any]:
    return ask(get_customer(case))


def test_a_signed_in_member_is_told_where_the_review_stands(
    clock: time_machine.Traveller,
) -> None:
    told = ask_about(submitted_case())
    assert (told["stage"], told["state"], told["waiting_on"]) == ("in_review", "submitted", "us")
    assert told["since"] == "2026-03-02T10:00:00.000Z"
    assert told["missing"] == []
    assert told["place"] == "fewer than 5"
    assert told["eta"] == {
        "likely_at": "2026-03-03T10:00:00.000Z",
        "latest_at": "2026-03-05T10:00:00.000Z",
        "likely_business_days": 1,
        "latest_business_days": 3,
        "based_on": 0,
        "is_extended": False,
    }
    assert (told["due_at"], told["overdue"]) == ("2026-03-09T10:00:00.000Z", False)
    assert told["lapses_at"] is None
    assert told["notes"] == []
    assert told["timeline"][0]["text"] == "Compliance details submitted"


def test_the_estimate_comes_from_our_history(clock: time_machine.Traveller) -> None:
    make_history([3] * 30 + [12] * 10)
    eta = ask_about(submitted_case())["eta"]
    assert eta["based_on"] == 40
    assert (eta["likely_business_days"], eta["latest_business_days"]) == (1, 2)


def test_before_a_case_everything_is_missing() -> None:
    account, owner = make_customer()
    told = ask(owner)
    assert (told["stage"], told["state"]) == ("compliance_details", "not_started")
    assert told["waiting_on"] == "customer"
    assert {"business_name", "tax_id", "website_url"} <= {each["field"] for each in told["missing"]}
    assert told["place"] is told["eta"] is told["due_at"] is None
    assert not KycCase.objects.filter(account=account).exists()


def test_a_draft_lists_its_gaps_with_the_fix() -> None:
    account, owner = make_customer()
    save_draft(account.pk, values={"business_name": "Ada Example"}, actor=owner)
    told = ask(owner)
    missing = {each["field"]: each for each in told["missing"]}
    assert told["state"] == "draft"
    assert "business_name" not in missing
    assert missing["website_url"]["problem"] == "Website is missing."
    assert "landing page" in missing["website_url"]["fix"]


def test_a_request_for_changes_names_field_problem_fix_example_and_note(reviewer: User) -> None:
    case = returned_case(reviewer)
    told = ask_about(case)
    assert (told["state"], told["waiting_on"]) == ("action_required", "customer")
    (missing,) = told["missing"]
    assert (missing["field"], missing["label"]) == ("use_case", "What you will send")
    assert all(missing[each] for each in ("problem", "fix", "example"))
    assert missing["note"] == "What about orders?"
    assert told["lapses_at"] is not None
    assert told["eta"] is told["place"] is told["due_at"] is None


def test_a_lapsed_case_still_says_what_we_asked_for(
    clock: time_machine.Traveller, reviewer: User
) -> None:
    case = returned_case(reviewer)
    clock.move_to(MONDAY + timedelta(days=14))
    remind_customers()
    told = ask_about(case)
    assert (told["state"], told["waiting_on"], told["lapses_at"]) == ("lapsed", "customer", None)
    assert [each["field"] for each in told["missing"]] == ["use_case"]


def test_overdue_is_told_as_overdue(clock: time_machine.Traveller) -> None:
    case = submitted_case()
    clock.move_to(MONDAY + timedelta(days=7))
    told = ask_about(case)
    assert told["overdue"] is True
    assert told["eta"]["is_extended"] is True
    assert told["eta"]["latest_at"] == "2026-03-12T10:00:00.000Z"


def test_only_shared_notes_and_no_names_are_told(reviewer: User) -> None:
    case, _ = claimed_case(reviewer)
    write_private_note(case.pk, actor=reviewer, text="Looks like the one from last week.")
    write_shared_note(case.pk, actor=reviewer, text="We have asked our lawyers.")
    told = ask_about(case)
    assert [note["text"] for note in told["notes"]] == ["We have asked our lawyers."]
    assert told["state"] == "in_review"
    assert told["place"] is None
    for secret in ("last week", str(reviewer), reviewer.email, "risk"):
        assert secret not in str(told)


def test_a_decided_case_waits_for_nobody(reviewer: User) -> None:
    case, version = claimed_case(reviewer)
    approve_case(case.pk, submission_id=version.pk, actor=reviewer)
    approved, rejected = ask_about(case), ask_about(rejected_case(reviewer))
    assert (approved["state"], rejected["state"]) == ("approved", "rejected")
    for told in (approved, rejected):
        assert (told["waiting_on"], told["missing"], told["eta"]) == ("nobody", [], None)


def test_heartbeats_stand_on_the_timeline(clock: time_machine.Traveller) -> None:
    case = submitted_case()
    clock.move_to(MONDAY + timedelta(days=1))
    write_heartbeats()
    line = ask_about(case)["timeline"][0]
    assert line["at"] == "2026-03-03T10:00:00.000Z"
    assert line["text"].startswith("Nobody has opened it since 2 March, 10:00 UTC")


@pytest.mark.parametrize("stage", Stage.values)
def test_a_valid_key_is_let_in_at_every_stage(client: Client, stage: str) -> None:
    business = make_business(stage=stage, tier=Tier.NONE)
    response = client.get(PATH, headers=business.headers)
    assert response.status_code == 200
    assert response.json()["data"]["stage"] == stage


def test_a_key_speaks_for_its_own_account_only(client: Client, reviewer: User) -> None:
    case, other = returned_case(reviewer), submitted_case()
    key = make_key(Account.objects.get(pk=case.account_id))
    told = client.get(PATH, headers={"x-api-key": key}).json()["data"]
    assert told == ask_about(case)
    assert told["state"] != ask_about(other)["state"]


def test_an_unknown_or_revoked_key_is_refused(
    client: Client, business: Business, error_of: ErrorOf
) -> None:
    unknown = client.get(PATH, headers={"x-api-key": "sk_live_nobody"})
    assert error_of(unknown) == (401, "AUTH_002")
    key = business.account.api_keys.get()
    revoke_api_key(business.account.pk, key_id=key.pk, actor=business.owner)
    assert error_of(client.get(PATH, headers=business.headers)) == (401, "AUTH_002")


def test_a_wrong_key_is_refused_even_with_a_session(business: Business, error_of: ErrorOf) -> None:
    client = Client()
    client.force_login(business.owner)
    response = client.get(PATH, headers={"x-api-key": "sk_live_nobody"})
    assert error_of(response) == (401, "AUTH_002")


def test_neither_key_nor_session_is_refused(client: Client, error_of: ErrorOf) -> None:
    response = client.get(PATH)
    assert error_of(response) == (401, "AUTH_001")
    assert response["x-should-retry"] == "false"


def test_a_person_without_an_account_is_refused(client: Client, error_of: ErrorOf) -> None:
    client.force_login(UserFactory.create())
    assert error_of(client.get(PATH)) == (403, "AUTH_003")
    client.force_login(UserFactory.create(staff_role="senior"))
    assert error_of(client.get(PATH)) == (403, "AUTH_003")


def test_a_person_who_was_shut_out_is_refused(business: Business, error_of: ErrorOf) -> None:
    client = Client()
    client.force_login(business.owner)
    User.objects.filter(pk=business.owner.pk).update(is_active=False)
    assert error_of(client.get(PATH)) == (401, "AUTH_001")


@pytest.mark.parametrize("role", ["owner", "admin", "billing", "developer"])
def test_every_role_may_ask(business: Business, role: str) -> None:
    user = UserFactory.create()
    Membership.objects.create(account=business.account, user=user, role=role)
    assert ask(user)["stage"] == "active"


def test_asking_writes_nothing(reviewer: User) -> None:
    case = returned_case(reviewer)
    before = take_picture()
    ask_about(case)
    assert take_picture() == before


def test_the_rest_of_the_api_stays_shut_for_a_session(
    business: Business, error_of: ErrorOf
) -> None:
    client = Client()
    client.force_login(business.owner)
    assert error_of(client.get("/v3/me")) == (401, "AUTH_001")


def test_it_takes_few_queries(
    clock: time_machine.Traveller, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    case = submitted_case()
    client = Client()
    client.force_login(get_customer(case))
    with django_assert_max_num_queries(13):
        client.get(PATH)
