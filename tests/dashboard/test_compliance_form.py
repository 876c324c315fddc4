"""The form keeps everything, says exactly what is missing, and opens only what we ask about."""

from collections.abc import Callable
from html import escape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models.account import Stage
from compliance.completeness import FIELD_NAMES, FIELDS
from compliance.models import Evidence, KycCase, Submission
from compliance.models.kyc_case import CaseState
from compliance.selectors import get_case, get_draft, get_working_submission
from tests.dashboard.situations import ANSWERS, TAX_ID
from tests.websites import FakeWeb


def test_first_form_has_every_field_and_what_signing_up_told_us(visit: Callable) -> None:
    guest, client = visit("fresh")
    text = client.get("/compliance").content.decode()
    for spec in FIELDS:
        assert f'id="id_{spec.name}"' in text
        assert escape(spec.label) in text
    assert escape(guest.account.name) in text
    assert not KycCase.objects.exists()  # looking writes nothing


def test_complete_form_is_submitted(visit: Callable) -> None:
    guest, client = visit("fresh")
    answer = client.post("/compliance", {**ANSWERS, "action": "submit"})
    assert answer.status_code == 302
    assert answer["Location"] == "/compliance/status"
    guest.account.refresh_from_db()
    assert guest.account.stage == Stage.IN_REVIEW


def test_draft_is_saved_as_typed(visit: Callable) -> None:
    guest, client = visit("fresh")
    typed = {"business_name": "Amira <Holt>", "website_url": "holt bakery", "action": "save"}
    answer = client.post("/compliance", typed, follow=True)
    assert answer.redirect_chain == [("/compliance", 302)]
    text = answer.content.decode()
    assert 'value="Amira &lt;Holt&gt;"' in text
    assert 'value="holt bakery"' in text
    guest.account.refresh_from_db()
    assert guest.account.stage == Stage.COMPLIANCE_DETAILS


def test_incomplete_form_is_kept_and_not_submitted(visit: Callable) -> None:
    guest, client = visit("fresh")
    answer = client.post("/compliance", {**ANSWERS, "street": "", "action": "submit"})
    assert answer.status_code == 422
    assert 'value="Bristol"' in answer.content.decode()
    assert get_draft(get_case(guest.account)).city == "Bristol"
    assert get_case(guest.account).state == CaseState.DRAFT
    guest.account.refresh_from_db()
    assert guest.account.stage == Stage.COMPLIANCE_DETAILS


def test_refusal_names_exactly_what_is_missing_at_the_top_and_beside_the_field(
    visit: Callable,
) -> None:
    _, client = visit("fresh")
    posted = {**ANSWERS, "street": "", "website_url": "www.example.com", "action": "submit"}
    text = client.post("/compliance", posted).content.decode()
    summary = text.partition('id="gaps-title"')[2].partition("</section>")[0]
    assert "2 answers need your attention" in summary
    assert '<a href="#id_street">Street and number</a>: Street and number is missing.' in summary
    assert '<a href="#id_website_url">Website</a>' in summary
    assert summary.count("<li>") == 2
    assert text.count('aria-invalid="true"') == 2
    assert 'id="id_street_fault"' in text


def test_empty_form_lists_every_required_field(visit: Callable) -> None:
    _, client = visit("fresh")
    text = client.post("/compliance", {"action": "submit"}).content.decode()
    summary = text.partition('id="gaps-title"')[2].partition("</section>")[0]
    for spec in FIELDS:
        assert (f'href="#id_{spec.name}"' in summary) is spec.required


def test_checking_says_what_a_reviewer_would_send_back_and_sends_nothing(
    visit: Callable, web: FakeWeb
) -> None:
    guest, client = visit("fresh")
    web.put("https://www.example.com", "Gone.", status=404)
    vague = {"use_case": "Sending notifications to the people who use our shop and app."}
    answer = client.post("/compliance", {**ANSWERS, **vague, "action": "check"})
    text = answer.content.decode()
    assert answer.status_code == 200
    found = text.partition('id="found"')[2].partition("</section>")[0]
    assert "Must be put right before you can submit" in found
    assert '<a href="#id_use_case">What you will send</a>' in found
    assert '<a href="#id_website_url">Website</a>' in found
    assert "For example:" in found
    guest.account.refresh_from_db()
    assert guest.account.stage == Stage.COMPLIANCE_DETAILS
    assert Evidence.objects.count() == 0


def test_what_blocks_is_not_submitted_and_is_kept(visit: Callable, web: FakeWeb) -> None:
    guest, client = visit("fresh")
    web.fail("https://www.example.com", "dns_failure")
    answer = client.post("/compliance", {**ANSWERS, "action": "submit"})
    assert answer.status_code == 422
    assert "Not submitted yet" in answer.content.decode()
    assert get_case(guest.account).state == CaseState.DRAFT
    assert get_draft(get_case(guest.account)).city == "Bristol"


def test_nothing_in_the_way_is_said_too(visit: Callable) -> None:
    guest, client = visit("fresh")
    text = client.post("/compliance", {**ANSWERS, "action": "check"}).content.decode()
    assert "Ready to submit" in text
    assert get_case(guest.account).state == CaseState.DRAFT


def test_a_correction_is_taken_over_with_one_button_and_nothing_else_changes(
    visit: Callable,
) -> None:
    guest, client = visit("fresh")
    client.post("/compliance", {**ANSWERS, "action": "save"})
    posted = {"partial": "1", "business_name": "Amira J. Holt", "action": "check"}
    assert client.post("/compliance", posted).status_code == 200
    draft = get_draft(get_case(guest.account))
    assert draft.business_name == "Amira J. Holt"
    assert draft.destination_countries == ["FR", "DE"]
    assert draft.local_rules == ["EU_UK"]


def test_rules_that_apply_are_shown_and_must_be_confirmed(visit: Callable) -> None:
    _, client = visit("fresh")
    posted = {**ANSWERS, "destination_countries": ["FR", "CA"], "action": "submit"}
    answer = client.post("/compliance", posted)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Canada: CASL" in text
    assert "US: TCPA" not in text


def test_untouched_draft_shows_what_is_left_without_scolding(visit: Callable) -> None:
    _, client = visit("draft")
    text = client.get("/compliance").content.decode()
    assert "Before you can submit" in text
    assert "aria-invalid" not in text


def test_tax_id_is_never_shown_again(visit: Callable) -> None:
    _guest, client = visit("fresh")
    refused = client.post("/compliance", {**ANSWERS, "city": "", "action": "submit"})
    pages = [refused, client.get("/compliance")]
    client.post("/compliance", {"action": "submit", **ANSWERS})
    pages += [client.get("/compliance/status"), client.get("/")]
    for page in pages:
        assert TAX_ID not in page.content.decode()
    assert f"ends in <code>{TAX_ID[-4:]}</code>" in refused.content.decode()


def test_empty_tax_id_keeps_the_stored_one(visit: Callable) -> None:
    guest, client = visit("draft")
    client.post("/compliance", {"tax_id": "", "city": "Bristol", "action": "save"})
    draft = get_working_submission(get_case(guest.account))
    assert draft.tax_id == TAX_ID
    assert draft.city == "Bristol"


def test_request_shows_what_is_wrong_how_to_fix_it_and_the_note(visit: Callable) -> None:
    _, client = visit("action_required")
    text = client.get("/compliance").content.decode()
    assert "Vague use case" in text
    assert "How to fix it:" in text
    assert "A good example:" in text
    assert "Please say what triggers them." in text


def test_only_asked_fields_can_be_typed_into(visit: Callable) -> None:
    _, client = visit("action_required")
    text = client.get("/compliance").content.decode()
    assert 'name="use_case"' in text
    for spec in FIELDS:
        assert (f'name="{spec.name}"' in text) is (spec.name == "use_case")
    assert "12 Quay Street" in text
    assert TAX_ID not in text


def test_forged_answer_to_a_closed_field_changes_nothing(visit: Callable) -> None:
    guest, client = visit("action_required")
    better = "Order confirmations, sent once when a customer pays in our web shop for bread."
    posted = {"use_case": better, "business_name": "Somebody Else", "action": "submit"}
    assert client.post("/compliance", posted)["Location"] == "/compliance/status"
    newest = get_working_submission(get_case(guest.account))
    assert (newest.version, newest.use_case) == (2, better)
    assert newest.business_name == ANSWERS["business_name"]


def test_unchanged_answer_to_a_request_is_not_submitted(visit: Callable) -> None:
    guest, client = visit("action_required")
    posted = {"use_case": ANSWERS["use_case"], "action": "submit"}
    answer = client.post("/compliance", posted)
    assert answer.status_code == 422
    assert b"This is as it was." in answer.content
    guest.account.refresh_from_db()
    assert guest.account.stage == Stage.ACTION_REQUIRED


@pytest.mark.parametrize("situation", ["in_review", "claimed", "rejected", "channel_setup"])
def test_form_leads_to_the_status_when_it_is_not_the_customers_turn(
    visit: Callable, situation: str
) -> None:
    _guest, client = visit(situation)
    assert client.get("/compliance")["Location"] == "/compliance/status"
    before = Submission.objects.count()
    answer = client.post("/compliance", {"city": "Bath", "action": "submit"})
    assert answer.status_code == 422
    assert b"Nothing was changed" in answer.content
    assert Submission.objects.count() == before
    assert not Submission.objects.filter(city="Bath").exists()


def test_billing_may_look_but_not_change(visit: Callable) -> None:
    _guest, client = visit("draft", role="billing")
    assert client.get("/compliance").status_code == 200
    answer = client.post("/compliance", {"city": "Bath", "action": "save"})
    assert answer.status_code == 403
    assert not Submission.objects.filter(city="Bath").exists()


@pytest.mark.parametrize(
    "typed", ["a\0b", "x" * 50_000, "\ud800", "<script>", "'; --", "\u202e" * 9, "\r\n\t"]
)
def test_odd_text_in_any_field_is_no_accident(visit: Callable, typed: str) -> None:
    _, client = visit("fresh")
    raw = typed.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    answer = client.post("/compliance", {**dict.fromkeys(FIELD_NAMES, raw), "action": "submit"})
    assert answer.status_code == 422
    assert b"<script>" not in answer.content


def test_too_large_a_form_is_refused_kindly(visit: Callable) -> None:
    _, client = visit("fresh")
    answer = client.post("/compliance", {"use_case": "x" * 3_000_000, "action": "save"})
    assert answer.status_code == 400
    assert b"We cannot read this request" in answer.content
    assert not KycCase.objects.exists()


def test_file_instead_of_text_is_ignored(visit: Callable) -> None:
    _, client = visit("fresh")
    answer = client.post(
        "/compliance", {"business_name": SimpleUploadedFile("x", b"x"), "action": "submit"}
    )
    assert answer.status_code == 422
