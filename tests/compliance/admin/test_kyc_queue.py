"""The queue, the page of a case, and the decisions a reviewer takes on it."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib import admin
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Account, Membership, User
from accounts.models.membership import Role
from accounts.roles import PERMISSIONS, StaffRole
from compliance.completeness import FIELDS
from compliance.models import Decision, FieldRequest, KycCase
from compliance.models.kyc_case import CaseState
from compliance.services.claim_case import claim_case
from compliance.services.release_case import release_case
from compliance.services.request_changes import ChangeRequest
from compliance.services.save_draft import save_draft
from compliance.services.submit_case import submit_case
from compliance.services.withdraw_case import withdraw_case
from tests.compliance.conftest import take_picture
from tests.compliance.factories import (
    TAX_ID,
    claimed_case,
    complete_submission_values,
    draft_case,
    get_customer,
    returned_case,
    submitted_case,
)
from tests.staff import browser_of, make_staff, sign_in

pytestmark = pytest.mark.django_db
QUEUE = "/admin/compliance/kyccase/"
SAID: dict[str, dict[str, Any]] = {
    "claim": {},
    "release": {},
    "approve": {"note": "All found."},
    "request-changes": {
        "ask_use_case": "on",
        "reason_use_case": "vague_use_case",
        "note_use_case": "What about orders?",
    },
    "reject": {"reason_codes": ["vague_use_case"], "note": "Tell us what you send."},
}


@pytest.fixture
def reviewer() -> User:
    return make_staff(StaffRole.REVIEWER)


def page_of(case: KycCase) -> str:
    return reverse("admin:compliance_kyccase_change", args=[case.pk])


def version_of(case: KycCase) -> str:
    return admin.site.get_model_admin(KycCase).get_version(case)


def decide(client: Client, case: KycCase, name: str, **said: Any) -> Any:
    address = reverse("admin:compliance_kyccase_decide", args=[case.pk, name])
    return client.post(address, {"version": version_of(case), **SAID[name], **said})


def state_of(case: KycCase) -> str:
    return KycCase.objects.get(pk=case.pk).state


def listed(client: Client, query: str = "") -> list[Any]:
    return [each.pk for each in client.get(QUEUE + query).context["cl"].result_list]


# --- the queue ------------------------------------------------------------------------------------


def test_longest_waiting_stands_first(reviewer: User) -> None:
    oldest, claimed, newest = submitted_case(), claimed_case(reviewer)[0], submitted_case()
    draft_case()
    assert listed(browser_of()) == [oldest.pk, claimed.pk, newest.pk]


def test_filters_show_mine_unclaimed_and_decided(reviewer: User) -> None:
    free, mine = submitted_case(), claimed_case(reviewer)[0]
    returned, done = returned_case(reviewer), claimed_case(reviewer)[0]
    client = sign_in(reviewer)
    decide(client, done, "approve")
    assert listed(client, "?show=mine") == [mine.pk]
    assert listed(client, "?show=unclaimed") == [free.pk]
    assert listed(client, "?show=customer") == [returned.pk]
    assert listed(client, "?show=decided") == [done.pk]
    assert len(listed(client, "?show=all")) == 4
    assert listed(client, "?show=nonsense") == [free.pk, mine.pk]


def test_row_says_why_it_stands_there(reviewer: User) -> None:
    submitted_case()
    claimed_case(reviewer)
    text = browser_of().get(QUEUE).content.decode()
    assert "New submission; nobody has it yet." in text
    assert f"{reviewer} has had it for" in text


def test_queue_costs_the_same_however_long_it_is(reviewer: User) -> None:
    client = sign_in(reviewer)
    claimed_case(reviewer)
    for _ in range(9):
        submitted_case()
    with CaptureQueriesContext(connection) as captured:
        client.get(QUEUE)
        short = len(captured)
    for _ in range(50):
        submitted_case()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(QUEUE).context["cl"].result_count == 60
        assert len(captured) <= short <= 30


# --- the page -------------------------------------------------------------------------------------


def test_page_shows_every_answer_but_not_the_tax_id(reviewer: User) -> None:
    case, _ = claimed_case(reviewer)
    text = sign_in(reviewer).get(page_of(case)).content.decode()
    for spec in FIELDS:
        assert spec.label in text
    assert TAX_ID not in text
    assert f"ends in {TAX_ID[-4:]}" in text
    assert "United Kingdom (GB)" in text
    assert 'rel="noopener noreferrer nofollow"' in text


def test_text_of_the_customer_is_shown_and_not_obeyed() -> None:
    words = "Order confirmations <script>alert(1)</script> sent after \u202ea purchase in the shop."
    case = submitted_case(use_case=words)
    Account.objects.update(name="Harbor\u202eevil")
    text = browser_of().get(page_of(case)).content.decode()
    assert "<script>alert(1)" not in text
    assert "sent after [U+202E]a purchase" in text
    assert "Harbor[U+202E]evil" in text
    assert "\u202e" not in text + browser_of().get(QUEUE).content.decode()


def test_second_version_shows_what_changed_and_whether_it_was_asked_for(reviewer: User) -> None:
    asked = [
        ChangeRequest("use_case", "vague_use_case"),
        ChangeRequest("country", "other", "Is this right?"),
    ]
    case = returned_case(reviewer, *asked)
    values = complete_submission_values(
        use_case="Order confirmations and delivery notes for orders in our shop, two an order.",
        city="York",
    )
    customer = get_customer(case)
    save_draft(case.account_id, values=values, actor=customer)
    submit_case(case.account_id, actor=customer)
    page = browser_of().get(page_of(case)).context["page"]
    found = {change.name: (change.changed, change.asked) for change in page.changes}
    assert found["use_case"] == (True, "asked for")
    assert found["city"] == (True, "opened by what we asked for")
    assert found["country"] == (False, "asked for")


def test_page_is_read_in_few_queries(reviewer: User, django_assert_max_num_queries: Any) -> None:
    case = returned_case(reviewer)
    client = sign_in(reviewer)
    with django_assert_max_num_queries(40):
        client.get(page_of(case))
    case, _ = claimed_case(reviewer)
    for name in ("approve", "request-changes", "reject"):
        with django_assert_max_num_queries(40):
            client.get(reverse("admin:compliance_kyccase_decide", args=[case.pk, name]))


def test_draft_is_not_read_before_it_is_submitted() -> None:
    case = draft_case(use_case="Something the customer has not decided to tell us yet, at length.")
    text = browser_of().get(page_of(case)).content.decode()
    assert "has not decided to tell us" not in text


# --- deciding -------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", StaffRole.values)
@pytest.mark.parametrize("name", SAID)
def test_each_role_decides_only_what_its_permissions_say(role: str, name: str) -> None:
    staff = make_staff(role)
    case = submitted_case() if name == "claim" else claimed_case(staff)[0]
    permission = "claim" if name in ("claim", "release") else name.replace("-", "_")
    before = take_picture()
    answer = decide(sign_in(staff), case, name)
    if f"compliance.{permission}_kyccase" in PERMISSIONS[role]:
        assert answer.status_code == 302
        assert take_picture() != before
    else:
        assert answer.status_code == 403
        assert take_picture() == before


def test_disabled_button_says_why(reviewer: User) -> None:
    case, _ = claimed_case(make_staff(StaffRole.SENIOR))
    buttons = sign_in(reviewer).get(page_of(case)).context["buttons"]
    assert all("Senior Jones has this case since" in button.why_not for button in buttons)


def test_case_that_nobody_claimed_is_not_decided(reviewer: User) -> None:
    case = submitted_case()
    before = take_picture()
    for name in ("release", "approve", "request-changes", "reject"):
        answer = decide(sign_in(reviewer), case, name)
        assert answer.status_code == 422
        assert "claim it first" in answer.content.decode()
    assert take_picture() == before


def test_case_that_somebody_else_claimed_is_not_decided(reviewer: User) -> None:
    case, _ = claimed_case(make_staff(StaffRole.SENIOR))
    before = take_picture()
    for name in SAID:
        assert decide(sign_in(reviewer), case, name).status_code == 422
    assert take_picture() == before


def test_nobody_decides_on_their_own_account(reviewer: User) -> None:
    unclaimed, (case, _) = submitted_case(), claimed_case(reviewer)
    for each in (unclaimed, case):
        Membership.objects.create(account=each.account, user=reviewer, role=Role.DEVELOPER)
    before = take_picture()
    client = sign_in(reviewer)
    answers = [decide(client, unclaimed, "claim")]
    answers += [decide(client, case, name) for name in ("approve", "request-changes", "reject")]
    for answer in answers:
        assert answer.status_code == 422
        assert "belong to" in answer.content.decode()
    assert take_picture() == before


def test_verdict_on_a_version_that_was_replaced_is_refused_and_shows_what_changed(
    reviewer: User,
) -> None:
    case, _ = claimed_case(reviewer)
    seen = version_of(case)
    release_case(case.pk, actor=reviewer)
    customer = get_customer(case)
    withdraw_case(case.account_id, actor=customer)
    values = complete_submission_values(city="York")
    save_draft(case.account_id, values=values, actor=customer)
    submit_case(case.account_id, actor=customer)
    claim_case(case.pk, actor=reviewer)
    before = take_picture()
    answer = decide(sign_in(reviewer), case, "approve", version=seen, note="Looks fine.")
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Town or city: Leeds → York" in text
    assert "Looks fine." in text
    assert "Nothing was changed." in text
    assert take_picture() == before
    assert Decision.objects.count() == 0


def test_second_verdict_hears_of_the_first(reviewer: User) -> None:
    case, _ = claimed_case(reviewer)
    seen, client = version_of(case), sign_in(reviewer)
    decide(client, case, "reject")
    answer = decide(client, case, "approve", version=seen)
    assert answer.status_code == 409
    assert "Reviewer Jones: reject (in_review → rejected)" in answer.content.decode()
    assert state_of(case) == CaseState.REJECTED


def test_submission_of_another_case_is_refused(reviewer: User) -> None:
    case, other = claimed_case(reviewer)[0], claimed_case(reviewer)[0]
    before = take_picture()
    for seen in (version_of(other), "", ":", "x:1"):
        answer = decide(sign_in(reviewer), case, "approve", version=seen)
        assert answer.status_code == 409
    assert take_picture() == before


def test_changes_are_asked_field_by_field(reviewer: User) -> None:
    case, _ = claimed_case(reviewer)
    more = {"ask_city": "on", "reason_city": "other", "note_city": "Spell it out."}
    assert decide(sign_in(reviewer), case, "request-changes", **more).status_code == 302
    asked = FieldRequest.objects.values_list("field", "reason__code", "note")
    assert set(asked) == {
        ("use_case", "vague_use_case", "What about orders?"),
        ("city", "other", "Spell it out."),
    }
    assert state_of(case) == CaseState.ACTION_REQUIRED


@pytest.mark.parametrize(
    "said",
    [
        {"ask_use_case": ""},
        {"reason_use_case": ""},
        {"reason_use_case": "no_such_reason"},
        {"ask_city": "on"},
        {"note_city": "A note without a tick."},
        {"ask_use_case": "", "reason_use_case": "", "note_use_case": ""},
        {"note_use_case": "x" * 1001},
    ],
)
def test_request_that_does_not_add_up_is_refused(reviewer: User, said: dict[str, str]) -> None:
    case, _ = claimed_case(reviewer)
    before = take_picture()
    answer = decide(sign_in(reviewer), case, "request-changes", **said)
    assert answer.status_code == 422
    assert take_picture() == before


def test_note_that_repeats_the_tax_id_is_refused_by_the_service(reviewer: User) -> None:
    case, _ = claimed_case(reviewer)
    before = take_picture()
    note = f"Your id {TAX_ID} is wrong."
    answer = decide(sign_in(reviewer), case, "reject", note=note)
    assert answer.status_code == 400
    assert "Leave the tax id out" in answer.content.decode()
    assert take_picture() == before


@pytest.mark.parametrize("codes", [[], ["no_such_reason"]])
def test_rejection_needs_a_reason_of_the_catalog(reviewer: User, codes: list[str]) -> None:
    case, _ = claimed_case(reviewer)
    before = take_picture()
    assert decide(sign_in(reviewer), case, "reject", reason_codes=codes).status_code == 422
    assert take_picture() == before


def test_verdict_moves_on_to_the_next_case(reviewer: User) -> None:
    case, _ = claimed_case(reviewer)
    waiting = submitted_case()
    client = sign_in(reviewer)
    assert decide(client, case, "approve").url == page_of(waiting)
    decide(client, waiting, "claim")
    assert decide(client, waiting, "approve").url == QUEUE


def test_claim_is_a_button_without_a_form(reviewer: User) -> None:
    case = submitted_case()
    client = sign_in(reviewer)
    assert decide(client, case, "claim").url == page_of(case)
    assert KycCase.objects.get(pk=case.pk).claimed_by == reviewer
