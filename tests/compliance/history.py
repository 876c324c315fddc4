"""Decisions of the past, as our own history would hold them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

import time_machine
from django.utils import timezone

from compliance.models import Decision, KycCase, Submission
from compliance.models.decision import DecisionKind
from tests.compliance.factories import make_reviewer
from tests.factories import AccountFactory

HOUR = 3600  # seconds


def make_history(
    hours: Iterable[float],
    *,
    segment: str = "GB/sole_trader",
    ago: timedelta = timedelta(days=20),
    kind: str = DecisionKind.APPROVE,
) -> None:
    """Write a decision per entry, each of which took that many working hours."""
    with time_machine.travel(timezone.now() - ago, tick=False):
        case = KycCase.objects.create(account=AccountFactory.create())
        submission = Submission.objects.create(case=case, version=1)
        reviewer = make_reviewer()
        Decision.objects.bulk_create(
            Decision(
                case=case,
                submission=submission,
                kind=kind,
                decided_by=reviewer,
                segment=segment,
                turn_seconds=round(each * HOUR),
            )
            for each in hours
        )


def make_version(*, frozen_at: datetime | None = None, **facts: str) -> Submission:
    """A version of a UK sole trader, not stored."""
    values = {"country": "GB", "entity_type": "sole_trader", **facts}
    return Submission(frozen_at=frozen_at, **values)
