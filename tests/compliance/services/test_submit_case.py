from __future__ import annotations

import pytest

from accounts.models import Account, Notice
from accounts.selectors import list_events
from compliance.encryption import index_tax_id
from compliance.models import Evidence, FieldRequest, PageVisit, StoredPage, Submission
from compliance.selectors import list_open_requests
from compliance.services import submit_case as submitting
from compliance.services.request_changes import ChangeRequest
from compliance.services.save_draft import save_draft
from compliance.services.submit_case import PrecheckBlocked, submit_case
from config.errors import ErrorCode
from tests.compliance.factories import (
    TAX_ID,
    draft_case,
    get_customer,
    make_customer,
    returned_case,
    submitted_case,
    under_review,
)

pytestmark = pytest.mark.django_db
BETTER = "Order confirmations sent to customers after a purchase in our shop; one an order."


def test_a_complete_draft_is_frozen_and_moves_the_account() -> None:
    case = submitted_case()
    version = under_review(case)
    assert (case.state, case.submitted_at) == ("submitted", case.state_since)
    assert (version.version, version.submitted_by) == (1, get_customer(case))
    assert version.frozen_at is not None
    assert Account.objects.get(pk=case.account_id).stage == "in_review"


def test_the_move_is_recorded_and_told() -> None:
    case = submitted_case()
    events = list_events(case.account).filter(verb="submit")
    assert [(event.subject, event.from_state, event.to_state) for event in events] == [
        ("kyc case", "draft", "submitted")
    ]
    notice = Notice.objects.get(kind="submission_received")
    version = under_review(case)
    assert f"decided by {version.eta_likely_at:%A, %-d %B}" in notice.body
    assert f"nine in ten by {version.eta_latest_at:%A, %-d %B}" in notice.body
    assert notice.subject == "We received your compliance details"


def test_the_tax_id_and_the_phone_number_are_stored_in_plain_form() -> None:
    version = under_review(submitted_case(tax_id=" 19558 39661k ", contact_phone="+44 20 79460123"))
    assert (version.tax_id, version.tax_id_last4) == (TAX_ID, "9661")
    assert version.tax_id_index == index_tax_id(TAX_ID, country="GB")
    assert version.contact_phone == "+442079460123"


def test_an_empty_form_names_every_missing_field(refused) -> None:
    account, owner = make_customer()
    save_draft(account.pk, values={"entity_type": "sole_trader", "country": "GB"}, actor=owner)
    with refused(ErrorCode.FIELD_MISSING) as error:
        submit_case(account.pk, actor=owner)
    assert set(error.value.details) == {
        "business_name",
        "tax_id",
        "street",
        "city",
        "postal_code",
        "website_url",
        "use_case_type",
        "use_case",
        "sample_1",
        "cta_url",
        "destination_countries",
        "contact_name",
        "contact_email",
        "contact_phone",
    }
    assert "your own name" in error.value.details["business_name"][0]
    assert "UTR" in error.value.details["tax_id"][0]


def test_wrong_answers_are_told_apart_from_missing_ones(refused) -> None:
    case = draft_case(website_url="http://localhost/", city="")
    with refused(ErrorCode.REQUEST_INVALID) as error:
        submit_case(case.account_id, actor=get_customer(case))
    assert list(error.value.details) == ["city", "website_url"]


def test_without_a_draft_there_is_nothing_to_submit(refused) -> None:
    account, owner = make_customer()
    with refused(ErrorCode.STATE_FORBIDS):
        submit_case(account.pk, actor=owner)


def test_submitting_twice_is_refused(refused) -> None:
    case = submitted_case()
    with refused(ErrorCode.STATE_FORBIDS):
        submit_case(case.account_id, actor=get_customer(case))


def test_before_the_address_is_proven_nothing_is_submitted(refused) -> None:
    case = draft_case()
    Account.objects.filter(pk=case.account_id).update(stage="signup")
    with refused(ErrorCode.STATE_FORBIDS):
        submit_case(case.account_id, actor=get_customer(case))


def test_an_asked_field_that_did_not_change_is_named(reviewer, refused) -> None:
    case = returned_case(
        reviewer,
        ChangeRequest("use_case", "vague_use_case"),
        ChangeRequest("business_name", "name_mismatch"),
    )
    owner = get_customer(case)
    save_draft(case.account_id, values={"use_case": BETTER}, actor=owner)
    with refused(ErrorCode.REQUEST_INVALID) as error:
        submit_case(case.account_id, actor=owner)
    assert list(error.value.details) == ["business_name"]


def test_without_any_correction_nothing_goes_out(reviewer, refused) -> None:
    case = returned_case(reviewer)
    with refused(ErrorCode.REQUEST_INVALID):
        submit_case(case.account_id, actor=get_customer(case))


def test_a_correction_is_the_next_version_and_resolves_the_request(reviewer) -> None:
    case = returned_case(reviewer)
    owner = get_customer(case)
    save_draft(case.account_id, values={"use_case": BETTER}, actor=owner)
    case = submit_case(case.account_id, actor=owner)
    assert (case.state, case.claimed_by, case.account.stage) == ("submitted", None, "in_review")
    assert list(list_open_requests(case)) == []
    assert FieldRequest.objects.get().resolved_in == under_review(case)
    assert Submission.objects.filter(case=case).exclude(frozen_at=None).count() == 2


def test_a_website_that_was_put_right_keeps_its_address(reviewer) -> None:
    case = returned_case(reviewer, ChangeRequest("website_url", "missing_privacy_policy"))
    case = submit_case(case.account_id, actor=get_customer(case))
    assert (case.state, under_review(case).version) == ("submitted", 2)


def test_the_version_is_frozen_with_the_pages_as_they_were_found(web) -> None:
    version = under_review(submitted_case())
    evidence = Evidence.objects.get(submission=version)
    assert evidence.completed_at is not None
    visits = {visit.role: visit for visit in PageVisit.objects.filter(evidence=evidence)}
    assert {"website", "privacy", "opt_in"} <= set(visits)
    assert visits["website"].status == 200
    assert "Order on this website" in visits["website"].page.text
    assert visits["website"].page.body == web.fetch("https://www.example.com").body


def test_the_same_page_is_kept_once_however_often_it_is_looked_at() -> None:
    submitted_case()
    pages = StoredPage.objects.count()
    submitted_case()
    assert StoredPage.objects.count() == pages


def test_what_a_reviewer_would_send_back_is_not_taken(web, refused) -> None:
    case = draft_case()
    web.put("https://www.example.com", "Not here.", status=404)
    with refused(ErrorCode.PRECHECK_BLOCKED) as error:
        submit_case(case.account_id, actor=get_customer(case))
    assert list(error.value.details) == ["website_url"]
    assert isinstance(error.value, PrecheckBlocked)
    assert [each.code for each in error.value.evaluation.blocking] == ["website_not_found"]
    assert Evidence.objects.count() == 0


def test_a_website_is_visited_once_while_a_person_waits(web) -> None:
    submitted_case()
    assert web.visited.count("https://www.example.com") == 1


def test_a_draft_that_changed_while_it_was_checked_is_not_submitted(monkeypatch, refused) -> None:
    case = draft_case()
    owner = get_customer(case)
    check = submitting.evaluate

    def check_slowly(draft: Submission, **options: object) -> object:
        found = check(draft, **options)
        Submission.objects.filter(case=case).update(city="York")
        return found

    monkeypatch.setattr(submitting, "evaluate", check_slowly)
    with pytest.raises(submitting.DomainError) as error:
        submit_case(case.account_id, actor=owner)
    assert error.value.code is ErrorCode.STALE_FORM
    case.refresh_from_db()
    assert case.state == "draft"


def test_our_clock_runs_from_submission_and_theirs_while_they_correct(reviewer) -> None:
    case = submitted_case()
    assert (case.turn, case.turn_since) == ("us", case.submitted_at)
    assert case.due_at > case.submitted_at
    asked = returned_case(reviewer)
    assert (asked.turn, asked.due_at) == ("customer", None)
    assert asked.lapses_at is not None
