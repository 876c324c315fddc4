"""Accounts that tell us the same are found by each other, and by staff only."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from compliance.findings.dossier import Reuse
from compliance.links import count_reuse, iter_linked_under_review, list_linked
from compliance.models import KycCase, Submission
from compliance.selectors import get_draft
from compliance.services.withdraw_case import withdraw_case
from tests.compliance.factories import (
    draft_case,
    get_customer,
    make_reviewer,
    rejected_case,
    submitted_case,
    under_review,
)

pytestmark = pytest.mark.django_db

OTHER: dict[str, Any] = {
    "tax_id": "5234567893",
    "website_url": "https://harbor.example",
    "cta_url": "https://harbor.example/join",
    "contact_email": "hal@harbor.example",
    "contact_phone": "+442079460999",
}


def count(case: KycCase) -> Reuse:
    draft = get_draft(case) or under_review(case)
    return count_reuse(draft, account_id=case.account_id)


def draft_of(case: KycCase) -> Submission:
    draft = get_draft(case)
    assert draft is not None
    return draft


def test_a_stranger_shares_nothing() -> None:
    submitted_case(**OTHER)
    case = draft_case()
    assert count(case) == Reuse()
    assert list_linked(draft_of(case), account_id=case.account_id) == []


@pytest.mark.parametrize(
    ("mark", "answers"),
    [
        ("tax_id", {"tax_id": "19558 39661"}),
        ("domain", {"website_url": "https://shop.www.example.com/path"}),
        ("phone", {"contact_phone": "+44 20 7946 0123"}),
        ("email", {"contact_email": "Ada@Example.com"}),
    ],
)
def test_one_shared_mark_links_two_accounts(mark: str, answers: dict[str, str]) -> None:
    first, second = submitted_case(), submitted_case(**{**OTHER, **answers})
    for case, other in ((first, second), (second, first)):
        assert count(case) == Reuse(**{mark: 1})
        (linked,) = list_linked(under_review(case), account_id=case.account_id)
        assert (linked.account_id, linked.shares) == (other.account_id, (mark,))
        assert linked.account_name == "Example Bakery"


def test_everything_in_common_is_one_account_with_every_mark() -> None:
    first, second = submitted_case(), submitted_case()
    (linked,) = list_linked(under_review(first), account_id=first.account_id)
    assert (linked.account_id, set(linked.shares)) == (
        second.account_id,
        {"tax_id", "domain", "phone", "email"},
    )


def test_a_draft_is_compared_and_compares_with_nobodys_draft() -> None:
    draft_case()
    assert count(draft_case()) == Reuse()
    submitted_case()
    assert count(draft_case(tax_id="19558 39661")).tax_id == 1


def test_ones_own_versions_are_no_reuse() -> None:
    case = submitted_case()
    withdraw_case(case.account_id, actor=get_customer(case))
    assert count(case) == Reuse()


def test_an_account_with_many_versions_counts_once() -> None:
    other = submitted_case()
    old = under_review(other)
    Submission.objects.bulk_create(
        Submission(
            case=other, version=number, tax_id_index=old.tax_id_index, frozen_at=old.frozen_at
        )
        for number in (2, 3)
    )
    assert count(draft_case(**{**OTHER, "tax_id": "1955839661"})).tax_id == 1


def test_the_same_number_in_another_country_is_another_id() -> None:
    submitted_case()
    case = draft_case(**{**OTHER, "tax_id": "195583966", "country": "US"})
    assert count(case).tax_id == 0


@pytest.mark.parametrize("tax_id", ["", "nonsense", "1955839662"])
def test_what_is_no_tax_id_links_nobody(tax_id: str) -> None:
    submitted_case()
    assert count(draft_case(**{**OTHER, "tax_id": tax_id})) == Reuse()


@pytest.mark.parametrize("url", ["", "nonsense", "https://gmail.com/ada", "http://[::1]/"])
def test_a_site_everybody_may_use_links_nobody(url: str) -> None:
    first = submitted_case(website_url="https://www.example.com")
    Submission.objects.create(
        case=first, version=9, website_domain="gmail.com", frozen_at=timezone.now()
    )
    assert count(draft_case(**{**OTHER, "website_url": url})).domain == 0


def test_only_cases_that_wait_for_us_are_looked_at_again() -> None:
    waiting = submitted_case()
    rejected_case(make_reviewer())
    draft_case()
    case = submitted_case()
    version = under_review(case)
    found = list(iter_linked_under_review(version, account_id=case.account_id))
    assert found == [waiting]


def test_an_empty_draft_shares_nothing() -> None:
    submitted_case()
    case = draft_case(**dict.fromkeys(OTHER, ""))
    assert count(case) == Reuse()
    assert list(iter_linked_under_review(draft_of(case), account_id=case.account_id)) == []


def test_every_look_up_is_by_an_index() -> None:
    """With a planner that must avoid reading whole tables, none is read."""
    case = submitted_case()
    version = under_review(case)
    with CaptureQueriesContext(connection) as queries:
        count_reuse(version, account_id=case.account_id)
        list_linked(version, account_id=case.account_id)
        list(iter_linked_under_review(version, account_id=case.account_id))
    plans = []
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        for query in queries:
            cursor.execute(f"EXPLAIN {query['sql']}")
            plans.append("\n".join(row[0] for row in cursor.fetchall()))
    assert len(plans) == 9
    for plan in plans:
        assert "Seq Scan on compliance_submission" not in plan
