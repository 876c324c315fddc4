"""What we keep waiting too long goes to our seniors, and the customer is told once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib import import_module

import pytest
import time_machine
from django.apps import apps
from django.conf import settings
from django.utils import timezone

from accounts.models import AuditEvent, Notice, User
from compliance.models import KycCase
from compliance.services.claim_case import claim_case
from compliance.services.overdue import escalate_overdue
from compliance.services.reject_case import reject_case
from compliance.services.request_changes import ChangeRequest, request_changes
from compliance.services.save_draft import save_draft
from compliance.services.submit_case import submit_case
from tests.at_once import race
from tests.compliance.conftest import take_picture
from tests.compliance.factories import (
    claimed_case,
    get_customer,
    make_reviewer,
    submitted_case,
    under_review,
)
from tests.compliance.history import make_history

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)
DUE = datetime(2026, 3, 9, 10, tzinfo=UTC)  # five business days later
Clock = time_machine.Traveller


@pytest.fixture
def clock() -> Iterator[Clock]:
    with time_machine.travel(MONDAY, tick=False) as traveller:
        yield traveller


def list_mails() -> list[Notice]:
    return list(Notice.objects.filter(kind="review_overdue"))


def test_an_overdue_case_is_escalated_and_its_customer_told(clock: Clock) -> None:
    case = submitted_case()
    assert case.due_at == DUE
    clock.move_to(DUE)
    assert escalate_overdue() == 1
    case.refresh_from_db()
    assert case.escalated_at == case.told_at == DUE
    event = AuditEvent.objects.get(verb="escalate")
    assert (event.actor, event.subject, event.facts["state"]) == (None, "kyc case", "submitted")
    (mail,) = list_mails()
    assert "We are sorry" in mail.body
    assert "5 business days" in mail.body
    assert settings.SUPPORT_EMAIL in mail.body


def test_before_it_is_due_nobody_is_told(clock: Clock) -> None:
    submitted_case()
    clock.move_to(DUE - timedelta(minutes=1))
    before = take_picture()
    assert escalate_overdue() == 0
    assert take_picture() == before


def test_sweeping_again_tells_nobody_twice(clock: Clock) -> None:
    submitted_case()
    clock.move_to(DUE)
    escalate_overdue()
    before = take_picture()
    clock.move_to(DUE + timedelta(days=30))
    assert escalate_overdue() == 0
    assert take_picture() == before


@pytest.mark.parametrize(
    ("handed_in", "due"),
    [
        ("2026-03-06 17:59", "2026-03-13 17:00"),  # on a Friday after closing
        ("2026-03-06 16:59", "2026-03-13 17:00"),  # a minute before; deadlines are full hours
        ("2026-03-07 12:00", "2026-03-13 17:00"),  # on a Saturday
        ("2026-11-25 10:00", "2026-12-03 10:00"),  # the day before Thanksgiving
    ],
)
def test_the_deadline_leaves_out_nights_weekends_and_holidays(handed_in: str, due: str) -> None:
    with time_machine.travel(datetime.fromisoformat(handed_in + "+00:00"), tick=False):
        assert submitted_case().due_at == datetime.fromisoformat(due + "+00:00")


def test_the_deadline_holds_when_the_clocks_change(settings: object) -> None:
    settings.BUSINESS_TIME_ZONE = "Europe/London"  # type: ignore[attr-defined]
    friday = datetime(2026, 10, 23, 16, 59, tzinfo=UTC)  # 17:59 on the wall, until Sunday
    with time_machine.travel(friday, tick=False):
        assert submitted_case().due_at == datetime(2026, 10, 30, 17, tzinfo=UTC)


def test_a_case_that_somebody_reads_or_a_second_one_checks_can_be_late_as_well(
    clock: Clock, reviewer: User
) -> None:
    claimed_case(reviewer)
    case, version = claimed_case(reviewer)
    facts = {"submission_id": version.pk, "actor": reviewer}
    reject_case(case.pk, reason_codes=["prohibited_industry"], **facts)
    clock.move_to(DUE)
    assert escalate_overdue() == 2


def test_while_the_customer_must_act_we_are_not_late(clock: Clock, reviewer: User) -> None:
    case, version = claimed_case(reviewer)
    asked = [ChangeRequest("use_case", "vague_use_case")]
    request_changes(case.pk, submission_id=version.pk, actor=reviewer, requests=asked)
    clock.move_to(DUE + timedelta(days=30))
    assert escalate_overdue() == 0
    assert not list_mails()


def test_our_clock_goes_on_where_it_stopped_and_a_second_lateness_is_told_too(
    clock: Clock,
) -> None:
    """Four days of ours, a week of the customer's: due one business day after the answer."""
    case = submitted_case()
    clock.move_to(MONDAY + timedelta(days=4))
    _ask(case)
    clock.move_to(MONDAY + timedelta(days=14))
    _answer(case)
    case.refresh_from_db()
    assert case.due_at == datetime(2026, 3, 17, 10, tzinfo=UTC)
    clock.move_to(case.due_at)
    assert escalate_overdue() == 1
    _ask(case)
    case.refresh_from_db()
    assert case.escalated_at is None
    clock.move_to(case.state_since + timedelta(days=1))
    _answer(case)
    clock.move_to(case.state_since + timedelta(days=2))
    assert escalate_overdue() == 1
    assert len(list_mails()) == 2


def test_the_mail_says_what_to_expect_from_reviews_that_took_as_long(clock: Clock) -> None:
    submitted_case()
    clock.move_to(DUE)
    make_history([1] * 300 + [44] * 20, ago=timedelta(days=1))
    escalate_overdue()
    (mail,) = list_mails()
    assert "half are decided by 9 March 2026" in mail.body


def test_without_history_the_mail_names_our_aim(clock: Clock) -> None:
    submitted_case()
    clock.move_to(DUE)
    escalate_overdue()
    (mail,) = list_mails()
    assert "1-3 business days from today" in mail.body
    assert "between 10 March 2026 and 12 March 2026" in mail.body


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_tell_the_customer_once() -> None:
    import_module("compliance.migrations.0002_seed_reasons").seed(apps, None)
    case = submitted_case()
    KycCase.objects.filter(pk=case.pk).update(due_at=timezone.now() - timedelta(hours=1))
    assert sorted(race(escalate_overdue, escalate_overdue)) == [0, 1]
    assert len(list_mails()) == 1
    assert AuditEvent.objects.filter(verb="escalate").count() == 1


def _ask(case: KycCase) -> None:
    reviewer = make_reviewer()
    claim_case(case.pk, actor=reviewer)
    asked = [ChangeRequest("use_case", "vague_use_case")]
    version = under_review(case)
    request_changes(case.pk, submission_id=version.pk, actor=reviewer, requests=asked)


def _answer(case: KycCase) -> None:
    number = under_review(case).version
    words = "Order confirmations sent to customers after a purchase in our online shop; "
    owner = get_customer(case)
    save_draft(case.account_id, values={"use_case": f"{words}{number} an order."}, actor=owner)
    submit_case(case.account_id, actor=owner)
