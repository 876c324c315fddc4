"""The figures of the staff's first page are right, and there is nothing to see without any."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from compliance.metrics import QueueSize, Week, count_ages, count_queues, list_weeks
from compliance.models import Decision, KycCase, Submission
from compliance.models.decision import DecisionKind
from tests.compliance.factories import make_reviewer
from tests.factories import AccountFactory

pytestmark = pytest.mark.django_db
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def make_case(state: str, *, age: timedelta = HOUR, late: bool = False) -> KycCase:
    now = timezone.now()
    due = now - HOUR if late else now + DAY
    return KycCase.objects.create(
        account=AccountFactory.create(), state=state, submitted_at=now - age, due_at=due
    )


def decide(
    kind: str,
    *,
    ago: timedelta = HOUR,
    touched: timedelta | None = None,
    promised: timedelta | None = None,
) -> Decision:
    """A decision of a while ago; ``promised`` is how much later it would still have been kept."""
    now = timezone.now()
    with time_machine.travel(now - ago, tick=False):
        latest = None if promised is None else timezone.now() + promised
        case = KycCase.objects.create(account=AccountFactory.create(), state="approved")
        submission = Submission.objects.create(case=case, version=1, eta_latest_at=latest)
        return Decision.objects.create(
            case=case,
            submission=submission,
            kind=kind,
            decided_by=make_reviewer(),
            first_touch_seconds=None if touched is None else touched.total_seconds(),
        )


def test_without_data_every_figure_is_empty() -> None:
    assert count_queues() == {}
    assert count_ages((1, 2)) == [0, 0, 0]
    assert list_weeks() == [Week()] * 6


def test_queues_are_counted_by_state_with_what_is_late() -> None:
    for state in ("submitted", "submitted", "in_review", "draft", "approved", "lapsed"):
        make_case(state)
    make_case("submitted", late=True)
    make_case("appealed", late=True)
    make_case("approved", late=True)
    assert count_queues() == {
        "submitted": QueueSize(3, 1),
        "in_review": QueueSize(1, 0),
        "appealed": QueueSize(1, 1),
    }


def test_ages_count_what_waits_for_us() -> None:
    for age in (0.5, 0.9, 1.5, 2.5, 3.5, 4.5, 9, 40):
        make_case("submitted", age=age * DAY)
    make_case("approved", age=2 * DAY)
    make_case("action_required", age=2 * DAY)
    assert count_ages((1, 2, 3, 5)) == [2, 1, 1, 2, 2]


def test_a_week_counts_verdicts_and_what_came_of_them() -> None:
    for kind in DecisionKind.values:
        decide(kind)
    decide("approve")
    week = list_weeks()[0]
    assert (week.verdicts, week.returned, week.reopened) == (4, 1, 2)


def test_a_decision_belongs_to_its_week() -> None:
    for days in (0, 6.9, 7.1, 13.9, 41.9, 42.1, 400):
        decide("approve", ago=days * DAY)
    assert [week.verdicts for week in list_weeks()] == [2, 2, 0, 0, 0, 1]


def test_the_first_touch_is_the_median_of_the_verdicts() -> None:
    for hours in (1, 2, 30):
        decide("approve", touched=hours * HOUR)
    decide("approve")  # nobody had opened it before
    decide("send_back", touched=100 * HOUR)
    assert list_weeks()[0].first_touch == 2 * 3600
    decide("reject", touched=4 * HOUR)
    assert list_weeks()[0].first_touch == 3 * 3600


def test_a_promise_is_kept_by_a_verdict_in_time() -> None:
    decide("approve", promised=HOUR)
    decide("request_changes", promised=timedelta())
    decide("reject", promised=-HOUR)
    decide("approve")  # nothing was promised
    decide("propose_approve", promised=HOUR)  # binds nobody yet
    week = list_weeks()[0]
    assert (week.promised, week.kept) == (3, 2)
    assert week.share(week.kept, of=week.promised) == pytest.approx(66.67, abs=0.01)
    assert Week().share(0, of=0) is None


def test_the_figures_take_three_statements_however_much_there_is() -> None:
    def ask() -> int:
        with CaptureQueriesContext(connection) as queries:
            count_queues()
            count_ages((1, 2, 3, 5))
            list_weeks()
        return len(queries)

    assert ask() == 3
    for _ in range(10):
        make_case("submitted")
        decide("approve")
    assert ask() == 3


def test_old_decisions_are_not_read() -> None:
    """The weeks are found by the key, so years of history cost nothing."""
    with CaptureQueriesContext(connection) as queries:
        list_weeks()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {queries[0]['sql']}")
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "compliance_decision_pkey" in plan
    assert "Seq Scan on compliance_decision" not in plan
