from __future__ import annotations

import pytest

from accounts.models import Account, AuditEvent, Notice
from compliance.models import Decision
from compliance.services.reject_case import reject_case
from config.errors import ErrorCode
from tests.compliance.factories import (
    TAX_ID,
    claimed_case,
    confirmed,
    make_reviewer,
)

pytestmark = pytest.mark.django_db


def test_one_person_only_proposes_a_rejection(reviewer) -> None:
    case, version = claimed_case(reviewer)
    codes = ["prohibited_industry"]
    case = reject_case(case.pk, submission_id=version.pk, actor=reviewer, reason_codes=codes)
    assert (case.state, case.claimed_by) == ("second_review", None)
    assert Account.objects.get(pk=case.account_id).stage == "in_review"
    assert Decision.objects.get().kind == "propose_reject"
    assert AuditEvent.objects.get(verb="propose").facts["why"] == ["A rejection is final."]
    assert not Notice.objects.filter(kind="submission_rejected").exists()


def test_a_rejection_gives_reasons_and_the_way_to_appeal(reviewer) -> None:
    case, version = claimed_case(reviewer)
    codes = ["prohibited_industry", "vague_use_case"]
    reject_case(
        case.pk,
        submission_id=version.pk,
        actor=reviewer,
        reason_codes=codes,
        note="The site sells <fireworks>.",
    )
    case = confirmed(case)
    assert case.state == "rejected"
    assert Account.objects.get(pk=case.account_id).stage == "rejected"
    assert sorted(Decision.objects.get(kind="reject").reason_codes) == codes
    body = Notice.objects.get(kind="submission_rejected").body
    assert "Industry that carriers do not admit" in body
    assert "The site sells <fireworks>." in body
    assert "appeal" in body


def test_a_rejection_withdraws_provisional_access(reviewer) -> None:
    case, version = claimed_case(reviewer)
    Account.objects.filter(pk=case.account_id).update(tier="provisional")
    codes = ["prohibited_industry"]
    reject_case(case.pk, submission_id=version.pk, actor=reviewer, reason_codes=codes)
    confirmed(case)
    account = Account.objects.get(pk=case.account_id)
    assert (account.stage, account.tier) == ("rejected", "none")
    assert AuditEvent.objects.get(verb="withdraw_provisional").reasons == codes


@pytest.mark.parametrize(
    ("codes", "code"),
    [
        ([], ErrorCode.FIELD_MISSING),
        (["other"], ErrorCode.FIELD_MISSING),
        (["no_such_reason"], ErrorCode.CHOICE_INVALID),
    ],
)
def test_a_rejection_without_a_reason_is_refused(codes, code, reviewer, refused) -> None:
    case, version = claimed_case(reviewer)
    with refused(code):
        reject_case(case.pk, submission_id=version.pk, actor=reviewer, reason_codes=codes)


def test_only_the_claimant_rejects(reviewer, refused) -> None:
    case, version = claimed_case(reviewer)
    with refused(ErrorCode.STATE_FORBIDS):
        reject_case(
            case.pk, submission_id=version.pk, actor=make_reviewer(), reason_codes=["name_mismatch"]
        )


def test_a_note_with_the_tax_id_is_refused(reviewer, refused) -> None:
    case, version = claimed_case(reviewer)
    with refused(ErrorCode.REQUEST_INVALID):
        reject_case(
            case.pk,
            submission_id=version.pk,
            actor=reviewer,
            reason_codes=["tax_id_invalid"],
            note=f"{TAX_ID[:3]} {TAX_ID[3:]}?",
        )
