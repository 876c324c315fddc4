"""The queue: who comes first, which cases a filter shows, what a row says, how a case is found."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Account, User
from accounts.roles import StaffRole
from compliance.models import KycCase
from compliance.services.claim_case import claim_case
from compliance.services.release_case import release_case
from tests.compliance.admin.desk import QUEUE, change, decide, listed, unlike
from tests.compliance.factories import (
    claimed_case,
    draft_case,
    get_customer,
    returned_case,
    submitted_case,
)
from tests.staff import browser_of, make_staff, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer() -> User:
    return make_staff(StaffRole.REVIEWER)


def test_least_time_left_stands_first_then_risk_then_age() -> None:
    late, risky, old, new = (submitted_case(**unlike()) for _ in range(4))
    draft_case()
    soon, later = timezone.now() + timedelta(hours=1), timezone.now() + timedelta(hours=9)
    day = timezone.now() - timedelta(days=1)
    change(new, due_at=later, risk_score=0)
    change(old, due_at=later, risk_score=0, submitted_at=day)
    change(risky, due_at=later, risk_score=30)
    change(late, due_at=soon, risk_score=0)
    assert listed(browser_of()) == [late.pk, risky.pk, old.pk, new.pk]


def test_each_filter_shows_its_cases(reviewer: User) -> None:
    free, mine = submitted_case(**unlike()), claimed_case(reviewer, **unlike())[0]
    returned, done = returned_case(reviewer), claimed_case(reviewer, **unlike())[0]
    proposed = claimed_case(reviewer, **unlike())[0]
    client = sign_in(reviewer)
    decide(client, done, "approve")
    decide(client, proposed, "reject")
    change(free, due_at=timezone.now() - timedelta(hours=1))
    expected = {
        "mine": {mine.pk},
        "unclaimed": {free.pk},
        "second": {proposed.pk},
        "overdue": {free.pk},
        "customer": {returned.pk},
        "appeals": set(),
        "decided": {done.pk},
        "all": {free.pk, mine.pk, returned.pk, done.pk, proposed.pk},
        "nonsense": {free.pk, mine.pk, proposed.pk},
        "": {free.pk, mine.pk, proposed.pk},
    }
    for choice, cases in expected.items():
        found = listed(client, f"?show={choice}" if choice else "")
        assert len(found) == len(set(found))
        assert set(found) == cases, choice


def test_row_says_why_it_stands_there(reviewer: User) -> None:
    overdue, back = submitted_case(**unlike()), claimed_case(reviewer, **unlike())[0]
    held = claimed_case(reviewer, **unlike())[0]
    release_case(back.pk, actor=reviewer)
    change(overdue, due_at=timezone.now() - timedelta(hours=5), risk_outcome="hold", risk_score=61)
    change(held, due_at=timezone.now() + timedelta(hours=3, minutes=10, seconds=30))
    until = KycCase.objects.get(pk=held.pk).lease_until
    text = browser_of().get(QUEUE).content.decode()
    for words in (
        "overdue by 5 h 0 min",
        "61 hold, high",
        "New submission.",
        "Version 1: put back by its reviewer.",
        "3 h 10 min left",
        f"{reviewer} until {until:%H:%M} UTC",
    ):
        assert words in text


def test_claim_that_ran_out_says_so(reviewer: User) -> None:
    case, _ = claimed_case(reviewer)
    change(case, lease_until=timezone.now() - timedelta(minutes=4, seconds=10))
    text = browser_of().get(QUEUE).content.decode()
    assert f"{reviewer}; the claim ran out 4 min ago" in text


def test_case_is_found_by_what_a_person_has_at_hand(reviewer: User) -> None:
    case = submitted_case(**unlike(website_url="https://wren.example"))
    other = submitted_case(**unlike())
    Account.objects.filter(pk=case.account_id).update(name="Wren & Sons")
    client = sign_in(reviewer)
    owner = get_customer(case)
    for term in (
        "wren",
        "WREN & S",
        "wren.example",
        owner.email.upper(),
        str(case.pk),
        str(case.account_id),
    ):
        assert listed(client, f"?q={term.replace('&', '%26')}") == [case.pk], term
    for term in ("no such business", "nobody@example.com", "%27"):
        assert listed(client, f"?q={term}") == []
    assert listed(client, "?q=+") == listed(client, "?q=%00") == listed(client) != []
    assert other.pk not in listed(client, "?q=wren")


def test_search_without_a_filter_looks_among_the_decided_too(reviewer: User) -> None:
    case, _ = claimed_case(reviewer)
    client = sign_in(reviewer)
    decide(client, case, "approve")
    assert listed(client, f"?q={case.pk}") == [case.pk]
    assert listed(client, f"?q={case.pk}&show=waiting") == []


def test_taken_case_stays_in_the_place_it_had(reviewer: User) -> None:
    first, second = submitted_case(**unlike()), submitted_case(**unlike())
    change(first, due_at=timezone.now())
    claim_case(first.pk, actor=reviewer)
    assert listed(browser_of()) == [first.pk, second.pk]
