"""A customer appeals against a suspension; somebody who had no part in it decides."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import Account, Appeal, AuditEvent, Membership, Notice, SecondLook, User
from accounts.services.appeal_suspension import (
    appeal_suspension,
    deny_suspension_appeal,
    uphold_suspension_appeal,
)
from accounts.services.second_look import confirm_second_look
from accounts.services.standing import hold_account, suspend_account
from config.business_time import count_business_time, get_business_day
from config.errors import ErrorCode
from tests.factories import Business, UserFactory
from tests.four_eyes import ask_to_lift, lift

pytestmark = pytest.mark.django_db
WORDS = "Our recipients asked for every one of these messages; the forms are attached."
ANSWER = "We looked at ten of the opt-ins you sent, and found all of them."


@pytest.fixture
def appeal(suspended: Business) -> Appeal:
    return appeal_suspension(suspended.account.pk, text=WORDS, actor=suspended.owner)


def test_an_owner_appeals_in_their_own_words(suspended: Business) -> None:
    said = f"  {WORDS}\r\nSee page 2.\u202e "
    appeal = appeal_suspension(suspended.account.pk, text=said, actor=suspended.owner)
    assert (appeal.kind, appeal.state, appeal.opened_by) == (
        "suspension",
        "open",
        suspended.owner,
    )
    assert appeal.text == f"{WORDS}\nSee page 2.\u202e"
    assert appeal.against == AuditEvent.objects.get(verb="suspend").pk
    assert AuditEvent.objects.get(verb="open_appeal").actor == suspended.owner
    notice = Notice.objects.get(kind="appeal_received")
    assert "against the suspension" in notice.body
    assert f"{appeal.due_at:%Y}" in notice.body


def test_our_answer_is_due_in_working_time(appeal: Appeal, settings: Any) -> None:
    working = count_business_time(timezone.now(), appeal.due_at)
    promised = settings.REVIEW_DAYS * get_business_day()
    assert promised - timedelta(minutes=1) <= working <= promised + timedelta(hours=1)


def test_a_weekend_is_not_counted(suspended: Business, monkeypatch: pytest.MonkeyPatch) -> None:
    friday = datetime(2026, 3, 6, 16, 59, tzinfo=UTC)
    monkeypatch.setattr("accounts.services.appeal.timezone.now", lambda: friday)
    appeal = appeal_suspension(suspended.account.pk, text=WORDS, actor=suspended.owner)
    assert appeal.due_at == datetime(2026, 3, 13, 17, tzinfo=UTC)


def test_an_upheld_appeal_is_lifted_by_two(
    appeal: Appeal, suspended: Business, senior: User, colleague: User
) -> None:
    uphold_suspension_appeal(appeal.pk, actor=senior, answer=ANSWER)
    assert Account.objects.get(pk=suspended.account.pk).standing == "suspended"
    notice = Notice.objects.get(kind="appeal_upheld")
    assert ANSWER in notice.body
    assert "second colleague" in notice.body
    look = SecondLook.objects.get()
    assert (look.kind, look.asked_by, look.facts) == ("lift", senior, {"appeal": str(appeal.pk)})
    confirm_second_look(look.pk, actor=colleague)
    assert Account.objects.get(pk=suspended.account.pk).standing == "good"


def test_whoever_upheld_it_does_not_lift_it_too(
    appeal: Appeal, senior: User, refused: Callable
) -> None:
    uphold_suspension_appeal(appeal.pk, actor=senior, answer=ANSWER)
    with refused(ErrorCode.SECOND_PERSON_NEEDED):
        confirm_second_look(SecondLook.objects.get().pk, actor=senior)


def test_a_denied_appeal_leaves_the_account_suspended(
    appeal: Appeal, suspended: Business, senior: User
) -> None:
    deny_suspension_appeal(appeal.pk, actor=senior, answer=ANSWER)
    denied = Appeal.objects.get()
    assert (denied.state, denied.decided_by, denied.answer) == ("denied", senior, ANSWER)
    assert denied.decided_at is not None
    assert Account.objects.get(pk=suspended.account.pk).standing == "suspended"
    assert ANSWER in Notice.objects.get(kind="appeal_denied").body
    assert not SecondLook.objects.exists()
    assert AuditEvent.objects.get(verb="deny_appeal").actor == senior


def test_a_colleague_who_asked_already_is_not_asked_over(
    appeal: Appeal, suspended: Business, senior: User, colleague: User
) -> None:
    asked = ask_to_lift(suspended.account, actor=colleague)
    uphold_suspension_appeal(appeal.pk, actor=senior, answer=ANSWER)
    assert SecondLook.objects.get() == asked


def test_what_was_lifted_meanwhile_can_be_upheld_but_not_denied(
    appeal: Appeal, suspended: Business, senior: User, refused: Callable
) -> None:
    lift(suspended.account)
    with refused(ErrorCode.STATE_FORBIDS):
        deny_suspension_appeal(appeal.pk, actor=senior, answer=ANSWER)
    uphold_suspension_appeal(appeal.pk, actor=senior, answer=ANSWER)
    assert SecondLook.objects.filter(state="waiting").count() == 0
    assert "is lifted already" in Notice.objects.get(kind="appeal_upheld").body


# --- who appeals, when, and how much they say -----------------------------------------------------


@pytest.mark.parametrize("role", ["billing", "developer", None])
def test_only_an_owner_or_admin_appeals(
    role: str | None, suspended: Business, refused: Callable
) -> None:
    user = UserFactory.create()
    if role:
        Membership.objects.create(account=suspended.account, user=user, role=role)
    with refused(ErrorCode.ROLE_NOT_ALLOWED):
        appeal_suspension(suspended.account.pk, text=WORDS, actor=user)


def test_an_admin_appeals(suspended: Business) -> None:
    admin = UserFactory.create()
    Membership.objects.create(account=suspended.account, user=admin, role="admin")
    appeal = appeal_suspension(suspended.account.pk, text=WORDS, actor=admin)
    assert appeal.opened_by == admin


def test_the_owner_of_another_account_does_not_appeal(
    suspended: Business, stranger: Business, refused: Callable
) -> None:
    with refused(ErrorCode.ROLE_NOT_ALLOWED):
        appeal_suspension(suspended.account.pk, text=WORDS, actor=stranger.owner)


def test_without_a_suspension_there_is_nothing_to_appeal_against(
    business: Business, senior: User, refused: Callable
) -> None:
    with refused(ErrorCode.STATE_FORBIDS):
        appeal_suspension(business.account.pk, text=WORDS, actor=business.owner)
    hold_account(business.account.pk, actor=senior, note="Complaints.")
    with refused(ErrorCode.STATE_FORBIDS):
        appeal_suspension(business.account.pk, text=WORDS, actor=business.owner)


def test_each_suspension_takes_one_appeal(
    appeal: Appeal, suspended: Business, senior: User, refused: Callable
) -> None:
    with refused(ErrorCode.DUPLICATE):
        appeal_suspension(suspended.account.pk, text=WORDS, actor=suspended.owner)
    deny_suspension_appeal(appeal.pk, actor=senior, answer=ANSWER)
    with refused(ErrorCode.DUPLICATE):
        appeal_suspension(suspended.account.pk, text=WORDS, actor=suspended.owner)


def test_the_next_suspension_takes_an_appeal_of_its_own(
    appeal: Appeal, suspended: Business, senior: User
) -> None:
    lift(suspended.account)
    suspend_account(suspended.account.pk, actor=senior, note="Again.")
    second = appeal_suspension(suspended.account.pk, text=WORDS, actor=suspended.owner)
    assert second.against != appeal.against


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", ErrorCode.FIELD_MISSING),
        ("  \r\n\t ", ErrorCode.FIELD_MISSING),
        ("x" * 19, ErrorCode.VALUE_OUT_OF_RANGE),
        (" " * 30 + "too short", ErrorCode.VALUE_OUT_OF_RANGE),
        ("x" * 4001, ErrorCode.VALUE_OUT_OF_RANGE),
        ("We asked everybody\x00 for their consent.", ErrorCode.REQUEST_INVALID),
    ],
)
def test_an_appeal_has_a_sensible_length(
    text: str, code: ErrorCode, suspended: Business, refused: Callable
) -> None:
    with refused(code) as error:
        appeal_suspension(suspended.account.pk, text=text, actor=suspended.owner)
    assert list(error.value.details) == ["text"]


@pytest.mark.parametrize("length", [20, 4000])
def test_the_limits_themselves_are_taken(length: int, suspended: Business) -> None:
    appeal = appeal_suspension(suspended.account.pk, text="é" * length, actor=suspended.owner)
    assert len(appeal.text) == length


# --- who decides ----------------------------------------------------------------------------------


def test_whoever_suspended_does_not_decide(appeal: Appeal, refused: Callable) -> None:
    suspender = User.objects.get(full_name="Sam Suspender")
    for decide in (uphold_suspension_appeal, deny_suspension_appeal):
        with refused(ErrorCode.SECOND_PERSON_NEEDED) as error:
            decide(appeal.pk, actor=suspender, answer=ANSWER)
        assert "you suspended the account" in error.value.details["reason"][0]


def test_a_member_of_the_account_does_not_decide(
    appeal: Appeal, suspended: Business, senior: User, refused: Callable
) -> None:
    Membership.objects.create(account=suspended.account, user=senior, role="developer")
    with refused(ErrorCode.ROLE_NOT_ALLOWED):
        uphold_suspension_appeal(appeal.pk, actor=senior, answer=ANSWER)


@pytest.mark.parametrize("role", ["", "viewer", "reviewer", "operator", "auditor"])
def test_only_the_role_decides(role: str, appeal: Appeal, refused: Callable) -> None:
    with refused(ErrorCode.ROLE_NOT_ALLOWED):
        uphold_suspension_appeal(
            appeal.pk, actor=UserFactory.create(staff_role=role), answer=ANSWER
        )


def test_an_appeal_is_decided_once(
    appeal: Appeal, senior: User, colleague: User, refused: Callable
) -> None:
    deny_suspension_appeal(appeal.pk, actor=senior, answer=ANSWER)
    with refused(ErrorCode.STATE_FORBIDS) as error:
        uphold_suspension_appeal(appeal.pk, actor=colleague, answer=ANSWER)
    assert "Sina Senior denied it on" in error.value.details["appeal"][0]


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ("", ErrorCode.FIELD_MISSING),
        ("No.", ErrorCode.VALUE_OUT_OF_RANGE),
        ("x" * 4001, ErrorCode.VALUE_OUT_OF_RANGE),
        (f"{ANSWER}\x00", ErrorCode.REQUEST_INVALID),
    ],
)
def test_an_answer_gives_reasons(
    answer: str, code: ErrorCode, appeal: Appeal, senior: User, refused: Callable
) -> None:
    with refused(code):
        deny_suspension_appeal(appeal.pk, actor=senior, answer=answer)


def test_an_unknown_appeal_is_refused(senior: User, refused: Callable) -> None:
    with refused(ErrorCode.ROUTE_NOT_FOUND):
        deny_suspension_appeal(senior.pk, actor=senior, answer=ANSWER)
