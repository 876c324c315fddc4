from __future__ import annotations

import uuid

import pytest

from accounts.models import AuditEvent, User
from accounts.roles import StaffRole
from compliance.admin.case_decisions import find_release_obstacle, find_verdict_obstacle
from compliance.selectors import list_queue
from compliance.services.claim_case import claim_case
from compliance.services.release_case import release_case
from config.errors import ErrorCode
from tests.compliance.factories import (
    claimed_case,
    draft_case,
    get_customer,
    make_reviewer,
    submitted_case,
)

pytestmark = pytest.mark.django_db


def test_a_waiting_case_can_be_claimed(reviewer) -> None:
    case = claim_case(submitted_case().pk, actor=reviewer)
    assert (case.state, case.claimed_by, case.claimed_at) == (
        "in_review",
        reviewer,
        case.state_since,
    )


def test_claiming_ones_own_again_changes_nothing(reviewer) -> None:
    case, _ = claimed_case(reviewer)
    events = AuditEvent.objects.count()
    assert claim_case(case.pk, actor=reviewer).claimed_at == case.claimed_at
    assert AuditEvent.objects.count() == events


def test_a_second_claimer_is_told_who_has_it(reviewer, refused) -> None:
    case, _ = claimed_case(reviewer)
    with refused(ErrorCode.STATE_FORBIDS) as error:
        claim_case(case.pk, actor=make_reviewer(full_name="Second Reviewer"))
    assert "Rae Reviewer has this case since" in error.value.details["case"][0]


def test_a_draft_cannot_be_claimed(reviewer, refused) -> None:
    case = draft_case()
    with refused(ErrorCode.STATE_FORBIDS):
        claim_case(case.pk, actor=reviewer)


def test_nobody_claims_a_case_of_an_account_they_belong_to(refused) -> None:
    case = submitted_case()
    with refused(ErrorCode.ROLE_NOT_ALLOWED):
        claim_case(case.pk, actor=get_customer(case))


def test_an_unknown_case_is_not_found(reviewer, refused) -> None:
    with refused(ErrorCode.ROUTE_NOT_FOUND):
        claim_case(uuid.uuid4(), actor=reviewer)


def test_a_released_case_is_back_in_its_place(reviewer) -> None:
    first, _ = claimed_case(reviewer)
    second = submitted_case()
    case = release_case(first.pk, actor=reviewer)
    assert (case.state, case.claimed_by, case.claimed_at) == ("submitted", None, None)
    assert [each.pk for each in list_queue()] == [first.pk, second.pk]


def test_only_the_claimant_releases(reviewer, refused) -> None:
    case, _ = claimed_case(reviewer)
    with refused(ErrorCode.STATE_FORBIDS) as error:
        release_case(case.pk, actor=make_reviewer())
    assert "Rae Reviewer" in error.value.details["case"][0]


def test_a_senior_releases_what_somebody_else_has(reviewer) -> None:
    case, _ = claimed_case(reviewer)
    senior = make_reviewer(staff_role=StaffRole.SENIOR)
    assert find_release_obstacle(case, senior) == ""
    assert find_verdict_obstacle(case, senior) != "", "deciding takes a claim of one's own"
    case = release_case(case.pk, actor=senior)
    assert (case.state, case.claimed_by) == ("submitted", None)
    assert AuditEvent.objects.get(verb="release").actor == senior


def test_a_senior_does_not_take_over_a_case_of_their_own_account(reviewer, refused) -> None:
    case, _ = claimed_case(reviewer)
    User.objects.filter(pk=get_customer(case).pk).update(staff_role=StaffRole.SENIOR)
    senior = get_customer(case)
    assert "belong to" in find_release_obstacle(case, senior)
    with refused(ErrorCode.ROLE_NOT_ALLOWED):
        release_case(case.pk, actor=senior)


def test_a_senior_cannot_release_what_nobody_has(refused) -> None:
    case = submitted_case()
    with refused(ErrorCode.STATE_FORBIDS):
        release_case(case.pk, actor=make_reviewer(staff_role=StaffRole.SENIOR))


def test_the_queue_holds_what_waits_for_staff_and_nothing_else(reviewer) -> None:
    draft_case()
    waiting = submitted_case()
    claimed, _ = claimed_case(reviewer)
    assert [each.pk for each in list_queue()] == [waiting.pk, claimed.pk]
