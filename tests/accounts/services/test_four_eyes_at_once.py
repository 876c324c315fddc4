"""Two colleagues at the same moment: it happens once, and the other is told."""

from __future__ import annotations

import pytest

from accounts.models import Account, Appeal, AuditEvent, Notice, ProvisionalGrant, SecondLook
from accounts.models.account import Stage, Tier
from accounts.services.appeal_suspension import (
    appeal_suspension,
    deny_suspension_appeal,
    uphold_suspension_appeal,
)
from accounts.services.expire_second_looks import expire_second_looks
from accounts.services.second_look import confirm_second_look, decline_second_look
from config.errors import ErrorCode
from tests.at_once import race, split
from tests.factories import Business, make_business
from tests.four_eyes import ask_to_grant, ask_to_lift, make_senior

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = "Our recipients asked for every one of these messages."
ANSWER = "We looked at ten of the opt-ins you sent."


@pytest.mark.parametrize("_", range(3))
def test_two_who_confirm_at_once_lift_once(suspended: Business, _: int) -> None:
    look = ask_to_lift(suspended.account)
    people = [make_senior(f"Senior {name}") for name in "AB"]
    calls = [lambda actor=each: confirm_second_look(look.pk, actor=actor) for each in people]
    done, refusals = split(race(*calls))
    assert (len(done), [each.code for each in refusals]) == (1, [ErrorCode.STATE_FORBIDS])
    winner = SecondLook.objects.get().decided_by
    assert f"{winner} confirmed this on" in refusals[0].details["second_look"][0]
    assert AuditEvent.objects.filter(verb="lift").count() == 1
    assert Notice.objects.filter(kind="standing_lifted").count() == 1


def test_one_confirms_while_the_other_declines() -> None:
    account = make_business(stage=Stage.IN_REVIEW, tier=Tier.NONE).account
    look = ask_to_grant(account)
    one, other = make_senior("Senior A"), make_senior("Senior B")
    done, refusals = split(
        race(
            lambda: confirm_second_look(look.pk, actor=one),
            lambda: decline_second_look(look.pk, actor=other, answer="Too early."),
        )
    )
    assert (len(done), [each.code for each in refusals]) == (1, [ErrorCode.STATE_FORBIDS])
    granted = SecondLook.objects.get().state == "confirmed"
    assert ProvisionalGrant.objects.exists() is granted
    assert (Account.objects.get(pk=account.pk).tier == "provisional") is granted


def test_two_who_ask_at_once_leave_one_request(suspended: Business) -> None:
    people = [make_senior(f"Senior {name}") for name in "AB"]
    calls = [lambda actor=each: ask_to_lift(suspended.account, actor=actor) for each in people]
    done, refusals = split(race(*calls))
    assert (len(done), [each.code for each in refusals]) == (1, [ErrorCode.DUPLICATE])
    assert SecondLook.objects.count() == 1


def test_a_sweep_and_a_confirmation_do_not_wait_for_each_other(suspended: Business) -> None:
    look = ask_to_lift(suspended.account)
    SecondLook.objects.update(expires_at=look.created_at)
    done, refusals = split(
        race(
            expire_second_looks,
            lambda: confirm_second_look(look.pk, actor=make_senior("Senior A")),
            expire_second_looks,
        )
    )
    assert (len(done), [each.code for each in refusals]) == (2, [ErrorCode.STATE_FORBIDS])
    assert Account.objects.get(pk=suspended.account.pk).standing == "suspended"


def test_two_who_decide_an_appeal_at_once_decide_it_once(suspended: Business) -> None:
    appeal = appeal_suspension(suspended.account.pk, text=WORDS, actor=suspended.owner)
    one, other = make_senior("Senior A"), make_senior("Senior B")
    done, refusals = split(
        race(
            lambda: uphold_suspension_appeal(appeal.pk, actor=one, answer=ANSWER),
            lambda: deny_suspension_appeal(appeal.pk, actor=other, answer=ANSWER),
        )
    )
    assert (len(done), [each.code for each in refusals]) == (1, [ErrorCode.STATE_FORBIDS])
    upheld = Appeal.objects.get().state == "upheld"
    assert SecondLook.objects.exists() is upheld
    assert Notice.objects.filter(kind__in=["appeal_upheld", "appeal_denied"]).count() == 1


def test_an_appeal_sent_twice_is_taken_down_once(suspended: Business) -> None:
    call = lambda: appeal_suspension(  # noqa: E731
        suspended.account.pk, text=WORDS, actor=suspended.owner
    )
    done, refusals = split(race(call, call))
    assert (len(done), [each.code for each in refusals]) == (1, [ErrorCode.DUPLICATE])
    assert Notice.objects.filter(kind="appeal_received").count() == 1
