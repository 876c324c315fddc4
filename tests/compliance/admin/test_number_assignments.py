"""Numbers that the carrier turned down stand in a queue, and can be asked for again."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEvent, Membership
from accounts.models.membership import Role
from accounts.roles import StaffRole
from compliance.admin.number_assignments import count_waiting
from compliance.models import NumberAssignment
from tests.compliance.admin.registry_desk import (
    NUMBERS,
    button_of,
    decide,
    form_of,
    listed,
    read,
    version_of,
)
from tests.compliance.tcr_factories import make_assignment
from tests.staff import browser_of, make_staff, sign_in

pytestmark = pytest.mark.django_db


def failed() -> NumberAssignment:
    return make_assignment(state="failed", problem="The campaign is not shared with us.")


def test_what_failed_or_never_ends_needs_us() -> None:
    make_assignment()
    make_assignment(state="pending", tries=3)
    one, other = failed(), make_assignment(state="pending", tries=20)
    client = browser_of(StaffRole.VIEWER)
    assert listed(client, NUMBERS) == [one.pk, other.pk]
    assert count_waiting() == 2
    assert len(listed(client, f"{NUMBERS}?show=all")) == 4
    text = client.get(NUMBERS).content.decode()
    assert "The carrier refused it: The campaign is not shared with us." in text
    assert "The carrier has not settled it in 20 looks." in text


def test_a_number_is_found_by_its_digits() -> None:
    assignment = make_assignment()
    client = browser_of(StaffRole.VIEWER)
    assert listed(client, f"{NUMBERS}?q=%2B{assignment.number.e164[1:]}") == [assignment.pk]


@pytest.mark.parametrize("role", ["reviewer", "senior", "operator"])
def test_a_failed_number_is_asked_for_again(role: str) -> None:
    assignment = failed()
    client = browser_of(role)
    assert decide(client, assignment, "try-again").status_code == 302
    assert NumberAssignment.objects.get(pk=assignment.pk).state == "pending"
    assert AuditEvent.objects.get(verb="assignment_try_again").subject == assignment.number.e164
    assert "Assignment try again" in read(client, assignment)


@pytest.mark.parametrize("role", ["viewer", "auditor"])
def test_who_only_looks_asks_nothing(role: str) -> None:
    assignment = failed()
    assert decide(browser_of(role), assignment, "try-again").status_code == 403
    assert NumberAssignment.objects.get(pk=assignment.pk).state == "failed"


def test_what_did_not_fail_is_not_asked_for_again() -> None:
    assignment = make_assignment()
    client = browser_of(StaffRole.OPERATOR)
    assert "only what failed" in button_of(client, assignment, "try-again").why_not
    assert decide(client, assignment, "try-again").status_code == 422
    assert NumberAssignment.objects.get(pk=assignment.pk).state == "assigned"


def test_a_stale_form_asks_nothing() -> None:
    assignment = failed()
    seen = version_of(assignment)
    assignment.save()
    client = browser_of(StaffRole.OPERATOR)
    answer = client.post(form_of(assignment, "try-again"), {"version": seen})
    assert answer.status_code == 409
    assert NumberAssignment.objects.get(pk=assignment.pk).state == "failed"


def test_nobody_tries_again_for_an_account_they_belong_to() -> None:
    assignment = failed()
    operator = make_staff(StaffRole.OPERATOR)
    account = assignment.campaign.account
    Membership.objects.create(account=account, user=operator, role=Role.OWNER)
    assert decide(sign_in(operator), assignment, "try-again").status_code == 403
    assert NumberAssignment.objects.get(pk=assignment.pk).state == "failed"


def test_more_numbers_take_no_more_queries() -> None:
    client = browser_of(StaffRole.VIEWER)
    counts = []
    for _ in range(3):
        failed()
        with CaptureQueriesContext(connection) as queries:
            client.get(NUMBERS)
        counts.append(len(queries))
    assert counts[1] == counts[2] <= 30
