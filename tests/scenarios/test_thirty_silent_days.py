"""Thirty days in which nobody lifts a finger: every customer who waits still hears from us.

Hour by hour (every three hours at night and on weekends) the sweepers run, over a holiday on each
side, four weekends and the night in which the clocks go back. At most one business day passes
between two lines, every figure in them is counted again from the tables at that hour, and no line
repeats the one before.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
import time_machine
from django.db.models import QuerySet

from accounts.models import Account, AuditEvent, Notice
from compliance.heartbeat_line import say_heartbeat
from compliance.models import Decision, FieldRequest, KycCase, Submission
from compliance.models.decision import VERDICTS
from compliance.models.kyc_case import CaseState
from compliance.services.appeal_case import appeal_rejection
from compliance.services.claim_case import claim_case, release_expired_claims
from compliance.services.heartbeat import WAITING_STATES, write_heartbeats
from compliance.services.overdue import escalate_overdue
from compliance.services.reject_case import reject_case
from compliance.services.reminders import remind_customers
from compliance.services.request_changes import ChangeRequest, request_changes
from compliance.services.resume_case import resume_case
from compliance.services.save_draft import save_draft
from compliance.timeline import REVIEW_WORDS, list_lines, list_told_events
from config.business_time import count_business_time, get_business_day, is_business_day
from tests.compliance.factories import (
    claimed_case,
    get_customer,
    make_reviewer,
    rejected_case,
    returned_case,
    submitted_case,
    under_review,
)
from tests.compliance.history import make_history

pytestmark = pytest.mark.django_db
START = datetime(2026, 10, 12, 9, tzinfo=UTC)  # Columbus Day; Veterans Day is the last one
DAYS = 30
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _office(settings: Any) -> None:
    """London's clocks go back on 25 October."""
    settings.BUSINESS_TIME_ZONE = "Europe/London"
    settings.BUSINESS_HOLIDAYS = ["US"]


def test_everybody_who_waits_hears_something_true_every_business_day() -> None:
    with time_machine.travel(START, tick=False) as clock:
        cases = _begin()
        story = _tell_story(cases)
        for hour in filter(_is_looked_at, range(DAYS * 24)):
            clock.move_to(START + hour * HOUR)
            story.pop(hour, lambda: None)()
            for event in _sweep():
                _assert_true(event)
        assert not story, "everything in it was told"
        clock.move_to(START + timedelta(days=DAYS))
        for case in cases.values():
            _assert_no_silence(case)
            _assert_no_repetition(case)
        _assert_told(cases)


def _is_looked_at(hour: int) -> bool:
    now = START + hour * HOUR
    return hour % 3 == 0 or (now.weekday() < 5 and 7 <= now.hour < 19)


def _begin() -> dict[str, KycCase]:
    """One case in every state in which somebody waits, and a history to estimate from."""
    make_history([3, 6, 9, 12, 15, 18, 30] * 9)
    reviewer = make_reviewer()
    second, version = claimed_case(reviewer)
    facts = {"submission_id": version.pk, "actor": reviewer}
    reject_case(second.pk, reason_codes=["prohibited_industry"], **facts)
    appealed = rejected_case(reviewer)
    words = "We sell garden tools and nothing that grows in them; please look again."
    appeal_rejection(appealed.account_id, text=words, actor=get_customer(appealed))
    return {
        "untouched": submitted_case(),
        "abandoned": claimed_case(reviewer)[0],
        "second": second,
        "appealed": appealed,
        "silent": returned_case(reviewer),
        "editing": returned_case(reviewer),
    }


def _tell_story(cases: dict[str, KycCase]) -> dict[int, Any]:
    """What people do all the same, by the hour at which they do it."""
    return {
        27: lambda: _save(cases["editing"], "Half a sentence"),
        9 * 24 + 3: lambda: cases.update(newcomer=submitted_case()),
        10 * 24 + 2: lambda: _ask(cases["newcomer"]),
        17 * 24 + 1: lambda: _resume(cases["silent"]),
        18 * 24 + 4: lambda: _save(cases["editing"], "A whole sentence."),
        21 * 24 + 5: lambda: claim_case(cases["abandoned"].pk, actor=make_reviewer()),
    }


def _save(case: KycCase, words: str) -> None:
    if KycCase.objects.get(pk=case.pk).state == CaseState.LAPSED:
        _resume(case)
    save_draft(case.account_id, values={"use_case": words}, actor=get_customer(case))


def _resume(case: KycCase) -> None:
    resume_case(case.account_id, actor=get_customer(case))


def _ask(case: KycCase) -> None:
    reviewer, version = make_reviewer(), under_review(case)
    claim_case(case.pk, actor=reviewer)
    asked = [ChangeRequest("use_case", "vague_use_case")]
    request_changes(case.pk, submission_id=version.pk, actor=reviewer, requests=asked)


def _sweep() -> list[AuditEvent]:
    """Run every sweeper of the review; return the lines written."""
    release_expired_claims()
    escalate_overdue()
    remind_customers()
    if not write_heartbeats():
        return []
    return list(AuditEvent.objects.filter(verb="heartbeat", occurred_at=datetime.now(UTC)))


def _assert_true(event: AuditEvent) -> None:
    """Every fact of the line, counted again in another way."""
    facts, case = event.facts, KycCase.objects.get(account=event.account_id)
    before = _list_told(case).filter(sequence__lt=event.sequence).first()
    assert before is not None
    assert facts["since"] == before.occurred_at.isoformat()
    assert (facts["state"], facts["waits_on"]) == (case.state, case.turn)
    moves = AuditEvent.objects.filter(account=case.account_id, subject="kyc case")
    moved = moves.filter(to_state=case.state).order_by("sequence").last()
    assert moved is not None
    assert facts["state_since"] == moved.occurred_at.isoformat()
    assert (facts["likely"], facts["latest"]) == _recompute_history(event.occurred_at)
    if case.state == CaseState.ACTION_REQUIRED:
        _assert_their_turn(facts, case, before.occurred_at)
    else:
        _assert_our_turn(facts, case, before.occurred_at)


def _assert_their_turn(facts: dict[str, Any], case: KycCase, since: datetime) -> None:
    asked = FieldRequest.objects.filter(case=case, resolved_in=None)
    assert facts["fields"] == [each.field for each in asked]
    drafts = Submission.objects.filter(case=case, frozen_at=None, updated_at__gt=since)
    assert facts["edited"] == bool(drafts)
    lapses_at = datetime.fromisoformat(facts["state_since"]) + timedelta(days=14)
    assert facts["lapses_at"] == lapses_at.isoformat()


def _assert_our_turn(facts: dict[str, Any], case: KycCase, since: datetime) -> None:
    kinds = Decision.objects.filter(created_at__gt=since).values_list("kind", flat=True)
    assert facts["decided"] == sum(kind in VERDICTS for kind in kinds)
    assert case.due_at is not None
    assert facts["overdue"] == (case.due_at <= datetime.now(UTC))
    mails = Notice.objects.filter(account=case.account_id, kind="review_overdue")
    assert facts["escalated"] == mails.exists()
    assert facts["looked_again"] is False
    if case.state != CaseState.SUBMITTED:
        assert facts["ahead"] is None
        return
    waiting = [each for each in KycCase.objects.all() if each.state in _QUEUE]
    assert facts["ahead"] == sorted(waiting, key=_queue_key).index(case)


_QUEUE = ("submitted", "in_review", "second_review", "appealed")


def _queue_key(case: KycCase) -> tuple[Any, ...]:
    return case.due_at, -case.risk_score, case.submitted_at, case.pk


def _recompute_history(now: datetime) -> tuple[int, int]:
    """Half and nine in ten of the last 90 days, between two neighbors if it falls there."""
    recent = Decision.objects.filter(created_at__gte=now - timedelta(days=90))
    rows = recent.filter(segment="GB/sole_trader").values_list("kind", "turn_seconds")
    taken = sorted(seconds for kind, seconds in rows if kind in VERDICTS and seconds)
    assert len(taken) >= 20

    def find(share: float) -> int:
        place = share * (len(taken) - 1)
        below = int(place)
        above = min(below + 1, len(taken) - 1)
        return round(taken[below] + (place - below) * (taken[above] - taken[below]))

    return find(0.5), find(0.9)


def _list_told(case: KycCase) -> QuerySet[AuditEvent]:
    """What the customer reads, newest first."""
    return list_told_events(Account(pk=case.account_id), verbs=REVIEW_WORDS)


def _assert_no_silence(case: KycCase) -> None:
    """While it waits, at most one business day of working time between two lines."""
    lines = list(_list_told(case).reverse())
    moves = AuditEvent.objects.filter(account=case.account_id, subject="kyc case")
    states = dict(moves.exclude(to_state="").values_list("sequence", "to_state"))
    ends = [*(each.occurred_at for each in lines[1:]), datetime.now(UTC)]
    for line, end in zip(lines, ends, strict=True):
        state = next((states[n] for n in range(line.sequence, 0, -1) if n in states), "")
        if state in WAITING_STATES:
            assert count_business_time(line.occurred_at, end) <= get_business_day(), line.verb


def _assert_no_repetition(case: KycCase) -> None:
    texts = [line.text for line in list_lines(Account(pk=case.account_id), most=1000)]
    for text, before in pairwise(texts):
        assert text != before


def _assert_told(cases: dict[str, KycCase]) -> None:
    """The days were long enough for everything to happen that a sweeper does."""
    assert not is_business_day(START.date())
    beats = [each.facts for each in AuditEvent.objects.filter(verb="heartbeat")]
    assert len(beats) > 100
    for name in ("untouched", "abandoned", "second", "appealed"):
        mails = Notice.objects.filter(account=cases[name].account_id, kind="review_overdue")
        assert mails.count() == 1, name
    silent = Notice.objects.filter(account=cases["silent"].account_id)
    assert silent.filter(kind="change_reminder").count() == 6
    assert silent.filter(kind="review_lapsed").count() == 1
    verbs = set(AuditEvent.objects.values_list("verb", flat=True))
    assert {"expire_claim", "escalate", "remind", "lapse", "resume", "heartbeat"} <= verbs
    sentences = [say_heartbeat(facts) for facts in beats]
    assert any("You changed your draft" in each for each in sentences)
    assert any("This is overdue" in each for each in sentences)
    assert any("decided 1 case in" in each for each in sentences)
