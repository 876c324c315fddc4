"""The queue of appeals, and the page on which somebody new decides one."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib import admin
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Account, Appeal, AuditEvent, Membership, Notice, SecondLook, User
from accounts.roles import StaffRole
from accounts.services.appeal_suspension import appeal_suspension
from accounts.services.standing import suspend_account
from compliance.admin.appeals import count_waiting
from compliance.models import Decision, KycCase
from compliance.services.appeal_case import appeal_rejection
from compliance.services.reject_case import reject_case
from tests.compliance.factories import (
    claimed_case,
    confirmed,
    get_customer,
    make_reviewer,
    rejected_case,
)
from tests.factories import Business, make_business
from tests.staff import browser_of, make_staff, sign_in

pytestmark = pytest.mark.django_db
QUEUE = "/admin/accounts/appeal/"
WORDS = "We sell books. The shop that you looked at is our neighbor's."
ANSWER = "We looked at the right shop this time, and you are right about it."
HOSTILE = "<script>alert(1)</script> \u202egnp.exe \"'> and twenty more characters"


@pytest.fixture
def judge() -> User:
    return make_staff(StaffRole.SENIOR)


@pytest.fixture
def rejection() -> Appeal:
    case = rejected_case(make_reviewer(), note="The site sells fireworks.")
    return appeal_rejection(case.account_id, text=WORDS, actor=get_customer(case))


@pytest.fixture
def suspension(business: Business) -> Appeal:
    suspend_account(business.account.pk, actor=make_reviewer(), note="Nobody asked for these.")
    return appeal_suspension(business.account.pk, text=WORDS, actor=business.owner)


def page_of(appeal: Appeal) -> str:
    return reverse("admin:accounts_appeal_change", args=[appeal.pk])


def decide(client: Client, appeal: Appeal, name: str, **said: str) -> HttpResponse:
    version = admin.site.get_model_admin(Appeal).get_version(appeal)
    address = reverse("admin:accounts_appeal_decide", args=[appeal.pk, name])
    return client.post(address, {"version": version, "answer": ANSWER, **said})


def picture() -> list[Any]:
    tables = (Account, Appeal, KycCase, Decision, SecondLook, Notice, AuditEvent)
    return [list(table.objects.order_by("pk").values_list()) for table in tables]


def test_an_upheld_rejection_is_back_in_review(rejection: Appeal, judge: User) -> None:
    answer = decide(sign_in(judge), rejection, "uphold")
    assert answer.url == page_of(rejection)
    case = KycCase.objects.get()
    assert (case.state, case.claimed_by) == ("in_review", judge)


def test_a_denied_rejection_leads_to_the_next_appeal(
    rejection: Appeal, suspension: Appeal, judge: User
) -> None:
    answer = decide(sign_in(judge), rejection, "deny")
    assert answer.url == page_of(suspension)
    assert KycCase.objects.get().state == "rejected"


def test_an_upheld_suspension_asks_a_colleague(suspension: Appeal, judge: User) -> None:
    assert decide(sign_in(judge), suspension, "uphold").status_code == 302
    assert SecondLook.objects.get().asked_by == judge
    assert Account.objects.get(pk=suspension.account_id).standing == "suspended"


def test_a_denied_suspension_stays(suspension: Appeal, judge: User) -> None:
    assert decide(sign_in(judge), suspension, "deny").status_code == 302
    assert Appeal.objects.get().state == "denied"
    assert Account.objects.get(pk=suspension.account_id).standing == "suspended"


def test_the_page_shows_the_first_decision_the_words_and_who_may_not_decide(
    rejection: Appeal, judge: User
) -> None:
    Membership.objects.create(account=rejection.account, user=make_staff("senior"), role="admin")
    text = sign_in(judge).get(page_of(rejection)).content.decode()
    for words in ("neighbor", "The site sells fireworks.", "Industry that carriers do not admit"):
        assert words in text
    for words in ("Rae Reviewer", "Has proposed the rejection.", "Has confirmed the rejection."):
        assert words in text
    assert "Nobody decides on an account they belong to." in text
    assert f"/admin/compliance/kyccase/{KycCase.objects.get().pk}/change/" in text


def test_the_page_of_a_suspension_says_who_suspended_and_why(
    suspension: Appeal, judge: User
) -> None:
    text = sign_in(judge).get(page_of(suspension)).content.decode()
    assert "Nobody asked for these." in text
    assert "Has suspended the account." in text


def test_the_most_urgent_stands_first_and_an_overdue_one_says_so(
    rejection: Appeal, suspension: Appeal, judge: User
) -> None:
    Appeal.objects.filter(pk=suspension.pk).update(due_at=timezone.now())
    page = sign_in(judge).get(QUEUE)
    assert [each.pk for each in page.context["cl"].result_list] == [suspension.pk, rejection.pk]
    assert "Overdue by" in page.content.decode()


def test_what_was_decided_leaves_the_queue(rejection: Appeal, judge: User) -> None:
    client = sign_in(judge)
    assert count_waiting() == 1
    assert "1 waiting" in client.get("/admin/").content.decode()
    decide(client, rejection, "deny")
    assert count_waiting() == 0
    assert list(client.get(QUEUE).context["cl"].result_list) == []
    shown = client.get(QUEUE, {"show": "decided"}).context["cl"].result_list
    assert [each.pk for each in shown] == [rejection.pk]
    assert ANSWER in client.get(page_of(rejection)).content.decode()


def test_nothing_hostile_is_obeyed(judge: User) -> None:
    first = make_business(name=f"Harbor {HOSTILE}")
    suspend_account(first.account.pk, actor=make_reviewer(), note=HOSTILE)
    User.objects.filter(pk=first.owner.pk).update(full_name=HOSTILE)
    appeal = appeal_suspension(first.account.pk, text=HOSTILE, actor=first.owner)
    client = sign_in(judge)
    for page in (QUEUE, page_of(appeal)):
        text = client.get(page).content.decode()
        assert "<script>alert" not in text
        assert "\u202e" not in text
        assert "[U+202E]" in text


# --- refusals -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["uphold", "deny"])
def test_whoever_decided_before_is_refused_and_the_attempt_is_kept(judge: User, name: str) -> None:
    case, version = claimed_case(judge)
    codes = ["prohibited_industry"]
    case = reject_case(case.pk, submission_id=version.pk, actor=judge, reason_codes=codes)
    confirmed(case)
    appeal = appeal_rejection(case.account_id, text=WORDS, actor=get_customer(case))
    before = picture()
    answer = decide(sign_in(judge), appeal, name)
    assert answer.status_code == 403
    assert "COMPLIANCE_004" in answer.content.decode()
    attempt = AuditEvent.objects.get(verb="refuse")
    assert (attempt.actor, attempt.subject, attempt.facts["attempt"]) == (judge, "appeal", name)
    assert picture()[:-1] == before[:-1]


def test_whoever_suspended_is_refused_and_the_attempt_is_kept(
    business: Business, judge: User
) -> None:
    suspend_account(business.account.pk, actor=judge, note="Nobody asked for these.")
    appeal = appeal_suspension(business.account.pk, text=WORDS, actor=business.owner)
    answer = decide(sign_in(judge), appeal, "deny")
    assert answer.status_code == 403
    assert AuditEvent.objects.get(verb="refuse").facts["code"] == "COMPLIANCE_004"
    buttons = sign_in(judge).get(page_of(appeal)).context["buttons"]
    assert all("you suspended the account" in button.why_not for button in buttons)


def test_a_member_of_the_account_is_refused(suspension: Appeal, judge: User) -> None:
    Membership.objects.create(account=suspension.account, user=judge, role="owner")
    assert decide(sign_in(judge), suspension, "uphold").status_code == 403
    assert Appeal.objects.get().state == "open"


@pytest.mark.parametrize("answer", ["", "  ", "No.", "x" * 4001, f"{ANSWER}\x00"])
def test_an_answer_without_reasons_is_refused(answer: str, suspension: Appeal, judge: User) -> None:
    before = picture()
    assert decide(sign_in(judge), suspension, "deny", answer=answer).status_code == 422
    assert picture() == before


@pytest.mark.parametrize("role", ["viewer", "reviewer", "operator", "auditor"])
def test_other_roles_look_but_do_not_decide(role: str, suspension: Appeal) -> None:
    client = browser_of(role)
    before = picture()
    assert client.get(page_of(suspension)).status_code == 200
    assert decide(client, suspension, "uphold").status_code == 403
    assert picture() == before


def test_a_second_click_is_told_who_decided(suspension: Appeal, judge: User) -> None:
    client = sign_in(judge)
    decide(client, suspension, "deny")
    before = picture()
    assert decide(client, suspension, "uphold").status_code == 409
    answer = decide(client, Appeal.objects.get(), "uphold")
    assert answer.status_code == 422
    assert "Senior Jones denied it on" in answer.content.decode()
    assert picture() == before


@pytest.mark.parametrize("count", [2, 15])
def test_the_queue_costs_the_same_however_long_it_is(count: int, judge: User) -> None:
    staff = make_reviewer()
    for _ in range(count):
        business = make_business()
        suspend_account(business.account.pk, actor=staff, note="x")
        appeal_suspension(business.account.pk, text=WORDS, actor=business.owner)
    client = sign_in(judge)
    with CaptureQueriesContext(connection) as queries:
        client.get(QUEUE)
    assert len(queries) <= 20
