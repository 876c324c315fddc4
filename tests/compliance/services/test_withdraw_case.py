from __future__ import annotations

import pytest

from compliance.selectors import list_editable_fields
from compliance.services.claim_case import claim_case
from compliance.services.save_draft import save_draft
from compliance.services.submit_case import submit_case
from compliance.services.withdraw_case import withdraw_case
from config.errors import ErrorCode
from tests.compliance.factories import draft_case, get_customer, submitted_case, under_review

pytestmark = pytest.mark.django_db


def test_an_unclaimed_submission_can_be_taken_back() -> None:
    case = submitted_case()
    case = withdraw_case(case.account_id, actor=get_customer(case))
    assert (case.state, case.account.stage) == ("draft", "compliance_details")
    assert "city" in list_editable_fields(case)


def test_the_withdrawn_version_stays_and_the_next_starts_from_it() -> None:
    case = submitted_case()
    owner = get_customer(case)
    withdraw_case(case.account_id, actor=owner)
    save_draft(case.account_id, values={"city": "York"}, actor=owner)
    case = submit_case(case.account_id, actor=owner)
    assert [each.city for each in case.submissions.order_by("version")] == ["Leeds", "York"]
    assert under_review(case).version == 2


def test_a_claimed_case_cannot_be_taken_back(reviewer, refused) -> None:
    case = claim_case(submitted_case().pk, actor=reviewer)
    with refused(ErrorCode.STATE_FORBIDS):
        withdraw_case(case.account_id, actor=get_customer(case))


def test_a_draft_cannot_be_taken_back(refused) -> None:
    case = draft_case()
    with refused(ErrorCode.STATE_FORBIDS):
        withdraw_case(case.account_id, actor=get_customer(case))
