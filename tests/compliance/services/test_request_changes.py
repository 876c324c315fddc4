from __future__ import annotations

import pytest

from accounts.models import Account, Notice
from accounts.selectors import list_events
from compliance.models import Decision, FieldRequest
from compliance.selectors import list_open_requests
from compliance.services.request_changes import ChangeRequest, request_changes
from config.errors import ErrorCode
from tests.compliance.factories import claimed_case, make_reviewer, returned_case

pytestmark = pytest.mark.django_db


def test_the_case_goes_back_to_the_customer(reviewer) -> None:
    case = returned_case(reviewer)
    assert (case.state, case.claimed_by) == ("action_required", None)
    assert Account.objects.get(pk=case.account_id).stage == "action_required"
    request = list_open_requests(case).get()
    assert (request.field, request.reason.code, request.submission.version) == (
        "use_case",
        "vague_use_case",
        1,
    )


def test_the_decision_and_the_event_carry_the_reason_codes(reviewer) -> None:
    case = returned_case(reviewer)
    assert Decision.objects.get().reason_codes == ["vague_use_case"]
    event = list_events(case.account).get(verb="request_changes", subject="kyc case")
    assert (event.reasons, event.facts) == (
        ["vague_use_case"],
        {"version": 1, "fields": ["use_case"]},
    )


def test_the_mail_says_what_is_wrong_and_how_to_put_it_right(reviewer) -> None:
    returned_case(
        reviewer,
        ChangeRequest("use_case", "vague_use_case", 'What\'s in an "update"?'),
        ChangeRequest("website_url", "website_not_live"),
    )
    notice = Notice.objects.get(kind="action_required")
    assert notice.subject == "Action required: your compliance details need a change"
    assert "1. What you will send: Vague use case" in notice.body
    assert "2. Website: Website not live" in notice.body
    assert "Describe what triggers the messages" in notice.body
    assert 'What\'s in an "update"?' in notice.body


@pytest.mark.parametrize(
    ("requests", "code"),
    [
        ([], ErrorCode.FIELD_MISSING),
        ([ChangeRequest("use_case", "no_such_reason")], ErrorCode.CHOICE_INVALID),
        ([ChangeRequest("state", "other", "Change it.")], ErrorCode.CHOICE_INVALID),
        ([ChangeRequest("city", "vague_use_case")], ErrorCode.CHOICE_INVALID),
        ([ChangeRequest("use_case", "prohibited_industry")], ErrorCode.CHOICE_INVALID),
        ([ChangeRequest("use_case", "other")], ErrorCode.CHOICE_INVALID),
    ],
)
def test_a_request_that_cannot_be_met_is_refused(requests, code, reviewer, refused) -> None:
    case, version = claimed_case(reviewer)
    with refused(code):
        request_changes(case.pk, submission_id=version.pk, actor=reviewer, requests=requests)


def test_only_the_claimant_asks(reviewer, refused) -> None:
    case, version = claimed_case(reviewer)
    requests = [ChangeRequest("use_case", "vague_use_case")]
    with refused(ErrorCode.STATE_FORBIDS):
        request_changes(case.pk, submission_id=version.pk, actor=make_reviewer(), requests=requests)


def test_a_reason_can_be_about_several_fields_at_once(reviewer) -> None:
    returned_case(
        reviewer,
        ChangeRequest("street", "address_unverifiable"),
        ChangeRequest("city", "address_unverifiable"),
    )
    assert FieldRequest.objects.count() == 2
    assert Decision.objects.get().reason_codes == ["address_unverifiable"]
