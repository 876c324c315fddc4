from __future__ import annotations

import pytest

from compliance.models import Submission
from compliance.selectors import get_draft, list_editable_fields
from compliance.services.claim_case import claim_case
from compliance.services.request_changes import ChangeRequest
from compliance.services.save_draft import save_draft
from config.errors import ErrorCode
from tests.compliance.factories import (
    TAX_ID,
    complete_submission_values,
    draft_case,
    get_customer,
    make_customer,
    returned_case,
    submitted_case,
)

pytestmark = pytest.mark.django_db


def test_what_was_typed_is_kept_even_when_wrong() -> None:
    account, owner = make_customer()
    values = {"contact_email": "not an address", "country": "zz", "use_case": "x" * 9000}
    save_draft(account.pk, values=values, actor=owner)
    draft = Submission.objects.get()
    assert (draft.contact_email, draft.country, len(draft.use_case)) == (
        "not an address",
        "ZZ",
        9000,
    )


def test_a_field_that_is_not_given_stays() -> None:
    case = draft_case()
    save_draft(case.account_id, values={"city": "York"}, actor=get_customer(case))
    draft = get_draft(case)
    assert (draft.city, draft.street, draft.tax_id) == ("York", "12 Example Street", TAX_ID)


def test_unknown_fields_are_ignored() -> None:
    case = draft_case()
    values = {"frozen_at": "2026-01-01", "version": 9, "state": "approved", "city": "York"}
    draft = save_draft(case.account_id, values=values, actor=get_customer(case))
    assert (draft.version, draft.frozen_at, draft.case.state) == (1, None, "draft")


def test_destinations_are_codes_in_order_and_once() -> None:
    case = draft_case(destination_countries=["de", "GB", "DE", ""])
    assert get_draft(case).destination_countries == ["DE", "GB"]


def test_channels_are_names_in_order_and_once() -> None:
    case = draft_case(channels=["SMS", "whatsapp", "sms"])
    assert get_draft(case).channels == ["sms", "whatsapp"]


def test_characters_that_cannot_be_stored_are_dropped() -> None:
    case = draft_case(business_name=" Ada\0 \ud800Example ", use_case="one\r\ntwo")
    draft = get_draft(case)
    assert (draft.business_name, draft.use_case) == ("Ada ?Example", "one\ntwo")


@pytest.mark.parametrize(
    ("typed", "shown"), [("19558 39661", "9661"), ("195", ""), ("1234567", ""), ("", "")]
)
def test_the_last_four_are_shown_only_of_a_long_enough_id(typed: str, shown: str) -> None:
    assert get_draft(draft_case(tax_id=typed)).tax_id_last4 == shown


def test_after_a_request_only_the_asked_field_may_change(reviewer, refused) -> None:
    case = returned_case(reviewer)
    assert list_editable_fields(case) == ("use_case",)
    values = complete_submission_values(city="York", use_case="Better: " + "x" * 40)
    with refused(ErrorCode.STATE_FORBIDS) as error:
        save_draft(case.account_id, values=values, actor=get_customer(case))
    assert list(error.value.details) == ["city"]


def test_a_whole_form_with_only_the_asked_field_changed_is_the_next_version(reviewer) -> None:
    case = returned_case(reviewer)
    values = complete_submission_values(use_case="Better: " + "x" * 40)
    draft = save_draft(case.account_id, values=values, actor=get_customer(case))
    assert (draft.version, draft.frozen_at) == (2, None)
    assert (draft.tax_id, draft.tax_id_last4, draft.city) == (TAX_ID, "9661", "Leeds")
    assert case.submissions.get(version=1).use_case.startswith("Order confirmations")


def test_asking_for_the_country_opens_the_address_and_the_tax_id(reviewer) -> None:
    case = returned_case(reviewer, ChangeRequest("country", "address_unverifiable"))
    assert list_editable_fields(case) == (
        "country",
        "tax_id",
        "street",
        "city",
        "region",
        "postal_code",
    )


def test_nothing_can_be_changed_while_it_waits_for_review(refused) -> None:
    case = submitted_case()
    assert list_editable_fields(case) == ()
    with refused(ErrorCode.STATE_FORBIDS):
        save_draft(case.account_id, values={"city": "York"}, actor=get_customer(case))


def test_nothing_can_be_changed_while_it_is_reviewed(reviewer, refused) -> None:
    case = claim_case(submitted_case().pk, actor=reviewer)
    with refused(ErrorCode.STATE_FORBIDS):
        save_draft(case.account_id, values={"city": "York"}, actor=get_customer(case))


def test_documents_are_not_taken_from_the_form(reviewer) -> None:
    """Otherwise one account could name another's file."""
    case = draft_case()
    values = {"documents": ["0190f3a0-0000-7000-8000-000000000000"]}
    draft = save_draft(case.account_id, values=values, actor=get_customer(case))
    assert draft.documents == []
