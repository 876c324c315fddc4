"""A verdict is taken on the facts the reviewer saw, or not at all."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import AuditEvent, User
from accounts.roles import StaffRole
from compliance.models import Decision, Evidence, KycCase, RiskScreening
from compliance.models.kyc_case import CaseState
from compliance.services.claim_case import claim_case
from compliance.services.gather_evidence import gather_evidence
from compliance.services.release_case import release_case
from compliance.services.save_draft import save_draft
from compliance.services.submit_case import submit_case
from compliance.services.withdraw_case import withdraw_case
from tests.compliance.admin.desk import button_of, change, decide, page_of, state_of, unlike
from tests.compliance.admin.desk import version_of as read_version
from tests.compliance.conftest import take_picture
from tests.compliance.factories import (
    claimed_case,
    complete_submission_values,
    get_customer,
    submitted_case,
)
from tests.staff import make_staff, sign_in
from tests.websites import FakeWeb, answer

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer() -> User:
    return make_staff(StaffRole.REVIEWER)


def look_again(case: KycCase, **columns: Any) -> Evidence:
    """New evidence for the version on the table, as a worker would have stored it."""
    version = case.submissions.order_by("-version").first()
    columns = {"completed_at": timezone.now(), "registry": {}, **columns}
    return Evidence.objects.create(submission=version, **columns)


def test_version_that_was_replaced_is_not_approved_and_the_page_shows_what_changed(
    reviewer: User,
) -> None:
    case, _ = claimed_case(reviewer)
    seen = read_version(case)
    release_case(case.pk, actor=reviewer)
    customer = get_customer(case)
    withdraw_case(case.account_id, actor=customer)
    values = complete_submission_values(city="York")
    save_draft(case.account_id, values=values, actor=customer)
    submit_case(case.account_id, actor=customer)
    claim_case(case.pk, actor=reviewer)
    before = take_picture()
    refusal = decide(sign_in(reviewer), case, "approve", version=seen, note="Looks fine.")
    text = refusal.content.decode()
    assert refusal.status_code == 409
    assert "Town or city: Leeds → York" in text
    assert "Looks fine." in text
    assert "Nothing was changed." in text
    assert take_picture() == before
    assert Decision.objects.count() == 0


def test_second_verdict_hears_of_the_first(reviewer: User) -> None:
    case, _ = claimed_case(reviewer)
    seen, client = read_version(case), sign_in(reviewer)
    decide(client, case, "reject")
    refusal = decide(client, case, "approve", version=seen)
    assert refusal.status_code == 409
    assert "Reviewer Jones: propose (in_review → second_review)" in refusal.content.decode()
    assert state_of(case) == CaseState.SECOND_REVIEW


def test_submission_of_another_case_is_refused(reviewer: User) -> None:
    case, other = claimed_case(reviewer)[0], claimed_case(reviewer)[0]
    before = take_picture()
    nonsense = ("", ":", "x:1", "::::::", f"{uuid.uuid4()}:9:x:y", "\x00")
    for seen in (read_version(other), *nonsense):
        assert decide(sign_in(reviewer), case, "approve", version=seen).status_code in (409, 422)
    assert take_picture() == before


def test_new_evidence_and_screening_are_looked_at_first(reviewer: User) -> None:
    case, version = claimed_case(reviewer)
    seen = read_version(case)
    problem = "The opt-in page is gone."
    finding = {"code": "x", "severity": "block", "field": "cta_url", "problem": problem}
    look_again(case, findings=[finding])
    RiskScreening.objects.create(submission=version, outcome="hold", score=60)
    before = take_picture()
    refusal = decide(sign_in(reviewer), case, "request-changes", version=seen)
    text = refusal.content.decode()
    assert refusal.status_code == 409
    assert f"Found now: {problem}" in text
    assert "It is now: hold, 60 points." in text
    assert "What about orders?" in text
    assert take_picture() == before


def test_colleagues_private_note_is_read_before_a_verdict(reviewer: User) -> None:
    case, _ = claimed_case(reviewer)
    seen = read_version(case)
    colleague = sign_in(make_staff(StaffRole.SENIOR))
    assert decide(colleague, case, "note", text="The shop is a\u202e front.").status_code == 302
    before = take_picture()
    refusal = decide(sign_in(reviewer), case, "reject", version=seen)
    assert refusal.status_code == 409
    words = "Senior Jones wrote a private note: “The shop is a[U+202E] front.”"
    assert words in refusal.content.decode()
    assert take_picture() == before


# --- evidence -------------------------------------------------------------------------------------


def test_evidence_of_yesterday_does_not_approve_and_refreshing_shows_what_is_found(
    reviewer: User, web: FakeWeb
) -> None:
    case = submitted_case(**unlike(website_url="https://kestrel.example"))
    version = case.submissions.get()
    Evidence.objects.filter(submission=version).first()
    age_evidence(case)
    claim_case(case.pk, actor=reviewer)
    client = sign_in(reviewer)
    assert "old; refresh it first." in button_of(client, case, "approve").why_not
    before = take_picture()
    refusal = decide(client, case, "approve")
    assert refusal.status_code == 422
    assert take_picture() == before
    assert button_of(client, case, "reject").why_not == ""

    for address in ("https://kestrel.example", "https://kestrel.example/"):
        web.pages[address] = answer(address, "Gone", status=404)
    assert decide(client, case, "refresh").url == page_of(case)
    gathering = Evidence.objects.get(completed_at=None)
    assert gathering.asked_by == reviewer
    waiting = button_of(client, case, "approve").why_not
    assert waiting.startswith("The evidence is being refreshed, try 1 of 3")
    assert "try 1 of 3" in button_of(client, case, "refresh").why_not

    gather_evidence(gathering.pk)
    page = client.get(page_of(case)).context["page"]
    assert page.look.gathering == ""
    blocking = [found for found in page.sections[1].check.against if found.finding.blocks]
    assert blocking[0].finding.code == "website_not_found"
    assert button_of(client, case, "approve").label == "Propose approval"


def age_evidence(case: KycCase) -> None:
    """Nobody has looked since the day before yesterday. Complete evidence takes no change."""
    for evidence in Evidence.objects.filter(submission__case=case):
        copy = look_again(
            case,
            findings=evidence.findings,
            completed_at=timezone.now() - timedelta(hours=26),
        )
        assert copy.completed_at < evidence.completed_at


def test_confirming_an_approval_needs_fresh_evidence_too(reviewer: User, settings: Any) -> None:
    case, _ = claimed_case(reviewer)
    change(case, risk_score=61, risk_outcome="review")
    decide(sign_in(reviewer), case, "approve")
    settings.EVIDENCE_HOURS = 0
    senior = sign_in(make_staff(StaffRole.SENIOR))
    before = take_picture()
    refusal = decide(senior, case, "confirm")
    assert refusal.status_code == 422
    assert "refresh it first" in refusal.content.decode()
    assert take_picture() == before
    assert decide(senior, case, "refresh").status_code == 302


def test_unscreened_case_is_not_approved(reviewer: User) -> None:
    case, _ = claimed_case(reviewer)
    change(case, risk_outcome="")
    client = sign_in(reviewer)
    assert "screening has not run" in button_of(client, case, "approve").why_not
    before = take_picture()
    assert decide(client, case, "approve").status_code == 422
    assert take_picture() == before


def test_asking_twice_for_fresh_evidence_asks_once(reviewer: User) -> None:
    case = submitted_case()
    client = sign_in(reviewer)
    assert decide(client, case, "refresh").status_code == 302
    assert decide(client, case, "refresh").status_code == 422
    assert Evidence.objects.filter(completed_at=None).count() == 1
    assert AuditEvent.objects.filter(verb="refresh_evidence").count() == 1
