"""The queue of what takes two people, and the page on which the second one answers."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib import admin
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.admin.second_looks import count_waiting
from accounts.models import (
    Account,
    AuditEvent,
    Membership,
    Notice,
    ProvisionalGrant,
    SecondLook,
    User,
)
from accounts.models.account import Stage, Tier
from accounts.models.second_look import LookKind
from accounts.roles import StaffRole
from accounts.services.appeal_suspension import appeal_suspension, uphold_suspension_appeal
from accounts.services.second_look import ask_second_look
from tests.factories import Business, make_business
from tests.four_eyes import ask_to_grant, ask_to_lift, make_senior
from tests.staff import browser_of, make_staff, sign_in

pytestmark = pytest.mark.django_db
QUEUE = "/admin/accounts/secondlook/"
HOSTILE = "<script>alert(1)</script> \u202egnp.exe \"'>"


@pytest.fixture
def other() -> User:
    return make_staff(StaffRole.SENIOR)


def page_of(look: SecondLook) -> str:
    return reverse("admin:accounts_secondlook_change", args=[look.pk])


def decide(client: Client, look: SecondLook, name: str, **said: str) -> HttpResponse:
    version = admin.site.get_model_admin(SecondLook).get_version(look)
    address = reverse("admin:accounts_secondlook_decide", args=[look.pk, name])
    return client.post(address, {"version": version, "answer": "I looked too.", **said})


def picture() -> list[Any]:
    tables = (Account, SecondLook, ProvisionalGrant, Notice, AuditEvent)
    return [list(table.objects.order_by("pk").values_list()) for table in tables]


def test_a_colleague_confirms_and_it_is_done(suspended: Business, other: User) -> None:
    look = ask_to_lift(suspended.account)
    answer = decide(sign_in(other), look, "confirm")
    assert answer.url == QUEUE
    assert Account.objects.get(pk=suspended.account.pk).standing == "good"
    assert SecondLook.objects.get().decided_by == other


def test_after_an_answer_the_next_request_of_somebody_else_comes(
    suspended: Business, other: User
) -> None:
    look = ask_to_lift(suspended.account)
    mine = make_business(stage=Stage.IN_REVIEW, tier=Tier.NONE)
    ask_to_grant(mine.account, actor=other)
    following = ask_to_grant(make_business(stage=Stage.IN_REVIEW, tier=Tier.NONE).account)
    assert decide(sign_in(other), look, "confirm").url == page_of(following)


def test_a_colleague_declines_and_says_why(suspended: Business, other: User) -> None:
    look = ask_to_lift(suspended.account)
    assert decide(sign_in(other), look, "decline", answer="").status_code == 422
    assert decide(sign_in(other), look, "decline", answer="Forged.").status_code == 302
    assert SecondLook.objects.get().answer == "Forged."
    assert Account.objects.get(pk=suspended.account.pk).standing == "suspended"


def test_the_queue_says_what_exactly_who_why_and_until_when(other: User) -> None:
    applicant = make_business(stage=Stage.IN_REVIEW, tier=Tier.NONE)
    look = ask_to_grant(applicant.account, send_limit=77, days=9)
    text = sign_in(other).get(QUEUE).content.decode()
    for words in ("Sends allowed: 77", "Days, from the confirmation on: 9", "Countries: GB"):
        assert words in text
    for words in ("Ana Asker", "A known business.", applicant.account.name):
        assert words in text
    assert f"{look.expires_at:%Y-%m-%d %H:%M}" in text
    assert text.count("Second looks") >= 1


def test_what_waits_is_counted_beside_the_queue(suspended: Business, other: User) -> None:
    assert count_waiting() == 0
    ask_to_lift(suspended.account)
    assert count_waiting() == 1
    assert "1 waiting" in sign_in(other).get("/admin/").content.decode()


def test_the_page_shows_the_suspension_and_the_appeal_behind_the_request(
    suspended: Business, senior: User, other: User
) -> None:
    words = "Our recipients asked for every one of these messages."
    appeal = appeal_suspension(suspended.account.pk, text=words, actor=suspended.owner)
    uphold_suspension_appeal(appeal.pk, actor=senior, answer="We looked at ten of the opt-ins.")
    text = sign_in(other).get(page_of(SecondLook.objects.get())).content.decode()
    assert "Sam Suspender" in text
    assert "Recipients never asked for these messages." in text
    assert "We looked at ten of the opt-ins." in text
    assert f"/admin/accounts/appeal/{appeal.pk}/change/" in text


@pytest.mark.parametrize("kind", LookKind.values)
def test_nothing_hostile_is_obeyed(kind: str, business: Business, other: User) -> None:
    Account.objects.update(name=f"Harbor {HOSTILE}")
    look = SecondLook.objects.create(
        account=business.account,
        kind=kind,
        facts={"days": HOSTILE, "destination_countries": [HOSTILE], HOSTILE: HOSTILE},
        note=HOSTILE,
        asked_by=make_senior(HOSTILE),
        expires_at="2999-01-01T00:00Z",
    )
    client = sign_in(other)
    for page in (QUEUE, page_of(look), f"/admin/accounts/account/{business.account.pk}/change/"):
        text = client.get(page).content.decode()
        assert "<script>alert" not in text
        assert "\u202e" not in text
        assert "[U+202E]" in text


def test_the_account_page_shows_what_waits_and_leads_there(
    suspended: Business, other: User
) -> None:
    look = ask_to_lift(suspended.account)
    page = reverse("admin:accounts_account_change", args=[suspended.account.pk])
    text = sign_in(other).get(page).content.decode()
    assert page_of(look) in text
    assert "The opt-ins were shown to us." in text
    assert "Ana Asker asked for this already" in text


# --- refusals -------------------------------------------------------------------------------------


def test_whoever_asked_is_refused_and_the_attempt_is_kept(suspended: Business, other: User) -> None:
    look = ask_to_lift(suspended.account, actor=other)
    before = picture()
    for name in ("confirm", "decline"):
        answer = decide(sign_in(other), look, name)
        assert answer.status_code == 403
        assert "COMPLIANCE_004" in answer.content.decode()
    assert picture()[:-1] == before[:-1]
    tries = AuditEvent.objects.filter(verb="refuse").order_by("sequence")
    assert [(each.actor, each.subject, each.facts["attempt"]) for each in tries] == [
        (other, "second look", "confirm"),
        (other, "second look", "decline"),
    ]
    assert tries[0].facts["code"] == "COMPLIANCE_004"


def test_a_member_of_the_account_is_refused_and_the_attempt_is_kept(
    suspended: Business, other: User
) -> None:
    look = ask_to_lift(suspended.account)
    Membership.objects.create(account=suspended.account, user=other, role="owner")
    answer = decide(sign_in(other), look, "confirm")
    assert answer.status_code == 403
    assert AuditEvent.objects.get(verb="refuse").facts == {
        "attempt": "confirm",
        "code": "AUTH_003",
    }
    assert SecondLook.objects.get().state == "waiting"


def test_whoever_asked_sees_disabled_buttons_that_say_why(suspended: Business, other: User) -> None:
    look = ask_to_lift(suspended.account, actor=other)
    buttons = sign_in(other).get(page_of(look)).context["buttons"]
    assert all("You asked for this" in button.why_not for button in buttons)


def test_a_second_click_is_told_who_decided(suspended: Business, other: User) -> None:
    look = ask_to_lift(suspended.account)
    client = sign_in(other)
    decide(client, look, "confirm")
    before = picture()
    answer = decide(client, look, "confirm")
    assert answer.status_code == 409
    fresh = SecondLook.objects.get()
    answer = decide(client, fresh, "confirm")
    assert answer.status_code == 422
    assert "Senior Jones confirmed this on" in answer.content.decode()
    assert picture() == before


def test_an_account_that_moved_on_is_said_on_the_page(other: User) -> None:
    applicant = make_business(stage=Stage.IN_REVIEW, tier=Tier.NONE)
    look = ask_to_grant(applicant.account)
    Account.objects.update(tier=Tier.FULL)
    before = picture()
    answer = decide(sign_in(other), look, "confirm")
    assert answer.status_code == 422
    assert "full" in answer.content.decode()
    assert picture() == before


@pytest.mark.parametrize("role", ["viewer", "reviewer", "operator", "auditor"])
def test_other_roles_look_but_do_not_decide(role: str, suspended: Business) -> None:
    look = ask_to_lift(suspended.account)
    client = browser_of(role)
    before = picture()
    assert client.get(page_of(look)).status_code == 200
    assert decide(client, look, "confirm").status_code == 403
    assert picture() == before


@pytest.mark.parametrize("count", [2, 20])
def test_the_queue_costs_the_same_however_long_it_is(count: int, other: User) -> None:
    asker = make_senior()
    for _ in range(count):
        account = make_business(stage=Stage.IN_REVIEW, tier=Tier.NONE).account
        ask_second_look(
            account.pk, kind=LookKind.REVEAL_TAX_ID, facts={}, note="Needed.", actor=asker
        )
    client = sign_in(other)
    with CaptureQueriesContext(connection) as queries:
        client.get(QUEUE)
    assert len(queries) <= 20
