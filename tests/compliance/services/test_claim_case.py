from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import AuditEvent, User
from accounts.roles import StaffRole
from compliance.models import KycCase
from compliance.selectors import list_queue
from compliance.services.approve_case import approve_case
from compliance.services.claim_case import (
    claim_case,
    extend_claim,
    is_free_to_take,
    release_expired_claims,
)
from compliance.services.release_case import release_case
from config.errors import ErrorCode
from tests.compliance.factories import (
    claimed_case,
    draft_case,
    get_customer,
    make_reviewer,
    make_senior,
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
    KycCase.objects.update(risk_score=0)  # these two look alike, which is a risk
    case = release_case(first.pk, actor=reviewer)
    assert (case.state, case.claimed_by, case.claimed_at) == ("submitted", None, None)
    assert [each.pk for each in list_queue()] == [first.pk, second.pk]


def test_only_the_claimant_releases(reviewer, refused) -> None:
    case, _ = claimed_case(reviewer)
    with refused(ErrorCode.STATE_FORBIDS) as error:
        release_case(case.pk, actor=make_reviewer())
    assert "Rae Reviewer" in error.value.details["case"][0]


def test_a_senior_takes_over_what_somebody_else_has(reviewer) -> None:
    case, _ = claimed_case(reviewer)
    senior = make_senior()
    case = claim_case(case.pk, actor=senior)
    assert (case.state, case.claimed_by) == ("in_review", senior)
    event = AuditEvent.objects.get(verb="take_over")
    assert (event.actor, event.facts) == (senior, {"from": "Rae Reviewer"})


def test_a_reviewer_does_not_take_over_a_running_claim(reviewer, refused) -> None:
    case, _ = claimed_case(reviewer)
    other = make_reviewer()
    assert not is_free_to_take(case, actor=other)
    with refused(ErrorCode.STATE_FORBIDS):
        claim_case(case.pk, actor=other)


def test_a_senior_does_not_take_over_a_case_of_their_own_account(reviewer, refused) -> None:
    case, _ = claimed_case(reviewer)
    User.objects.filter(pk=get_customer(case).pk).update(staff_role=StaffRole.SENIOR)
    with refused(ErrorCode.ROLE_NOT_ALLOWED):
        claim_case(case.pk, actor=get_customer(case))


def test_a_claim_lasts_half_an_hour_and_a_sign_of_life_renews_it(reviewer) -> None:
    case, _ = claimed_case(reviewer)
    length = case.lease_until - case.claimed_at
    assert timedelta(minutes=30) <= length < timedelta(minutes=30, seconds=5)
    _run_out(case, minutes=-1)
    events = AuditEvent.objects.count()
    renewed = extend_claim(case.pk, actor=reviewer)
    assert renewed.lease_until > timezone.now() + timedelta(minutes=29)
    assert AuditEvent.objects.count() == events


def test_an_expired_claim_decides_nothing_and_is_not_renewed(reviewer, refused) -> None:
    case, version = claimed_case(reviewer)
    _run_out(case)
    with refused(ErrorCode.STATE_FORBIDS) as error:
        approve_case(case.pk, submission_id=version.pk, actor=reviewer)
    assert "ran out" in error.value.details["case"][0]
    with refused(ErrorCode.STATE_FORBIDS):
        extend_claim(case.pk, actor=reviewer)


def test_anybody_takes_a_case_whose_claim_ran_out(reviewer) -> None:
    case, _ = claimed_case(reviewer)
    _run_out(case)
    other = make_reviewer(full_name="Second Reviewer")
    assert claim_case(case.pk, actor=other).claimed_by == other


def test_the_sweeper_puts_back_what_nobody_gives_a_sign_of_life_for(reviewer) -> None:
    gone, _ = claimed_case(reviewer)
    busy, _ = claimed_case(reviewer)
    _run_out(gone)
    assert release_expired_claims() == 1
    assert release_expired_claims() == 0
    states = dict(KycCase.objects.values_list("pk", "state"))
    assert (states[gone.pk], states[busy.pk]) == ("submitted", "in_review")
    event = AuditEvent.objects.get(verb="expire_claim")
    assert (event.actor, event.facts) == (None, {"from": "Rae Reviewer"})
    gone.refresh_from_db()
    assert (gone.claimed_by, gone.resurfaced) == (None, "the claim ran out")


def test_a_claim_does_not_move_the_case_in_the_queue(reviewer) -> None:
    case = submitted_case()
    claimed = claim_case(case.pk, actor=reviewer)
    assert (claimed.due_at, claimed.turn_since) == (case.due_at, case.turn_since)


def _run_out(case: KycCase, *, minutes: int = 1) -> None:
    """The claim ended so many minutes ago."""
    ended = timezone.now() - timedelta(minutes=minutes)
    KycCase.objects.filter(pk=case.pk).update(lease_until=ended)


def test_the_queue_holds_what_waits_for_staff_and_nothing_else(reviewer) -> None:
    draft_case()
    waiting = submitted_case()
    claimed, _ = claimed_case(reviewer)
    assert {each.pk for each in list_queue()} == {waiting.pk, claimed.pk}
