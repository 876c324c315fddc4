"""What needs two people happens when the second one agrees, and not before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

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
from accounts.models.second_look import LookKind, LookState
from accounts.services.expire_second_looks import expire_second_looks
from accounts.services.grant_provisional import grant_provisional
from accounts.services.second_look import (
    ask_second_look,
    confirm_second_look,
    decline_second_look,
)
from accounts.services.standing import hold_account, lift_account, lift_suspension
from accounts.tasks import expire_second_looks as sweep
from config.errors import ErrorCode
from tests.factories import Business, UserFactory, make_business
from tests.four_eyes import ask_to_grant, ask_to_lift, lift

pytestmark = pytest.mark.django_db


@pytest.fixture
def applicant(db: None) -> Business:
    return make_business(stage=Stage.IN_REVIEW, tier=Tier.NONE)


def test_two_people_lift_a_suspension(suspended: Business, senior: User, colleague: User) -> None:
    look = ask_to_lift(suspended.account, actor=senior)
    assert Account.objects.get(pk=suspended.account.pk).standing == "suspended"
    assert not Notice.objects.filter(kind="standing_lifted").exists()
    confirmed = confirm_second_look(look.pk, actor=colleague, answer="I saw them too.")
    assert Account.objects.get(pk=suspended.account.pk).standing == "good"
    assert (confirmed.state, confirmed.decided_by, confirmed.answer) == (
        "confirmed",
        colleague,
        "I saw them too.",
    )
    assert Notice.objects.filter(kind="standing_lifted").count() == 1


def test_both_names_stand_in_the_chain(suspended: Business, senior: User, colleague: User) -> None:
    look = ask_to_lift(suspended.account, actor=senior)
    confirm_second_look(look.pk, actor=colleague)
    asked, confirmed, lifted = AuditEvent.objects.exclude(verb="suspend").order_by("sequence")
    assert (asked.verb, asked.actor, asked.to_state) == ("ask_second_look", senior, "waiting")
    assert (confirmed.verb, confirmed.actor) == ("confirm_second_look", colleague)
    assert (lifted.verb, lifted.actor, lifted.to_state) == ("lift", colleague, "good")
    assert lifted.facts == {
        "second_look": str(look.pk),
        "asked_by": "Sina Senior",
        "note": "The opt-ins were shown to us.",
    }


def test_the_days_of_a_grant_run_from_the_confirmation(
    applicant: Business, senior: User, colleague: User
) -> None:
    look = ask_to_grant(applicant.account, actor=senior, destination_countries=["DE", "GB"])
    assert not ProvisionalGrant.objects.exists()
    SecondLook.objects.update(created_at=timezone.now() - timedelta(days=2))
    confirm_second_look(look.pk, actor=colleague)
    grant = ProvisionalGrant.objects.get()
    assert (grant.send_limit, grant.used, grant.granted_by) == (5, 0, colleague)
    left = grant.expires_at - timezone.now()
    assert timedelta(days=7, minutes=-1) < left <= timedelta(days=7)
    account = Account.objects.get(pk=applicant.account.pk)
    assert (account.tier, account.destination_countries) == ("provisional", ["DE", "GB"])


def test_a_confirmed_look_at_a_tax_id_changes_nothing_by_itself(
    business: Business, senior: User, colleague: User
) -> None:
    look = ask_second_look(
        business.account.pk,
        kind=LookKind.REVEAL_TAX_ID,
        facts={"version": 1},
        note="The registry asks for it.",
        actor=senior,
    )
    confirm_second_look(look.pk, actor=colleague)
    verbs = AuditEvent.objects.order_by("sequence").values_list("verb", flat=True)
    assert list(verbs) == ["ask_second_look", "confirm_second_look"]
    assert SecondLook.objects.get().state == LookState.CONFIRMED


def test_a_declined_look_changes_nothing(
    suspended: Business, senior: User, colleague: User
) -> None:
    look = ask_to_lift(suspended.account, actor=senior)
    decline_second_look(look.pk, actor=colleague, answer="Two of them are forged.")
    assert Account.objects.get(pk=suspended.account.pk).standing == "suspended"
    declined = SecondLook.objects.get()
    assert (declined.state, declined.answer) == ("declined", "Two of them are forged.")
    assert not Notice.objects.filter(kind="standing_lifted").exists()


def test_what_was_declined_may_be_asked_for_again(
    suspended: Business, senior: User, colleague: User
) -> None:
    decline_second_look(
        ask_to_lift(suspended.account, actor=senior).pk, actor=colleague, answer="Not yet."
    )
    again = ask_to_lift(suspended.account, actor=senior)
    confirm_second_look(again.pk, actor=colleague)
    assert Account.objects.get(pk=suspended.account.pk).standing == "good"


# --- asking ---------------------------------------------------------------------------------------


def test_only_a_suspension_is_asked_about(
    business: Business, senior: User, refused: Callable
) -> None:
    with refused(ErrorCode.STATE_FORBIDS):
        ask_to_lift(business.account, actor=senior)
    hold_account(business.account.pk, actor=senior, note="Complaints.")
    with refused(ErrorCode.STATE_FORBIDS):
        ask_to_lift(business.account, actor=senior)


def test_a_fully_verified_account_is_not_asked_about(
    business: Business, senior: User, refused: Callable
) -> None:
    with refused(ErrorCode.STATE_FORBIDS):
        ask_to_grant(business.account, actor=senior)


def test_one_request_of_a_kind_waits_at_a_time(
    suspended: Business, senior: User, colleague: User, refused: Callable
) -> None:
    ask_to_lift(suspended.account, actor=senior)
    with refused(ErrorCode.DUPLICATE) as error:
        ask_to_lift(suspended.account, actor=colleague)
    assert "Sina Senior asked for this" in error.value.details["second_look"][0]


def test_nobody_asks_about_their_own_account(
    suspended: Business, senior: User, refused: Callable
) -> None:
    Membership.objects.create(account=suspended.account, user=senior, role="developer")
    with refused(ErrorCode.ROLE_NOT_ALLOWED):
        ask_to_lift(suspended.account, actor=senior)


@pytest.mark.parametrize(
    ("note", "code"),
    [
        ("", ErrorCode.FIELD_MISSING),
        (" \r\n ", ErrorCode.FIELD_MISSING),
        ("a\x00b", ErrorCode.REQUEST_INVALID),
        ("x" * 4001, ErrorCode.VALUE_OUT_OF_RANGE),
    ],
)
def test_a_request_says_why(
    note: str, code: ErrorCode, suspended: Business, senior: User, refused: Callable
) -> None:
    with refused(code):
        ask_second_look(suspended.account.pk, kind=LookKind.LIFT, facts={}, note=note, actor=senior)


@pytest.mark.parametrize(
    "terms",
    [
        {"send_limit": 0},
        {"send_limit": -1},
        {"send_limit": 2**31},
        {"send_limit": "5"},
        {"send_limit": None},
        {"days": 0},
        {"days": 10**9},
        {"days": 1.5},
        {"destination_countries": []},
        {"destination_countries": ["Germany"]},
        {"destination_countries": None},
    ],
)
def test_senseless_terms_are_refused(
    terms: dict[str, Any], applicant: Business, senior: User, refused: Callable
) -> None:
    with refused(ErrorCode.VALUE_OUT_OF_RANGE) as error:
        ask_to_grant(applicant.account, actor=senior, **terms)
    assert set(error.value.details) == set(terms)


# --- confirming -----------------------------------------------------------------------------------


def test_nobody_is_both_pairs_of_eyes(suspended: Business, senior: User, refused: Callable) -> None:
    look = ask_to_lift(suspended.account, actor=senior)
    with refused(ErrorCode.SECOND_PERSON_NEEDED):
        confirm_second_look(look.pk, actor=senior)
    with refused(ErrorCode.SECOND_PERSON_NEEDED):
        decline_second_look(look.pk, actor=senior, answer="On second thoughts.")


def test_the_database_refuses_one_person_as_two(suspended: Business, senior: User) -> None:
    look = ask_to_lift(suspended.account, actor=senior)
    with pytest.raises(IntegrityError), transaction.atomic():
        SecondLook.objects.filter(pk=look.pk).update(decided_by=senior)


def test_a_member_of_the_account_confirms_nothing(
    suspended: Business, senior: User, colleague: User, refused: Callable
) -> None:
    look = ask_to_lift(suspended.account, actor=senior)
    Membership.objects.create(account=suspended.account, user=colleague, role="billing")
    with refused(ErrorCode.ROLE_NOT_ALLOWED):
        confirm_second_look(look.pk, actor=colleague)


@pytest.mark.parametrize("role", ["", "viewer", "reviewer", "operator", "auditor"])
def test_only_the_role_confirms(
    role: str, suspended: Business, senior: User, refused: Callable
) -> None:
    look = ask_to_lift(suspended.account, actor=senior)
    other = UserFactory.create(staff_role=role)
    with refused(ErrorCode.ROLE_NOT_ALLOWED):
        confirm_second_look(look.pk, actor=other)


def test_a_decided_request_is_decided_once(
    suspended: Business, senior: User, colleague: User, refused: Callable
) -> None:
    look = ask_to_lift(suspended.account, actor=senior)
    confirm_second_look(look.pk, actor=colleague)
    with refused(ErrorCode.STATE_FORBIDS) as error:
        confirm_second_look(look.pk, actor=colleague)
    assert "Cora Confirmer confirmed this on" in error.value.details["second_look"][0]
    with refused(ErrorCode.STATE_FORBIDS):
        decline_second_look(look.pk, actor=colleague, answer="Too late.")


def test_an_unknown_request_is_refused(colleague: User, refused: Callable) -> None:
    with refused(ErrorCode.ROUTE_NOT_FOUND):
        confirm_second_look(colleague.pk, actor=colleague)


def test_an_account_that_has_moved_on_leaves_the_request_as_it_was(
    applicant: Business, senior: User, colleague: User, refused: Callable
) -> None:
    look = ask_to_grant(applicant.account, actor=senior)
    Account.objects.filter(pk=applicant.account.pk).update(tier=Tier.FULL)
    with refused(ErrorCode.STATE_FORBIDS):
        confirm_second_look(look.pk, actor=colleague)
    assert SecondLook.objects.get().state == LookState.WAITING


@pytest.mark.parametrize("answer", ["", "   "])
def test_declining_says_why(
    answer: str, suspended: Business, senior: User, colleague: User, refused: Callable
) -> None:
    look = ask_to_lift(suspended.account, actor=senior)
    with refused(ErrorCode.FIELD_MISSING):
        decline_second_look(look.pk, actor=colleague, answer=answer)


# --- around it ------------------------------------------------------------------------------------


def test_one_person_does_not_lift_a_suspension(
    suspended: Business, senior: User, refused: Callable
) -> None:
    with refused(ErrorCode.SECOND_PERSON_NEEDED):
        lift_account(suspended.account.pk, actor=senior, note="I know them.")


def test_a_request_that_waits_is_no_leave(
    suspended: Business, applicant: Business, senior: User, refused: Callable
) -> None:
    to_lift = ask_to_lift(suspended.account, actor=senior)
    to_grant = ask_to_grant(applicant.account, actor=senior)
    with refused(ErrorCode.SECOND_PERSON_NEEDED):
        lift_suspension(to_lift)
    with refused(ErrorCode.SECOND_PERSON_NEEDED):
        grant_provisional(to_grant)


def test_a_look_that_only_says_it_is_confirmed_is_no_leave(
    suspended: Business, senior: User, colleague: User, refused: Callable
) -> None:
    forged = SecondLook(
        account=suspended.account,
        kind=LookKind.LIFT,
        state=LookState.CONFIRMED,
        asked_by=senior,
        decided_by=colleague,
        expires_at=timezone.now(),
    )
    with refused(ErrorCode.SECOND_PERSON_NEEDED):
        lift_suspension(forged)


def test_a_look_of_another_kind_is_no_leave(
    suspended: Business, senior: User, colleague: User, refused: Callable
) -> None:
    look = ask_second_look(
        suspended.account.pk, kind=LookKind.REVEAL_TAX_ID, facts={}, note="x", actor=senior
    )
    confirmed = confirm_second_look(look.pk, actor=colleague)
    with refused(ErrorCode.SECOND_PERSON_NEEDED):
        lift_suspension(confirmed)


def test_an_old_look_lifts_no_new_suspension(suspended: Business, refused: Callable) -> None:
    account = lift(suspended.account)
    used = SecondLook.objects.get()
    Account.objects.filter(pk=account.pk).update(standing="suspended")
    with refused(ErrorCode.SECOND_PERSON_NEEDED):
        lift_suspension(used)


def test_an_old_look_grants_no_second_time(
    applicant: Business, senior: User, colleague: User, refused: Callable
) -> None:
    look = confirm_second_look(ask_to_grant(applicant.account, actor=senior).pk, actor=colleague)
    ProvisionalGrant.objects.update(used=5)
    with refused(ErrorCode.SECOND_PERSON_NEEDED):
        grant_provisional(look)


# --- expiry ---------------------------------------------------------------------------------------


def let_time_pass() -> None:
    SecondLook.objects.update(expires_at=timezone.now() - timedelta(seconds=1))


def test_a_request_waits_as_long_as_the_settings_say(
    suspended: Business, senior: User, settings: Any
) -> None:
    settings.SECOND_LOOK_HOURS = 5
    look = ask_to_lift(suspended.account, actor=senior)
    assert timedelta(hours=4, minutes=59) < look.expires_at - timezone.now() <= timedelta(hours=5)


def test_what_nobody_confirms_expires_once(suspended: Business, senior: User) -> None:
    ask_to_lift(suspended.account, actor=senior)
    assert expire_second_looks() == 0
    let_time_pass()
    sweep()
    look = SecondLook.objects.get()
    assert (look.state, look.decided_by) == ("expired", None)
    event = AuditEvent.objects.get(verb="expire_second_look")
    assert (event.actor, event.to_state) == (None, "expired")
    assert expire_second_looks() == 0


def test_what_is_overdue_is_not_confirmed_though_the_sweep_has_not_come(
    suspended: Business, senior: User, colleague: User, refused: Callable
) -> None:
    look = ask_to_lift(suspended.account, actor=senior)
    let_time_pass()
    with refused(ErrorCode.STATE_FORBIDS) as error:
        confirm_second_look(look.pk, actor=colleague)
    assert "expired" in error.value.details["second_look"][0]


def test_what_is_overdue_bars_no_new_request(
    suspended: Business, senior: User, colleague: User
) -> None:
    old = ask_to_lift(suspended.account, actor=senior)
    let_time_pass()
    new = ask_to_lift(suspended.account, actor=colleague)
    assert SecondLook.objects.get(pk=old.pk).state == LookState.EXPIRED
    assert new.state == LookState.WAITING


def test_what_was_decided_does_not_expire(
    suspended: Business, senior: User, colleague: User
) -> None:
    confirm_second_look(ask_to_lift(suspended.account, actor=senior).pk, actor=colleague)
    let_time_pass()
    assert expire_second_looks() == 0
    assert SecondLook.objects.get().state == LookState.CONFIRMED
