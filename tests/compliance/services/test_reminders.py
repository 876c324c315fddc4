"""A silent customer is reminded three times, then the request lapses; nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib import import_module

import pytest
import time_machine
from django.apps import apps
from django.utils import timezone

from accounts.models import Account, AuditEvent, Notice, User
from accounts.models.account import Stage
from compliance.models import KycCase
from compliance.models.kyc_case import CaseState, Turn
from compliance.services.reminders import remind_customers
from compliance.services.save_draft import save_draft
from compliance.services.submit_case import submit_case
from tests.at_once import race
from tests.compliance.conftest import take_picture
from tests.compliance.factories import get_customer, make_reviewer, returned_case

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)
Clock = time_machine.Traveller


@pytest.fixture
def clock() -> Iterator[Clock]:
    with time_machine.travel(MONDAY, tick=False) as traveller:
        yield traveller


def list_mails() -> list[Notice]:
    kinds = ("change_reminder", "review_lapsed")
    return list(Notice.objects.filter(kind__in=kinds).order_by("created_at"))


def test_a_reminder_goes_out_after_three_days(clock: Clock, reviewer: User) -> None:
    case = returned_case(reviewer)
    clock.move_to(MONDAY + timedelta(days=3))
    assert remind_customers() == 1
    (mail,) = list_mails()
    assert mail.kind == "change_reminder"
    assert "What you will send" in mail.body
    assert "What about orders?" in mail.body
    assert "16 March 2026" in mail.body
    case.refresh_from_db()
    assert (case.reminders, case.told_at, case.state) == (1, timezone.now(), "action_required")
    event = AuditEvent.objects.get(verb="remind")
    assert event.facts == {"reminder": 1, "fields": ["use_case"]}


def test_before_three_days_have_passed_nobody_is_written_to(clock: Clock, reviewer: User) -> None:
    returned_case(reviewer)
    clock.move_to(MONDAY + timedelta(days=3, seconds=-1))
    before = take_picture()
    assert remind_customers() == 0
    assert take_picture() == before


def test_three_reminders_and_then_it_lapses(clock: Clock, reviewer: User) -> None:
    returned_case(reviewer)
    written = []
    for hour in range(24 * 20):
        clock.move_to(MONDAY + timedelta(hours=hour))
        if remind_customers():
            written.append(hour / 24)
    assert written == [3, 7, 12, 14]
    kinds = [mail.kind for mail in list_mails()]
    assert kinds == ["change_reminder"] * 3 + ["review_lapsed"]


@pytest.mark.parametrize(("days", "number"), [(8, 2), (13, 3)])
def test_a_sweeper_that_was_away_sends_only_the_newest_reminder(
    clock: Clock, reviewer: User, days: int, number: int
) -> None:
    case = returned_case(reviewer)
    clock.move_to(MONDAY + timedelta(days=days))
    assert (remind_customers(), remind_customers()) == (1, 0)
    case.refresh_from_db()
    assert case.reminders == number
    assert len(list_mails()) == 1


def test_a_sweeper_that_was_away_for_long_lets_it_lapse_without_a_reminder(
    clock: Clock, reviewer: User
) -> None:
    returned_case(reviewer)
    clock.move_to(MONDAY + timedelta(days=40))
    assert (remind_customers(), remind_customers()) == (1, 0)
    assert [mail.kind for mail in list_mails()] == ["review_lapsed"]


def test_a_lapsed_case_sleeps_with_everything_kept(clock: Clock, reviewer: User) -> None:
    case = returned_case(reviewer)
    values = {"use_case": "Not finished yet"}
    save_draft(case.account_id, values=values, actor=get_customer(case))
    clock.move_to(MONDAY + timedelta(days=14))
    remind_customers()
    case.refresh_from_db()
    assert (case.state, case.turn, case.lapses_at) == (CaseState.LAPSED, Turn.CUSTOMER, None)
    assert Account.objects.get(pk=case.account_id).stage == Stage.ACTION_REQUIRED
    event = AuditEvent.objects.get(verb="lapse")
    assert (event.from_state, event.to_state, event.actor) == ("action_required", "lapsed", None)
    assert case.submissions.get(frozen_at=None).use_case == "Not finished yet"
    (mail,) = list_mails()
    assert "14 days have passed without a new version" in mail.body
    assert "press Continue" in mail.body


def test_a_customer_who_answered_is_left_alone(clock: Clock, reviewer: User) -> None:
    case = returned_case(reviewer)
    owner = get_customer(case)
    words = "Order confirmations to customers who bought in our shop, two or three an order."
    save_draft(case.account_id, values={"use_case": words}, actor=owner)
    submit_case(case.account_id, actor=owner)
    clock.move_to(MONDAY + timedelta(days=40))
    assert remind_customers() == 0
    assert not list_mails()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("days", "kind"), [(3, "change_reminder"), (14, "review_lapsed")])
def test_two_workers_at_once_write_once(days: int, kind: str) -> None:
    import_module("compliance.migrations.0002_seed_reasons").seed(apps, None)
    case = returned_case(make_reviewer())
    asked_at = timezone.now() - timedelta(days=days)
    lapses_at = asked_at + timedelta(days=14)
    KycCase.objects.filter(pk=case.pk).update(state_since=asked_at, lapses_at=lapses_at)
    assert sorted(race(remind_customers, remind_customers)) == [0, 1]
    assert [mail.kind for mail in list_mails()] == [kind]
