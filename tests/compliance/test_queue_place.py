"""How many are ahead is told by steps of a ladder, in the order in which we really read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from accounts.models import User
from compliance.models import KycCase
from compliance.queue_place import count_ahead, get_place, say_place
from compliance.selectors import list_queue
from tests.compliance.factories import claimed_case, returned_case, submitted_case
from tests.factories import AccountFactory

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("ahead", "words"),
    [
        (0, "fewer than 5"),
        (4, "fewer than 5"),
        (5, "about 10"),
        (14, "about 10"),
        (15, "about 20"),
        (34, "about 20"),
        (35, "about 50"),
        (74, "about 50"),
        (75, "about 100"),
        (124, "about 100"),
        (125, "more than 100"),
    ],
)
def test_the_ladder(ahead: int, words: str) -> None:
    assert say_place(ahead) == words


def make_queue(*facts: tuple[datetime, int, datetime]) -> list[KycCase]:
    """Waiting cases with (due, risk, submitted) each; rows in place of whole submissions."""
    return list(
        KycCase.objects.bulk_create(
            KycCase(
                account=AccountFactory.create(),
                state="submitted",
                turn="us",
                due_at=due,
                risk_score=risk,
                submitted_at=submitted,
            )
            for due, risk, submitted in facts
        )
    )


@pytest.mark.django_db
def test_the_place_is_the_one_in_the_queue_that_staff_reads() -> None:
    """By time left, then risk, then age, then as they came."""
    facts = [
        (NOON + due * HOUR, risk, NOON - age * HOUR)
        for due in range(3)
        for risk in (0, 40)
        for age in (1, 2)
        for _ in range(2)
    ]
    make_queue(*facts)
    for place, case in enumerate(list_queue()):
        assert count_ahead(case) == place


@pytest.mark.django_db
def test_counting_ends_where_the_ladder_does() -> None:
    make_queue(*[(NOON, 0, NOON)] * 130)
    last = make_queue((NOON + HOUR, 0, NOON))[0]
    assert count_ahead(last) == 125
    assert get_place(last) == "more than 100"


@pytest.mark.django_db
def test_only_what_nobody_reads_yet_has_a_place(reviewer: User) -> None:
    assert get_place(submitted_case()) == "fewer than 5"
    assert get_place(claimed_case(reviewer)[0]) == ""
    assert get_place(returned_case(reviewer)) == ""
