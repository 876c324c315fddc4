"""While anything waits, its customer reads something true at least every business day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib import import_module

import pytest
import time_machine
from django.apps import apps
from django.utils import timezone

from accounts.models import Account, AuditEvent, User
from compliance.models import Evidence, KycCase
from compliance.services.approve_case import approve_case
from compliance.services.claim_case import claim_case, release_expired_claims
from compliance.services.heartbeat import write_heartbeats
from compliance.services.overdue import escalate_overdue
from compliance.services.reject_case import reject_case
from compliance.services.reminders import remind_customers
from compliance.services.request_changes import ChangeRequest, request_changes
from compliance.services.save_draft import save_draft
from compliance.services.write_note import write_shared_note
from compliance.timeline import list_lines
from tests.at_once import race
from tests.compliance.conftest import take_picture
from tests.compliance.factories import (
    claimed_case,
    draft_case,
    get_customer,
    make_reviewer,
    rejected_case,
    returned_case,
    submitted_case,
    under_review,
)
from tests.compliance.history import make_history

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)
DUE = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)  # seven and a half working hours later
Clock = time_machine.Traveller


@pytest.fixture
def clock() -> Iterator[Clock]:
    with time_machine.travel(MONDAY, tick=False) as traveller:
        yield traveller


def last_line(case: KycCase) -> str:
    return list_lines(Account(pk=case.account_id), most=1)[0].text


def ask_for_changes(case: KycCase, reviewer: User) -> None:
    claim_case(case.pk, actor=reviewer)
    asked = [ChangeRequest("use_case", "vague_use_case")]
    version = under_review(case)
    request_changes(case.pk, submission_id=version.pk, actor=reviewer, requests=asked)


def test_a_line_is_written_when_almost_a_business_day_has_passed(clock: Clock) -> None:
    case = submitted_case()
    clock.move_to(DUE)
    assert write_heartbeats() == 1
    event = AuditEvent.objects.get(verb="heartbeat")
    assert (event.actor, event.subject) == (None, "kyc case")
    assert last_line(case) == (
        "Nobody has opened it since 2 March, 10:00 UTC: fewer than 5 cases are ahead of yours. "
        "Our reviewers decided no case in that time; yours has not come up yet. "
        "Reviews typically take 1–3 business days."
    )
    case.refresh_from_db()
    assert case.told_at == DUE


def test_before_that_nothing_is_written(clock: Clock) -> None:
    submitted_case()
    clock.move_to(DUE - timedelta(minutes=1))
    before = take_picture()
    assert write_heartbeats() == 0
    assert take_picture() == before


def test_nights_and_weekends_need_no_line(clock: Clock) -> None:
    clock.move_to(datetime(2026, 3, 6, 16, tzinfo=UTC))  # a Friday
    submitted_case()
    clock.move_to(datetime(2026, 3, 9, 9, tzinfo=UTC))
    assert write_heartbeats() == 0
    clock.move_to(datetime(2026, 3, 9, 15, 30, tzinfo=UTC))
    assert write_heartbeats() == 1


def test_sweeping_again_writes_nothing(clock: Clock) -> None:
    submitted_case()
    clock.move_to(DUE)
    write_heartbeats()
    before = take_picture()
    assert write_heartbeats() == 0
    assert take_picture() == before


def test_anything_else_that_the_customer_reads_counts_as_a_line(
    clock: Clock, reviewer: User
) -> None:
    noted, reminded = submitted_case(), returned_case(reviewer)
    clock.move_to(MONDAY + timedelta(days=3))
    write_shared_note(noted.pk, actor=reviewer, text="We have a question for our lawyers.")
    remind_customers()
    assert write_heartbeats() == 0
    assert last_line(noted) == "Our reviewer wrote you a note"
    assert last_line(reminded) == "We reminded you of the changes we asked for"


def test_today_s_figures_come_from_our_history(clock: Clock) -> None:
    case = submitted_case()
    clock.move_to(DUE)
    make_history([2.5] * 1000 + [10] * 500)
    write_heartbeats()
    assert last_line(case).endswith(
        "Reviews like yours take up to 3 working hours in half of all cases and up to "
        "2 business days in nine of ten, as our last 1,500 decisions say today."
    )


def test_the_line_says_that_the_place_has_moved_up(clock: Clock, reviewer: User) -> None:
    """Seven cases are ahead; three of them are decided in the meantime."""
    ahead = [submitted_case() for _ in range(7)]
    clock.shift(timedelta(minutes=1))
    case = submitted_case()
    clock.move_to(DUE + timedelta(minutes=1))
    write_heartbeats()
    for each in ahead[:3]:
        clock.shift(timedelta(seconds=1))
        ask_for_changes(each, reviewer)
    clock.move_to(DUE + timedelta(days=1))
    write_heartbeats()
    line = last_line(case)
    assert line.startswith(
        "You moved up since 3 March, 09:31 UTC: fewer than 5 cases are ahead of yours, "
        "about 10 were before. Our reviewers decided 3 cases in that time;"
    )


def test_the_line_says_why_the_place_has_moved_down(clock: Clock) -> None:
    case = submitted_case()
    clock.move_to(DUE)
    write_heartbeats()
    for _ in range(5):
        KycCase.objects.filter(pk=submitted_case().pk).update(due_at=MONDAY)
    clock.move_to(DUE + timedelta(days=1))
    write_heartbeats()
    assert last_line(case).startswith(
        "Cases that are due earlier came in since 3 March, 09:30 UTC: about 10 are ahead of yours, "
        "fewer than 5 were before."
    )


def test_the_line_says_when_nothing_moved(clock: Clock) -> None:
    case = submitted_case()
    for days in (0, 1):
        clock.move_to(DUE + timedelta(days=days))
        write_heartbeats()
    assert last_line(case).startswith("Nothing moved for you since 3 March, 09:30 UTC: fewer than")


def test_the_line_says_that_we_looked_at_the_pages_again(clock: Clock) -> None:
    case = submitted_case()
    clock.move_to(MONDAY + timedelta(hours=3))
    Evidence.objects.create(submission=under_review(case), completed_at=timezone.now())
    clock.move_to(DUE)
    write_heartbeats()
    assert "We looked at your pages again in that time." in last_line(case)


def test_the_line_says_that_a_reviewer_has_it_open(clock: Clock, reviewer: User) -> None:
    case, _ = claimed_case(reviewer)
    clock.move_to(DUE)
    write_heartbeats()
    assert last_line(case).startswith(
        "Nothing was decided since 2 March, 10:00 UTC: a reviewer has had your submission open "
        "since 2 March, 10:00 UTC."
    )
    assert str(reviewer) not in last_line(case)


def test_a_claim_that_ran_out_is_a_line_of_its_own(clock: Clock, reviewer: User) -> None:
    case, _ = claimed_case(reviewer)
    clock.move_to(DUE)
    release_expired_claims()
    assert write_heartbeats() == 0
    assert last_line(case) == "Back in the queue: its reviewer did not get to the end"


def test_the_line_says_that_a_second_reviewer_must_look(clock: Clock, reviewer: User) -> None:
    case, version = claimed_case(reviewer)
    facts = {"submission_id": version.pk, "actor": reviewer}
    reject_case(case.pk, reason_codes=["prohibited_industry"], **facts)
    clock.move_to(DUE)
    write_heartbeats()
    assert "it has waited since 2 March, 10:00 UTC for a second reviewer" in last_line(case)
    assert "reject" not in last_line(case)


def test_the_line_says_that_it_is_overdue(clock: Clock) -> None:
    case = submitted_case()
    clock.move_to(MONDAY + timedelta(days=20))
    write_heartbeats()
    assert "This is overdue." in last_line(case)
    escalate_overdue()
    clock.shift(timedelta(days=3))
    write_heartbeats()
    assert "This is overdue, and our senior reviewers know." in last_line(case)


def test_the_line_says_what_we_wait_for(clock: Clock, reviewer: User) -> None:
    case = returned_case(reviewer)
    clock.move_to(DUE)
    make_history([4] * 20)
    write_heartbeats()
    assert last_line(case) == (
        "Nothing moved since 2 March, 10:00 UTC: we wait for you to change “What you will send”. "
        "Our request lapses on 16 March, 10:00 UTC. "
        "Once you submit, reviews like yours take up to 4 working hours in half of all cases and "
        "up to 4 working hours in nine of ten, as our last 20 decisions say today."
    )


def test_the_line_sees_that_the_customer_has_changed_the_draft(
    clock: Clock, reviewer: User
) -> None:
    case = returned_case(reviewer)
    clock.move_to(MONDAY + timedelta(hours=2))
    save_draft(case.account_id, values={"use_case": "Half a sen"}, actor=get_customer(case))
    clock.move_to(DUE)
    write_heartbeats()
    assert last_line(case).startswith(
        "You changed your draft after 2 March, 10:00 UTC, but it is not submitted yet. "
        "We wait for you: “What you will send”."
    )


def test_what_waits_for_nobody_gets_no_line(clock: Clock, reviewer: User) -> None:
    """A draft, a decided case and a lapsed one."""
    draft_case()
    case, version = claimed_case(reviewer)
    approve_case(case.pk, submission_id=version.pk, actor=reviewer)
    rejected_case(reviewer)
    returned_case(reviewer)
    clock.move_to(MONDAY + timedelta(days=14))
    remind_customers()
    clock.move_to(MONDAY + timedelta(days=30))
    before = take_picture()
    assert write_heartbeats() == 0
    assert take_picture() == before


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_write_one_line() -> None:
    import_module("compliance.migrations.0002_seed_reasons").seed(apps, None)
    case = returned_case(make_reviewer())
    KycCase.objects.filter(pk=case.pk).update(told_at=timezone.now() - timedelta(days=9))
    assert sorted(race(write_heartbeats, write_heartbeats)) == [0, 1]
    assert AuditEvent.objects.filter(verb="heartbeat").count() == 1
