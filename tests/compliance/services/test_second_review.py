from __future__ import annotations

import uuid

import pytest

from accounts.models import Account, Membership
from compliance.models import Decision, KycCase
from compliance.selectors import get_proposal
from compliance.services.approve_case import approve_case
from compliance.services.claim_case import claim_case
from compliance.services.reject_case import reject_case
from compliance.services.second_review import confirm_case, send_back_case
from config.errors import ErrorCode
from tests.compliance.factories import TAX_ID, claimed_case, confirmed, make_senior

pytestmark = pytest.mark.django_db


def _propose_approval(reviewer, *, score: int = 61) -> tuple[KycCase, Decision]:
    case, version = claimed_case(reviewer)
    KycCase.objects.filter(pk=case.pk).update(risk_score=score, risk_outcome="review")
    case = approve_case(case.pk, submission_id=version.pk, actor=reviewer, note="Seen their shop.")
    proposal = get_proposal(case)
    assert proposal is not None
    return case, proposal


def test_a_high_risk_is_only_proposed_and_approved_by_a_second_person(reviewer) -> None:
    case, proposal = _propose_approval(reviewer)
    assert (case.state, proposal.kind) == ("second_review", "propose_approve")
    assert Account.objects.get(pk=case.account_id).stage == "in_review"
    case = confirmed(case)
    assert case.state == "approved"
    assert Account.objects.get(pk=case.account_id).stage == "channel_setup"
    kinds = list(Decision.objects.order_by("created_at").values_list("kind", flat=True))
    assert kinds == ["propose_approve", "approve"]


@pytest.mark.parametrize(("score", "state"), [(49, "approved"), (50, "second_review")])
def test_the_score_from_which_two_decide_is_fifty(score, state, reviewer) -> None:
    case, version = claimed_case(reviewer)
    KycCase.objects.filter(pk=case.pk).update(risk_score=score, risk_outcome="review")
    assert approve_case(case.pk, submission_id=version.pk, actor=reviewer).state == state


def test_a_hold_of_risk_screening_takes_two_whatever_its_score(reviewer) -> None:
    case, version = claimed_case(reviewer)
    KycCase.objects.filter(pk=case.pk).update(risk_score=1, risk_outcome="hold")
    case = approve_case(case.pk, submission_id=version.pk, actor=reviewer)
    assert case.state == "second_review"


def test_nobody_confirms_their_own_proposal(refused) -> None:
    senior = make_senior()
    case, proposal = _propose_approval(senior)
    with refused(ErrorCode.SECOND_PERSON_NEEDED):
        confirm_case(case.pk, decision_id=proposal.pk, actor=senior)
    with refused(ErrorCode.SECOND_PERSON_NEEDED):
        send_back_case(case.pk, decision_id=proposal.pk, actor=senior, note="No.")


def test_a_member_of_the_account_gives_no_second_opinion(reviewer, refused) -> None:
    case, proposal = _propose_approval(reviewer)
    senior = make_senior()
    Membership.objects.create(account_id=case.account_id, user=senior, role="developer")
    with refused(ErrorCode.ROLE_NOT_ALLOWED):
        confirm_case(case.pk, decision_id=proposal.pk, actor=senior)


def test_who_disagrees_says_why_and_the_case_is_back_in_the_queue(reviewer, refused) -> None:
    case, proposal = _propose_approval(reviewer)
    senior = make_senior()
    with refused(ErrorCode.FIELD_MISSING):
        send_back_case(case.pk, decision_id=proposal.pk, actor=senior, note="  ")
    case = send_back_case(
        case.pk, decision_id=proposal.pk, actor=senior, note="The domain is six days old."
    )
    assert (case.state, case.resurfaced) == ("submitted", "the second reviewer disagreed")
    assert Decision.objects.get(kind="send_back").note == "The domain is six days old."


def test_after_it_was_sent_back_the_same_version_is_decided_anew(reviewer) -> None:
    case, proposal = _propose_approval(reviewer)
    send_back_case(case.pk, decision_id=proposal.pk, actor=make_senior(), note="Ask them first.")
    claim_case(case.pk, actor=reviewer)
    case = reject_case(
        case.pk,
        submission_id=proposal.submission_id,
        actor=reviewer,
        reason_codes=["name_mismatch"],
    )
    assert case.state == "second_review"


def test_a_proposal_that_is_not_on_the_table_is_not_confirmed(reviewer, refused) -> None:
    case, _ = _propose_approval(reviewer)
    with refused(ErrorCode.STALE_FORM):
        confirm_case(case.pk, decision_id=uuid.uuid4(), actor=make_senior())


def test_a_case_without_a_proposal_is_not_confirmed(reviewer, refused) -> None:
    case, _ = claimed_case(reviewer)
    with refused(ErrorCode.STATE_FORBIDS):
        confirm_case(case.pk, decision_id=uuid.uuid4(), actor=make_senior())


def test_a_note_with_the_tax_id_is_refused(reviewer, refused) -> None:
    case, proposal = _propose_approval(reviewer)
    with refused(ErrorCode.REQUEST_INVALID):
        send_back_case(case.pk, decision_id=proposal.pk, actor=make_senior(), note=TAX_ID)
