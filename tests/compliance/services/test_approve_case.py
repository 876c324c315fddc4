from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts.models import Account, Membership, Notice
from accounts.selectors import list_events
from compliance.models import Decision, Evidence, KycCase
from compliance.services.approve_case import approve_case
from compliance.services.claim_case import claim_case
from compliance.services.save_draft import save_draft
from compliance.services.submit_case import submit_case
from config.errors import ErrorCode
from tests.compliance.factories import (
    TAX_ID,
    claimed_case,
    get_customer,
    make_reviewer,
    returned_case,
    submitted_case,
    under_review,
)

pytestmark = pytest.mark.django_db


def test_approval_moves_the_account_to_channel_setup(reviewer) -> None:
    case, version = claimed_case(reviewer)
    case = approve_case(case.pk, submission_id=version.pk, actor=reviewer)
    account = Account.objects.get(pk=case.account_id)
    assert case.state == "approved"
    assert (account.stage, account.tier) == ("channel_setup", "full")
    assert account.destination_countries == ["FR", "IE"]


def test_the_decision_names_version_and_reviewer(reviewer) -> None:
    case, version = claimed_case(reviewer)
    approve_case(case.pk, submission_id=version.pk, actor=reviewer, note="Checked by phone.")
    decision = Decision.objects.get()
    assert (decision.kind, decision.submission, decision.decided_by, decision.note) == (
        "approve",
        version,
        reviewer,
        "Checked by phone.",
    )
    event = list_events(case.account).get(verb="approve", subject="kyc case")
    assert (event.from_state, event.to_state, event.facts) == (
        "in_review",
        "approved",
        {"version": 1},
    )


def test_the_decision_names_the_evidence_it_rests_on_and_how_long_it_took(reviewer) -> None:
    case, version = claimed_case(reviewer)
    approve_case(case.pk, submission_id=version.pk, actor=reviewer)
    decision = Decision.objects.get()
    assert decision.evidence == Evidence.objects.get(submission=version)
    assert decision.segment == "GB/sole_trader"
    assert decision.turn_seconds is not None
    assert decision.first_touch_seconds is not None


def test_evidence_older_than_a_day_approves_nothing(reviewer, refused) -> None:
    case, version = claimed_case(reviewer)
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        claim_case(case.pk, actor=reviewer)
        with refused(ErrorCode.EVIDENCE_STALE) as error:
            approve_case(case.pk, submission_id=version.pk, actor=reviewer)
    assert "24 hours" in error.value.details["evidence"][0]


def test_nothing_is_approved_before_risk_screening_has_run(reviewer, refused) -> None:
    case, version = claimed_case(reviewer)
    KycCase.objects.filter(pk=case.pk).update(risk_outcome="")
    with refused(ErrorCode.STATE_FORBIDS) as error:
        approve_case(case.pk, submission_id=version.pk, actor=reviewer)
    assert "Risk screening" in error.value.details["risk"][0]


def test_the_customer_is_told_but_not_the_note_among_staff(reviewer) -> None:
    case, version = claimed_case(reviewer)
    approve_case(case.pk, submission_id=version.pk, actor=reviewer, note="Looks like a friend.")
    notice = Notice.objects.get(kind="submission_approved")
    assert "FR, IE" in notice.body
    assert "friend" not in notice.body


def test_an_unclaimed_case_cannot_be_decided(reviewer, refused) -> None:
    case = submitted_case()
    with refused(ErrorCode.STATE_FORBIDS) as error:
        approve_case(case.pk, submission_id=under_review(case).pk, actor=reviewer)
    assert error.value.details["case"] == ["Nobody has this case; claim it first."]


def test_somebody_elses_case_cannot_be_decided(reviewer, refused) -> None:
    case, version = claimed_case(reviewer)
    with refused(ErrorCode.STATE_FORBIDS) as error:
        approve_case(case.pk, submission_id=version.pk, actor=make_reviewer())
    assert "Rae Reviewer" in error.value.details["case"][0]


def test_a_reviewer_who_joined_the_account_cannot_decide_on_it(reviewer, refused) -> None:
    case, version = claimed_case(reviewer)
    Membership.objects.create(account_id=case.account_id, user=reviewer, role="developer")
    with refused(ErrorCode.ROLE_NOT_ALLOWED):
        approve_case(case.pk, submission_id=version.pk, actor=reviewer)


def test_a_form_of_an_older_version_is_stale(reviewer, refused) -> None:
    case = returned_case(reviewer)
    old = under_review(case)
    owner = get_customer(case)
    better = "Order confirmations sent to customers after a purchase; one message an order."
    save_draft(case.account_id, values={"use_case": better}, actor=owner)
    submit_case(case.account_id, actor=owner)
    with refused(ErrorCode.STALE_FORM) as error:
        approve_case(case.pk, submission_id=old.pk, actor=reviewer)
    assert error.value.details["case"][0].startswith("Changes requested by Rae Reviewer on")


def test_a_form_of_another_case_is_stale(reviewer, refused) -> None:
    case, _ = claimed_case(reviewer)
    _, other = claimed_case(reviewer)
    with refused(ErrorCode.STALE_FORM) as error:
        approve_case(case.pk, submission_id=other.pk, actor=reviewer)
    assert "version 1" in error.value.details["submission"][0]


def test_the_second_decision_is_told_who_decided_first(reviewer, refused) -> None:
    case, version = claimed_case(reviewer)
    approve_case(case.pk, submission_id=version.pk, actor=reviewer)
    with refused(ErrorCode.STALE_FORM) as error:
        approve_case(case.pk, submission_id=version.pk, actor=make_reviewer())
    assert error.value.details["case"][0].startswith("Approved by Rae Reviewer on")


def test_a_note_with_the_tax_id_is_refused(reviewer, refused) -> None:
    case, version = claimed_case(reviewer)
    note = f"UTR {TAX_ID[:5]}-{TAX_ID[5:]} is right"
    with refused(ErrorCode.REQUEST_INVALID) as error:
        approve_case(case.pk, submission_id=version.pk, actor=reviewer, note=note)
    assert TAX_ID not in str(error.value.details)


def test_an_account_that_moved_elsewhere_is_not_approved(reviewer, refused) -> None:
    case, version = claimed_case(reviewer)
    Account.objects.filter(pk=case.account_id).update(stage="rejected")
    with refused(ErrorCode.STATE_FORBIDS):
        approve_case(case.pk, submission_id=version.pk, actor=reviewer)
