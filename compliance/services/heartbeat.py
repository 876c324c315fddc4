"""While anything waits, its customer reads something true at least every business day.

A line says what moved since the last one, or that nothing did and why, and how long reviews take
today. It is written when almost a business day has passed without one, so that a sweep that comes
a little late still keeps the promise. Every figure is counted at that moment.
"""

import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from itertools import takewhile
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import AuditEvent
from accounts.services.record_event import Change, record_event
from compliance.eta import Expectation, expect, name_segment
from compliance.models import Decision, Evidence, KycCase, Submission
from compliance.models.decision import VERDICTS
from compliance.models.kyc_case import QUEUE_STATES, CaseState, Turn
from compliance.queue_place import count_ahead
from compliance.selectors import get_draft, get_submission_under_review, list_open_requests
from compliance.services.move_case import SUBJECT, lock_case
from compliance.status import is_overdue
from compliance.timeline import HEARTBEAT
from config.business_time import count_business_time, get_business_day
from config.celery import enqueue

WAITING_STATES = (*QUEUE_STATES, CaseState.ACTION_REQUIRED)
_MARGIN = timedelta(minutes=30)  # of working time, for a sweep that comes late
_MOST = 500  # lines written in one sweep
Expect = Callable[[str], Expectation]


def write_heartbeats() -> int:
    """Write the lines that are due; return how many. A full batch asks for the next one at once."""
    long_ago = timezone.now() - (get_business_day() - _MARGIN)  # at the very least
    waiting = KycCase.objects.filter(state__in=WAITING_STATES, told_at__lte=long_ago)
    oldest = waiting.order_by("told_at").values_list("pk", "told_at")[:_MOST]
    due = [pk for pk, _ in takewhile(lambda row: is_due(row[1]), oldest)]
    history = cache(expect)  # the same for all lines of one sweep
    written = sum(_write(case_id, history) for case_id in due)
    if written == _MOST:
        enqueue("compliance.write_heartbeats")
    return written


def is_due(told_at: datetime) -> bool:
    """Tell whether almost a business day of working time has passed since the last line."""
    return count_business_time(told_at, timezone.now()) >= get_business_day() - _MARGIN


@transaction.atomic
def _write(case_id: uuid.UUID, history: Expect) -> bool:
    """Something may have moved, or another worker written, in the meantime."""
    case = lock_case(case_id)
    if case.state not in WAITING_STATES or not is_due(case.told_at):
        return False
    facts = _describe(case, history)
    case.told_at = timezone.now()
    case.save(update_fields=["told_at", "updated_at"])
    record_event(
        case.account, verb=HEARTBEAT, actor=None, change=Change(subject=SUBJECT), facts=facts
    )
    return True


def _describe(case: KycCase, history: Expect) -> dict[str, Any]:
    submission = get_submission_under_review(case) or Submission()
    expectation = history(name_segment(submission))
    facts = {
        "waits_on": case.turn,
        "state": case.state,
        "state_since": case.state_since.isoformat(),
        "since": case.told_at.isoformat(),
        "likely": int(expectation.likely.total_seconds()),
        "latest": int(expectation.latest.total_seconds()),
        "based_on": expectation.based_on,
    }
    if case.turn == Turn.CUSTOMER:
        return facts | _describe_their_turn(case)
    return facts | _describe_our_turn(case, submission)


def _describe_our_turn(case: KycCase, submission: Submission) -> dict[str, Any]:
    is_queued = case.state == CaseState.SUBMITTED
    decided = Decision.objects.filter(kind__in=VERDICTS, created_at__gt=case.told_at)
    evidence = Evidence.objects.filter(submission=submission, completed_at__gt=case.told_at)
    return {
        "ahead": count_ahead(case) if is_queued else None,
        "ahead_before": _get_ahead_before(case) if is_queued else None,
        "decided": decided.count(),
        "looked_again": evidence.exists(),
        "overdue": is_overdue(case),
        "escalated": case.escalated_at is not None,
    }


def _describe_their_turn(case: KycCase) -> dict[str, Any]:
    draft = get_draft(case)
    asked = list_open_requests(case).values_list("field", flat=True)
    return {
        "fields": list(dict.fromkeys(asked)),
        "edited": draft is not None and draft.updated_at > case.told_at,
        "lapses_at": case.lapses_at.isoformat() if case.lapses_at else "",
    }


def _get_ahead_before(case: KycCase) -> int | None:
    """How many were ahead when the last heartbeat of this wait was written."""
    beats = AuditEvent.objects.filter(account=case.account_id, verb=HEARTBEAT)
    last = beats.filter(occurred_at__gte=case.state_since).order_by("-sequence").first()
    return last.facts["ahead"] if last else None
