"""A customer takes up again what had lapsed, at any time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts.models import Account, AuditEvent, User
from accounts.models.account import Stage
from compliance.models import KycCase
from compliance.models.kyc_case import CaseState
from compliance.selectors import list_editable_fields
from compliance.services.reminders import remind_customers
from compliance.services.resume_case import resume_case
from compliance.services.save_draft import save_draft
from compliance.services.submit_case import submit_case
from config.errors import ErrorCode
from tests.compliance.factories import get_customer, make_customer, returned_case, submitted_case

pytestmark = pytest.mark.django_db
Refused = Callable[..., object]


def lapsed_case(reviewer: User) -> KycCase:
    with time_machine.travel(timezone.now() - timedelta(days=90), tick=False) as clock:
        case = returned_case(reviewer)
        clock.shift(timedelta(days=14))
        remind_customers()
    case.refresh_from_db()
    assert case.state == CaseState.LAPSED
    return case


def test_it_opens_the_asked_fields_again_with_a_new_deadline(reviewer: User) -> None:
    case = lapsed_case(reviewer)
    owner = get_customer(case)
    with time_machine.travel(timezone.now(), tick=False):
        case = resume_case(case.account_id, actor=owner)
        assert case.lapses_at == timezone.now() + timedelta(days=14)
    assert (case.state, case.reminders) == (CaseState.ACTION_REQUIRED, 0)
    assert "use_case" in list_editable_fields(case)
    assert AuditEvent.objects.get(verb="resume").actor == owner
    assert Account.objects.get(pk=case.account_id).stage == Stage.ACTION_REQUIRED


def test_after_that_it_can_be_changed_and_submitted(reviewer: User) -> None:
    case = lapsed_case(reviewer)
    owner = get_customer(case)
    resume_case(case.account_id, actor=owner)
    words = "Order confirmations to customers who bought in our shop, two or three an order."
    save_draft(case.account_id, values={"use_case": words}, actor=owner)
    assert submit_case(case.account_id, actor=owner).state == CaseState.SUBMITTED


def test_reminders_begin_anew(reviewer: User) -> None:
    case = lapsed_case(reviewer)
    resume_case(case.account_id, actor=get_customer(case))
    assert remind_customers() == 0
    with time_machine.travel(timezone.now() + timedelta(days=3, hours=1)):
        assert remind_customers() == 1


def test_what_has_not_lapsed_is_not_resumed(reviewer: User, refused: Refused) -> None:
    for case in (submitted_case(), returned_case(reviewer)):
        with refused(ErrorCode.STATE_FORBIDS):
            resume_case(case.account_id, actor=get_customer(case))


def test_without_a_case_there_is_nothing_to_resume(refused: Refused) -> None:
    account, owner = make_customer()
    with refused(ErrorCode.STATE_FORBIDS):
        resume_case(account.pk, actor=owner)


def test_resuming_twice_is_refused_the_second_time(reviewer: User, refused: Refused) -> None:
    case = lapsed_case(reviewer)
    resume_case(case.account_id, actor=get_customer(case))
    with refused(ErrorCode.STATE_FORBIDS):
        resume_case(case.account_id, actor=get_customer(case))
