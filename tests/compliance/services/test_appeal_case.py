"""A customer appeals against a rejection; somebody who did not judge that version decides."""

from __future__ import annotations

import pytest

from accounts.models import Account, Appeal, AuditEvent, Membership, Notice, User
from compliance.models import Decision, KycCase
from compliance.models.decision import DecisionKind
from compliance.services.appeal_case import (
    appeal_rejection,
    deny_rejection_appeal,
    list_barred_from_rejection,
    uphold_rejection_appeal,
)
from compliance.services.approve_case import approve_case
from compliance.services.reject_case import reject_case
from config.errors import ErrorCode
from tests.compliance.factories import (
    TAX_ID,
    claimed_case,
    confirmed,
    get_customer,
    make_reviewer,
    make_senior,
    rejected_case,
    submitted_case,
    under_review,
)

pytestmark = pytest.mark.django_db
WORDS = "We sell books. The shop that you looked at is our neighbor's."
ANSWER = "We looked at the right shop this time, and you are right about it."


@pytest.fixture
def case(reviewer: User) -> KycCase:
    return rejected_case(reviewer, note="The site sells fireworks.")


@pytest.fixture
def appeal(case: KycCase) -> Appeal:
    return appeal_rejection(case.account_id, text=WORDS, actor=get_customer(case))


@pytest.fixture
def judge(db: None) -> User:
    return make_senior(full_name="Jo Judge")


def reload(case: KycCase) -> tuple[KycCase, Account]:
    fresh = KycCase.objects.select_related("account").get(pk=case.pk)
    return fresh, fresh.account


def test_an_appeal_puts_the_case_before_us_again(case: KycCase, appeal: Appeal) -> None:
    fresh, account = reload(case)
    assert (fresh.state, fresh.turn, account.stage) == ("appealed", "us", "in_review")
    assert (appeal.kind, appeal.text, appeal.state) == ("rejection", WORDS, "open")
    assert appeal.against == Decision.objects.get(kind=DecisionKind.REJECT).pk
    assert "against the rejection" in Notice.objects.get(kind="appeal_received").body


def test_an_upheld_appeal_is_judged_anew_by_whoever_upheld_it(
    case: KycCase, appeal: Appeal, judge: User
) -> None:
    uphold_rejection_appeal(appeal.pk, actor=judge, answer=ANSWER)
    fresh, account = reload(case)
    assert (fresh.state, fresh.claimed_by, account.stage) == ("in_review", judge, "in_review")
    decision = Decision.objects.get(kind=DecisionKind.UPHOLD_APPEAL)
    assert (decision.decided_by, decision.note) == (judge, ANSWER)
    assert ANSWER in Notice.objects.get(kind="appeal_upheld").body
    approve_case(case.pk, submission_id=under_review(case).pk, actor=judge)
    assert reload(case)[0].state == "approved"


def test_a_denied_appeal_is_a_rejection_for_good(
    case: KycCase, appeal: Appeal, judge: User
) -> None:
    Account.objects.filter(pk=case.account_id).update(tier="provisional")
    deny_rejection_appeal(appeal.pk, actor=judge, answer=ANSWER)
    fresh, account = reload(case)
    assert (fresh.state, account.stage, account.tier) == ("rejected", "rejected", "none")
    assert Decision.objects.get(kind=DecisionKind.DENY_APPEAL).decided_by == judge
    assert ANSWER in Notice.objects.get(kind="appeal_denied").body
    denied = AuditEvent.objects.filter(verb="deny_appeal").order_by("sequence")
    assert [each.subject for each in denied] == ["appeal", "kyc case"]


def test_a_rejection_after_an_upheld_appeal_takes_an_appeal_of_its_own(
    case: KycCase, appeal: Appeal, judge: User
) -> None:
    uphold_rejection_appeal(appeal.pk, actor=judge, answer=ANSWER)
    version = under_review(case)
    reject_case(case.pk, submission_id=version.pk, actor=judge, reason_codes=["name_mismatch"])
    confirmed(reload(case)[0], actor=make_senior(full_name="Kim Third"))
    second = appeal_rejection(case.account_id, text=WORDS, actor=get_customer(case))
    assert second.against != appeal.against
    people = {each.person.full_name for each in list_barred_from_rejection(second)}
    assert people == {"Rae Reviewer", "Sina Senior", "Jo Judge", "Kim Third"}


# --- who appeals, and when ------------------------------------------------------------------------


def test_only_a_rejection_is_appealed_against(reviewer: User, refused) -> None:
    case = submitted_case()
    with refused(ErrorCode.STATE_FORBIDS):
        appeal_rejection(case.account_id, text=WORDS, actor=get_customer(case))


def test_a_proposed_rejection_is_not_appealed_against(reviewer: User, refused) -> None:
    case, version = claimed_case(reviewer)
    reject_case(case.pk, submission_id=version.pk, actor=reviewer, reason_codes=["name_mismatch"])
    with refused(ErrorCode.STATE_FORBIDS):
        appeal_rejection(case.account_id, text=WORDS, actor=get_customer(case))


def test_an_account_without_a_case_has_nothing_to_appeal_against(business, refused) -> None:
    with refused(ErrorCode.STATE_FORBIDS):
        appeal_rejection(business.account.pk, text=WORDS, actor=business.owner)


def test_each_rejection_takes_one_appeal(
    case: KycCase, appeal: Appeal, judge: User, refused
) -> None:
    with refused(ErrorCode.STATE_FORBIDS):
        appeal_rejection(case.account_id, text=WORDS, actor=get_customer(case))
    deny_rejection_appeal(appeal.pk, actor=judge, answer=ANSWER)
    with refused(ErrorCode.DUPLICATE):
        appeal_rejection(case.account_id, text=WORDS, actor=get_customer(case))


def test_only_owners_and_admins_appeal(case: KycCase, business, refused) -> None:
    Membership.objects.create(account=case.account, user=business.owner, role="developer")
    for actor in (business.owner, make_reviewer()):
        with refused(ErrorCode.ROLE_NOT_ALLOWED):
            appeal_rejection(case.account_id, text=WORDS, actor=actor)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Too short.", ErrorCode.VALUE_OUT_OF_RANGE),
        ("", ErrorCode.FIELD_MISSING),
        (f"{WORDS}\x00", ErrorCode.REQUEST_INVALID),
        (f"{WORDS} Our tax id is {TAX_ID[:5]} {TAX_ID[5:]}.", ErrorCode.REQUEST_INVALID),
    ],
)
def test_words_that_cannot_be_taken_are_refused(text: str, code, case: KycCase, refused) -> None:
    with refused(code):
        appeal_rejection(case.account_id, text=text, actor=get_customer(case))


# --- who decides ----------------------------------------------------------------------------------


def test_neither_the_first_nor_the_second_reviewer_decides(
    appeal: Appeal, reviewer: User, refused
) -> None:
    promoted = reviewer
    User.objects.filter(pk=promoted.pk).update(staff_role="senior")
    confirmer = Decision.objects.get(kind=DecisionKind.REJECT).decided_by
    said = {
        User.objects.get(pk=promoted.pk): "proposed the rejection",
        confirmer: "confirmed the rejection",
    }
    for person, words in said.items():
        for decide in (uphold_rejection_appeal, deny_rejection_appeal):
            with refused(ErrorCode.SECOND_PERSON_NEEDED) as error:
                decide(appeal.pk, actor=person, answer=ANSWER)
            assert words in error.value.details["reason"][0]


def test_a_member_of_the_account_does_not_decide(
    case: KycCase, appeal: Appeal, judge: User, refused
) -> None:
    Membership.objects.create(account=case.account, user=judge, role="developer")
    with refused(ErrorCode.ROLE_NOT_ALLOWED):
        uphold_rejection_appeal(appeal.pk, actor=judge, answer=ANSWER)


def test_a_reviewer_does_not_decide(appeal: Appeal, refused) -> None:
    with refused(ErrorCode.ROLE_NOT_ALLOWED):
        deny_rejection_appeal(appeal.pk, actor=make_reviewer(full_name="Uma"), answer=ANSWER)


def test_an_appeal_is_decided_once(appeal: Appeal, judge: User, refused) -> None:
    deny_rejection_appeal(appeal.pk, actor=judge, answer=ANSWER)
    other = make_senior(full_name="Other Senior")
    with refused(ErrorCode.STATE_FORBIDS) as error:
        uphold_rejection_appeal(appeal.pk, actor=other, answer=ANSWER)
    assert "Jo Judge denied it on" in error.value.details["appeal"][0]


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ("", ErrorCode.FIELD_MISSING),
        ("No, sorry.", ErrorCode.VALUE_OUT_OF_RANGE),
        (f"The registry does not know {TAX_ID}, so we cannot.", ErrorCode.REQUEST_INVALID),
    ],
)
def test_an_answer_gives_reasons_without_the_tax_id(
    answer: str, code, appeal: Appeal, judge: User, refused
) -> None:
    with refused(code):
        deny_rejection_appeal(appeal.pk, actor=judge, answer=answer)


def test_an_appeal_against_a_suspension_is_not_decided_here(
    appeal: Appeal, judge: User, refused
) -> None:
    Appeal.objects.update(kind="suspension")
    with refused(ErrorCode.ROUTE_NOT_FOUND):
        uphold_rejection_appeal(appeal.pk, actor=judge, answer=ANSWER)
