"""However long the queue is, its page and that of a case are read in the same few statements."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from accounts.roles import StaffRole
from compliance.admin.kyc_queue import count_waiting
from compliance.models import KycCase
from config.bounded_paginator import LONGEST
from tests.compliance.admin.desk import (
    QUEUE,
    fill_queue,
    form_of,
    multiply_queue,
    page_of,
    unlike,
)
from tests.compliance.factories import claimed_case, returned_case
from tests.staff import make_staff, sign_in

pytestmark = pytest.mark.django_db
VIEWS = ("", "?show=mine", "?show=overdue", "?show=decided", "?show=all", "?q=Business+00042")


@pytest.fixture
def reviewer() -> User:
    return make_staff(StaffRole.REVIEWER)


def read(client: Client, address: str) -> list[str]:
    """Open a page; return the statements it took."""
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return [each["sql"] for each in captured.captured_queries]


def explain(statement: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {statement}")
        return "\n".join(row[0] for row in cursor.fetchall())


def analyze() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE compliance_kyccase, accounts_account")


def find_list(statements: list[str]) -> str:
    """The statement that reads the rows of the list."""
    (rows,) = [
        each
        for each in statements
        if 'FROM "compliance_kyccase"' in each and "ORDER BY" in each and "COUNT(" not in each
    ]
    return rows


def test_queue_costs_the_same_with_a_hundred_cases_and_with_five_thousand(reviewer: User) -> None:
    client = sign_in(reviewer)
    fill_queue(100)
    read(client, QUEUE)
    before = {view: len(read(client, QUEUE + view)) for view in VIEWS}
    fill_queue(4900)
    analyze()
    after = {view: read(client, QUEUE + view) for view in VIEWS}
    assert {view: len(statements) for view, statements in after.items()} == before
    assert max(before.values()) <= 30
    plan = explain(find_list(after[""]))
    assert "kyc_case_queue" in plan, plan
    assert "Sort" not in plan, plan


def test_nobody_counts_further_than_it_matters(reviewer: User) -> None:
    fill_queue(1600)
    assert count_waiting() == 1000
    counts = [each for each in read(sign_in(reviewer), QUEUE) if "COUNT(" in each]
    assert any(f"LIMIT {LONGEST}" in each for each in counts)
    assert all("LIMIT" in each for each in counts if "compliance_kyccase" in each)


def test_page_of_a_case_costs_the_same_in_a_long_queue(reviewer: User) -> None:
    case, _ = claimed_case(reviewer, **unlike())
    client = sign_in(reviewer)
    read(client, page_of(case))
    short = len(read(client, page_of(case)))
    fill_queue(2000)
    assert len(read(client, page_of(case))) == short <= 40


@pytest.mark.parametrize("name", ["approve", "request-changes", "reject", "note"])
def test_every_form_is_read_in_few_statements(reviewer: User, name: str) -> None:
    case, _ = claimed_case(reviewer)
    assert len(read(sign_in(reviewer), form_of(case, name))) <= 40


def test_page_of_a_returned_case_is_read_in_few_statements(reviewer: User) -> None:
    case = returned_case(reviewer)
    assert len(read(sign_in(reviewer), page_of(case))) <= 40


@pytest.mark.slow
def test_fifty_thousand_cases_are_read_in_the_same_few_statements(reviewer: User) -> None:
    """How long it takes is measured by ``./run bench review``."""
    case, _ = claimed_case(reviewer)
    multiply_queue(50_000)
    analyze()
    client = sign_in(reviewer)
    read(client, QUEUE)
    for view in VIEWS:
        assert len(read(client, QUEUE + view)) <= 30, view
    assert len(read(client, page_of(case))) <= 40
    assert KycCase.objects.count() == 50_001
    assert "kyc_case_queue" in explain(find_list(read(client, QUEUE)))
