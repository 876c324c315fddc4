"""A whole tax id is seen by one person, once, for a reason that another person agreed to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import DatabaseError, transaction
from django.utils import timezone

from accounts.models import AuditEvent, Membership, SecondLook, User
from accounts.roles import StaffRole
from accounts.services.second_look import confirm_second_look, decline_second_look
from compliance.models import KycCase, TaxIdReveal
from compliance.services.request_changes import ChangeRequest, request_changes
from compliance.services.reveal_tax_id import ask_for_tax_id, find_open_reveal, reveal_tax_id
from compliance.services.save_draft import save_draft
from compliance.services.submit_case import submit_case
from config.errors import ErrorCode
from tests.at_once import race, split
from tests.compliance.factories import (
    TAX_ID,
    claimed_case,
    draft_case,
    get_customer,
    make_reviewer,
    make_senior,
    submitted_case,
    under_review,
)

pytestmark = pytest.mark.django_db

Refused = Callable[[ErrorCode], Any]
WHY = "The tax office asks us about this business."


@pytest.fixture
def senior(db: None) -> User:
    return make_senior(full_name="Ana Asker")


@pytest.fixture
def colleague(db: None) -> User:
    return make_senior(full_name="Cora Confirmer")


@pytest.fixture
def case(db: None) -> KycCase:
    return submitted_case()


def ask(case: KycCase, *, actor: User) -> SecondLook:
    return ask_for_tax_id(case.pk, actor=actor, note=WHY)


def agree(case: KycCase, *, asker: User, colleague: User) -> SecondLook:
    return confirm_second_look(ask(case, actor=asker).pk, actor=colleague)


def test_who_asked_sees_it_once_a_colleague_agreed(
    case: KycCase, senior: User, colleague: User
) -> None:
    look = ask(case, actor=senior)
    assert look.facts == {"submission": str(under_review(case).pk), "version": 1}
    confirm_second_look(look.pk, actor=colleague)
    assert reveal_tax_id(case.pk, actor=senior) == TAX_ID
    seen = TaxIdReveal.objects.get()
    assert (seen.seen_by, seen.second_look, seen.submission) == (senior, look, under_review(case))
    event = AuditEvent.objects.get(verb="reveal_tax_id")
    assert (event.actor, event.subject) == (senior, "kyc case")
    assert event.facts == {"version": 1, "agreed": "Cora Confirmer", "reason": WHY}
    written = [*AuditEvent.objects.values_list("facts"), *SecondLook.objects.values_list("facts")]
    assert TAX_ID not in f"{written} {seen}"


def test_it_is_seen_only_once(
    case: KycCase, senior: User, colleague: User, refused: Refused
) -> None:
    agree(case, asker=senior, colleague=colleague)
    reveal_tax_id(case.pk, actor=senior)
    with refused(ErrorCode.SECOND_PERSON_NEEDED):
        reveal_tax_id(case.pk, actor=senior)
    assert TaxIdReveal.objects.count() == 1


def test_nobody_sees_it_before_a_colleague_has_agreed(
    case: KycCase, senior: User, refused: Refused
) -> None:
    with refused(ErrorCode.SECOND_PERSON_NEEDED):
        reveal_tax_id(case.pk, actor=senior)
    ask(case, actor=senior)
    with refused(ErrorCode.SECOND_PERSON_NEEDED):
        reveal_tax_id(case.pk, actor=senior)
    assert not TaxIdReveal.objects.exists()


def test_nobody_agrees_with_themselves(case: KycCase, senior: User, refused: Refused) -> None:
    look = ask(case, actor=senior)
    with refused(ErrorCode.SECOND_PERSON_NEEDED):
        confirm_second_look(look.pk, actor=senior)
    with refused(ErrorCode.SECOND_PERSON_NEEDED):
        reveal_tax_id(case.pk, actor=senior)


def test_what_a_colleague_declined_stays_hidden(
    case: KycCase, senior: User, colleague: User, refused: Refused
) -> None:
    decline_second_look(ask(case, actor=senior).pk, actor=colleague, answer="The last four do.")
    with refused(ErrorCode.SECOND_PERSON_NEEDED):
        reveal_tax_id(case.pk, actor=senior)


def test_an_agreement_holds_for_a_quarter_of_an_hour(
    case: KycCase, senior: User, colleague: User, refused: Refused
) -> None:
    agree(case, asker=senior, colleague=colleague)
    with time_machine.travel(timezone.now() + timedelta(minutes=15), tick=False):
        version = under_review(case)
        assert not find_open_reveal(version, account_id=case.account_id, actor=senior)
        with refused(ErrorCode.SECOND_PERSON_NEEDED) as error:
            reveal_tax_id(case.pk, actor=senior)
    assert "ask again" in error.value.details["reason"][0]
    with time_machine.travel(timezone.now() + timedelta(minutes=14), tick=False):
        assert reveal_tax_id(case.pk, actor=senior) == TAX_ID


def test_another_persons_agreement_shows_nothing(
    case: KycCase, senior: User, colleague: User, refused: Refused
) -> None:
    agree(case, asker=senior, colleague=colleague)
    for other in (colleague, make_senior()):
        with refused(ErrorCode.SECOND_PERSON_NEEDED):
            reveal_tax_id(case.pk, actor=other)


def test_an_agreement_is_about_one_version_of_one_business(
    reviewer: User, senior: User, colleague: User, refused: Refused
) -> None:
    case, version = claimed_case(reviewer)
    agree(case, asker=senior, colleague=colleague)
    other = submitted_case()
    with refused(ErrorCode.SECOND_PERSON_NEEDED):
        reveal_tax_id(other.pk, actor=senior)
    asked = [ChangeRequest("use_case", "vague_use_case")]
    request_changes(case.pk, submission_id=version.pk, actor=reviewer, requests=asked)
    owner = get_customer(case)
    better = "Order confirmations to customers after they bought; one message an order."
    save_draft(case.account_id, values={"use_case": better}, actor=owner)
    submit_case(case.account_id, actor=owner)
    with refused(ErrorCode.SECOND_PERSON_NEEDED):
        reveal_tax_id(case.pk, actor=senior)


@pytest.mark.parametrize("role", sorted(set(StaffRole) - {StaffRole.SENIOR}))
def test_only_seniors_ask_and_see(
    role: str, case: KycCase, senior: User, colleague: User, refused: Refused
) -> None:
    with refused(ErrorCode.ROLE_NOT_ALLOWED):
        ask(case, actor=make_reviewer(staff_role=role))
    agree(case, asker=senior, colleague=colleague)
    User.objects.filter(pk=senior.pk).update(staff_role=role)
    with refused(ErrorCode.ROLE_NOT_ALLOWED):
        reveal_tax_id(case.pk, actor=User.objects.get(pk=senior.pk))
    assert not TaxIdReveal.objects.exists()


def test_nobody_sees_their_own_companys(
    case: KycCase, senior: User, colleague: User, refused: Refused
) -> None:
    agree(case, asker=senior, colleague=colleague)
    Membership.objects.create(account_id=case.account_id, user=senior, role="developer")
    with refused(ErrorCode.ROLE_NOT_ALLOWED):
        reveal_tax_id(case.pk, actor=senior)
    with refused(ErrorCode.ROLE_NOT_ALLOWED):
        ask(case, actor=senior)


def test_a_request_needs_a_reason_without_the_id_in_it(
    case: KycCase, senior: User, refused: Refused
) -> None:
    for note, code in (
        ("  ", ErrorCode.FIELD_MISSING),
        ("Is it 19558 39661?", ErrorCode.REQUEST_INVALID),
        ("nul\0", ErrorCode.REQUEST_INVALID),
    ):
        with refused(code):
            ask_for_tax_id(case.pk, actor=senior, note=note)
    assert not SecondLook.objects.exists()


def test_two_requests_do_not_wait_at_once(case: KycCase, senior: User, refused: Refused) -> None:
    ask(case, actor=senior)
    with refused(ErrorCode.DUPLICATE):
        ask(case, actor=make_senior())


def test_before_anything_was_submitted_there_is_nothing_to_ask_for(
    senior: User, refused: Refused
) -> None:
    case = draft_case()
    with refused(ErrorCode.STATE_FORBIDS):
        ask(case, actor=senior)


@pytest.mark.parametrize(
    "tamper",
    [lambda: TaxIdReveal.objects.update(seen_by=make_senior()), TaxIdReveal.objects.all().delete],
)
def test_the_ledger_takes_no_change(
    tamper: Callable[[], object], case: KycCase, senior: User, colleague: User
) -> None:
    agree(case, asker=senior, colleague=colleague)
    reveal_tax_id(case.pk, actor=senior)
    with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
        tamper()
    assert TaxIdReveal.objects.get().seen_by == senior


@pytest.mark.django_db(transaction=True)
def test_two_windows_at_once_show_it_in_one() -> None:
    case, senior, colleague = submitted_case(), make_senior(), make_senior()
    agree(case, asker=senior, colleague=colleague)
    done, refusals = split(race(*[lambda: reveal_tax_id(case.pk, actor=senior)] * 3))
    assert done == [TAX_ID]
    assert [each.code for each in refusals] == [ErrorCode.SECOND_PERSON_NEEDED] * 2
    assert TaxIdReveal.objects.count() == 1
