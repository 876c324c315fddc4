"""Who may do what with a case, by which button, and what every refusal leaves behind."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import AuditEvent, Membership, User
from accounts.models.membership import Role
from accounts.roles import PERMISSIONS, StaffRole
from compliance.models import Evidence, FieldRequest, KycCase, PrivateNote, SharedNote
from compliance.models.kyc_case import CaseState
from compliance.services.reject_case import reject_case
from tests.compliance.admin.desk import (
    ALL_CRITERIA,
    QUEUE,
    SAID,
    button_of,
    change,
    decide,
    form_of,
    page_of,
    state_of,
    unlike,
    version_of,
)
from tests.compliance.conftest import take_picture
from tests.compliance.factories import TAX_ID, claimed_case, submitted_case
from tests.staff import make_staff, sign_in

pytestmark = pytest.mark.django_db
PERMISSION = {
    "release": "claim",
    "refresh": "claim",
    "request-changes": "request_changes",
    "confirm": "second_review",
    "send-back": "second_review",
    "shared-note": "note",
}
SECOND = ("confirm", "send-back")


@pytest.fixture
def reviewer() -> User:
    return make_staff(StaffRole.REVIEWER)


def proposed_case(by: User, **values: Any) -> KycCase:
    """A case of which ``by`` proposed the rejection."""
    case, version = claimed_case(by, **values)
    codes = ["prohibited_industry"]
    return reject_case(case.pk, submission_id=version.pk, actor=by, reason_codes=codes)


def case_for(name: str, staff: User) -> KycCase:
    """A case on which whoever has the permission may take the decision ``name``."""
    if name in SECOND:
        return proposed_case(make_staff(StaffRole.REVIEWER))
    return submitted_case() if name == "claim" else claimed_case(staff)[0]


# --- roles ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", StaffRole.values)
@pytest.mark.parametrize("name", SAID)
def test_each_role_decides_only_what_its_permissions_say(role: str, name: str) -> None:
    staff = make_staff(role)
    case = case_for(name, staff)
    before, notes = take_picture(), PrivateNote.objects.count()
    answer = decide(sign_in(staff), case, name)
    if f"compliance.{PERMISSION.get(name, name)}_kyccase" in PERMISSIONS[role]:
        assert answer.status_code == 302
        assert (take_picture(), PrivateNote.objects.count()) != (before, notes)
    else:
        assert answer.status_code == 403
        assert (take_picture(), PrivateNote.objects.count()) == (before, notes)


def test_role_without_the_permission_is_told_on_the_button() -> None:
    case = proposed_case(make_staff(StaffRole.REVIEWER))
    button = button_of(sign_in(make_staff(StaffRole.REVIEWER)), case, "confirm")
    assert button.why_not == "The reviewer role may not do this."


# --- claiming -------------------------------------------------------------------------------------


def test_claim_is_a_button_without_a_form(reviewer: User) -> None:
    case = submitted_case()
    assert decide(sign_in(reviewer), case, "claim").url == page_of(case)
    assert KycCase.objects.get(pk=case.pk).claimed_by == reviewer


def test_claiming_ones_own_case_renews_the_claim(reviewer: User) -> None:
    case, _ = claimed_case(reviewer)
    change(case, lease_until=timezone.now() + timedelta(minutes=1))
    client = sign_in(reviewer)
    assert button_of(client, case, "claim").label == "Renew claim"
    assert decide(client, case, "claim").status_code == 302
    left = KycCase.objects.get(pk=case.pk).lease_until - timezone.now()
    assert left > timedelta(minutes=29)


def test_senior_takes_over_and_reads_from_whom(reviewer: User) -> None:
    case, _ = claimed_case(reviewer)
    senior = make_staff(StaffRole.SENIOR)
    client = sign_in(senior)
    assert button_of(client, case, "claim").label == f"Take over from {reviewer}"
    assert decide(client, case, "claim").status_code == 302
    assert KycCase.objects.get(pk=case.pk).claimed_by == senior
    assert AuditEvent.objects.get(verb="take_over").facts == {"from": str(reviewer)}


def test_reviewer_takes_over_only_what_ran_out(reviewer: User) -> None:
    case, _ = claimed_case(make_staff(StaffRole.SENIOR))
    client = sign_in(reviewer)
    before = take_picture()
    answer = decide(client, case, "claim")
    assert answer.status_code == 422
    assert "Senior Jones has this case since" in answer.content.decode()
    assert take_picture() == before
    change(case, lease_until=timezone.now() - timedelta(minutes=1))
    assert button_of(client, case, "claim").label == "Take over from Senior Jones"
    assert decide(client, case, "claim").status_code == 302
    assert KycCase.objects.get(pk=case.pk).claimed_by == reviewer


# --- what stands in the way -----------------------------------------------------------------------


def test_disabled_button_says_why(reviewer: User) -> None:
    case, _ = claimed_case(make_staff(StaffRole.SENIOR))
    answer = sign_in(reviewer).get(page_of(case))
    closed = [choice for choice in answer.context["choices"] if choice.why_not]
    shown = [button.decision.name for choice in closed for button in choice.buttons]
    assert shown == ["claim", "approve", "request-changes", "reject"]
    assert all("Senior Jones has this case since" in choice.why_not for choice in closed)


def test_case_that_nobody_claimed_is_not_decided(reviewer: User) -> None:
    case = submitted_case()
    before = take_picture()
    for name in ("release", "approve", "request-changes", "reject"):
        answer = decide(sign_in(reviewer), case, name)
        assert answer.status_code == 422
        assert "claim it first" in answer.content.decode()
    assert take_picture() == before


def test_case_that_somebody_else_claimed_is_not_decided(reviewer: User) -> None:
    case, _ = claimed_case(make_staff(StaffRole.SENIOR))
    before = take_picture()
    for name in ("claim", "release", "approve", "request-changes", "reject"):
        assert decide(sign_in(reviewer), case, name).status_code == 422
    assert take_picture() == before


@pytest.mark.parametrize("name", [each for each in SAID if each not in (*SECOND, "release")])
def test_nobody_decides_on_their_own_company_and_the_attempt_is_kept(
    reviewer: User, name: str
) -> None:
    case = case_for(name, reviewer)
    Membership.objects.create(account=case.account, user=reviewer, role=Role.DEVELOPER)
    before = take_picture()
    answer = decide(sign_in(reviewer), case, name)
    assert answer.status_code == 403
    assert "belong to" in answer.content.decode()
    after = take_picture()
    (event,) = AuditEvent.objects.filter(verb="refuse")
    assert (event.account, event.actor, event.facts["attempt"]) == (case.account, reviewer, name)
    assert len(after.pop("AuditEvent")) == len(before.pop("AuditEvent")) + 1
    assert after == before
    assert not PrivateNote.objects.exists()
    assert not SharedNote.objects.exists()


@pytest.mark.parametrize("name", SECOND)
def test_nobody_is_their_own_second_person(name: str) -> None:
    senior = make_staff(StaffRole.SENIOR)
    case = proposed_case(senior)
    client = sign_in(senior)
    assert "You proposed this" in button_of(client, case, name).why_not
    before = take_picture()
    answer = decide(client, case, name)
    assert answer.status_code == 403
    assert "COMPLIANCE_004" in answer.content.decode()
    after = take_picture()
    assert AuditEvent.objects.filter(verb="refuse").count() == 1
    assert len(after.pop("AuditEvent")) == len(before.pop("AuditEvent")) + 1
    assert after == before


# --- approving ------------------------------------------------------------------------------------


def test_approval_ticks_what_is_clear_and_keeps_what_was_ticked(reviewer: User) -> None:
    case, _ = claimed_case(reviewer)
    client = sign_in(reviewer)
    form = client.get(form_of(case, "approve")).context["form"]
    assert form.initial["criteria"] == ALL_CRITERIA
    assert decide(client, case, "approve").url == QUEUE
    event = AuditEvent.objects.get(verb="approve", subject="kyc case")
    assert event.facts["criteria"] == ALL_CRITERIA


def test_doubtful_criterion_is_not_ticked_beforehand(reviewer: User) -> None:
    case, version = claimed_case(reviewer)
    finding = {"code": "x", "severity": "warn", "field": "cta_url", "problem": "No frequency."}
    Evidence.objects.create(
        submission=version, findings=[finding], completed_at=timezone.now(), registry={}
    )
    answer = sign_in(reviewer).get(form_of(case, "approve"))
    expected = [each for each in ALL_CRITERIA if each != "opt_in"]
    assert answer.context["form"].initial["criteria"] == expected
    assert "No frequency." in answer.content.decode()


@pytest.mark.parametrize("ticked", [[], ALL_CRITERIA[:4], [*ALL_CRITERIA[:4], "no_such_thing"]])
def test_approval_needs_every_criterion_ticked(reviewer: User, ticked: list[str]) -> None:
    case, _ = claimed_case(reviewer)
    before = take_picture()
    answer = decide(sign_in(reviewer), case, "approve", criteria=ticked, note="Looks fine.")
    assert answer.status_code == 422
    assert "Looks fine." in answer.content.decode()
    assert take_picture() == before


def test_high_risk_is_proposed_says_why_and_is_confirmed_by_a_senior(reviewer: User) -> None:
    case, _ = claimed_case(reviewer)
    change(case, risk_score=61, risk_outcome="review")
    client = sign_in(reviewer)
    assert button_of(client, case, "approve").label == "Propose approval"
    text = client.get(form_of(case, "approve")).content.decode()
    assert "This will be a proposal" in text
    assert "The risk score is 61" in text
    decide(client, case, "approve")
    assert state_of(case) == CaseState.SECOND_REVIEW
    assert AuditEvent.objects.get(verb="check_criteria").facts["criteria"] == ALL_CRITERIA
    senior = sign_in(make_staff(StaffRole.SENIOR))
    button = button_of(senior, case, "confirm")
    assert (button.label, button.why_not) == ("Confirm approval", "")
    assert "Approval proposed by Reviewer Jones" in senior.get(button.url).content.decode()
    assert decide(senior, case, "confirm").url == QUEUE
    assert state_of(case) == CaseState.APPROVED


def test_case_sent_back_returns_to_the_queue_with_the_reason(reviewer: User) -> None:
    case = proposed_case(reviewer)
    client = sign_in(make_staff(StaffRole.SENIOR))
    assert decide(client, case, "send-back", note=" ").status_code == 422
    assert decide(client, case, "send-back").url == QUEUE
    assert state_of(case) == CaseState.SUBMITTED
    text = sign_in(reviewer).get(page_of(case)).content.decode()
    assert "The opt-in page says otherwise." in text
    assert "the second reviewer disagreed" in text


# --- asking and refusing --------------------------------------------------------------------------


def test_changes_are_asked_field_by_field(reviewer: User) -> None:
    case, _ = claimed_case(reviewer)
    more = {"ask_city": "on", "reason_city": "other", "note_city": "Spell it out."}
    assert decide(sign_in(reviewer), case, "request-changes", **more).status_code == 302
    asked = FieldRequest.objects.values_list("field", "reason__code", "note")
    assert set(asked) == {
        ("use_case", "vague_use_case", "What about orders?"),
        ("city", "other", "Spell it out."),
    }
    assert state_of(case) == CaseState.ACTION_REQUIRED


@pytest.mark.parametrize(
    "said",
    [
        {"ask_use_case": ""},
        {"reason_use_case": ""},
        {"reason_use_case": "no_such_reason"},
        {"ask_city": "on"},
        {"note_city": "A note without a tick."},
        {"ask_use_case": "", "reason_use_case": "", "note_use_case": ""},
        {"note_use_case": "x" * 1001},
    ],
)
def test_request_that_does_not_add_up_is_refused(reviewer: User, said: dict[str, str]) -> None:
    case, _ = claimed_case(reviewer)
    before = take_picture()
    assert decide(sign_in(reviewer), case, "request-changes", **said).status_code == 422
    assert take_picture() == before


@pytest.mark.parametrize("name", ["approve", "reject", "note", "shared-note"])
def test_note_that_repeats_the_tax_id_is_refused_by_the_service(reviewer: User, name: str) -> None:
    case, _ = claimed_case(reviewer)
    before = take_picture()
    words = f"Your id {TAX_ID} is wrong."
    answer = decide(sign_in(reviewer), case, name, note=words, text=words)
    assert answer.status_code == 400
    assert "Leave the tax id out" in answer.content.decode()
    assert take_picture() == before
    assert not PrivateNote.objects.exists()


@pytest.mark.parametrize("codes", [[], ["no_such_reason"]])
def test_rejection_needs_a_reason_of_the_catalog(reviewer: User, codes: list[str]) -> None:
    case, _ = claimed_case(reviewer)
    before = take_picture()
    assert decide(sign_in(reviewer), case, "reject", reason_codes=codes).status_code == 422
    assert take_picture() == before


@pytest.mark.parametrize(("name", "kept"), [("note", PrivateNote), ("shared-note", SharedNote)])
def test_note_is_kept_where_it_was_written_and_nowhere_else(
    reviewer: User, name: str, kept: Any
) -> None:
    case = submitted_case()
    client, seen = sign_in(reviewer), version_of(case)
    assert decide(client, case, name).url == page_of(case)
    assert kept.objects.get().text == SAID[name]["text"]
    assert decide(client, case, name, version=seen).status_code == 409
    assert PrivateNote.objects.count() + SharedNote.objects.count() == 1


# --- what comes next ------------------------------------------------------------------------------


def test_verdict_moves_on_to_ones_own_next_case_then_to_the_most_urgent(reviewer: User) -> None:
    case, _ = claimed_case(reviewer, **unlike())
    mine, _ = claimed_case(reviewer, **unlike())
    later, urgent = submitted_case(**unlike()), submitted_case(**unlike())
    own = submitted_case(**unlike())
    Membership.objects.create(account=own.account, user=reviewer, role=Role.OWNER)
    change(own, due_at=timezone.now() - timedelta(days=1))
    change(urgent, due_at=timezone.now())
    client = sign_in(reviewer)
    assert decide(client, case, "approve").url == page_of(mine)
    assert decide(client, mine, "reject").url == page_of(urgent)
    decide(client, urgent, "claim")
    assert decide(client, urgent, "approve").url == page_of(later)
    decide(client, later, "claim")
    assert decide(client, later, "approve").url == QUEUE


def test_senior_is_led_to_what_others_proposed_but_not_to_their_own(reviewer: User) -> None:
    senior = make_staff(StaffRole.SENIOR)
    others, own = proposed_case(reviewer, **unlike()), proposed_case(senior, **unlike())
    change(own, due_at=timezone.now())
    case, _ = claimed_case(senior, **unlike())
    client = sign_in(senior)
    assert decide(client, case, "approve").url == page_of(others)
    assert decide(client, others, "confirm").url == QUEUE


def test_refused_decision_can_be_sent_again_as_it_was_typed(reviewer: User) -> None:
    case, _ = claimed_case(reviewer)
    seen = version_of(case)
    client = sign_in(reviewer)
    decide(client, case, "shared-note")
    answer = decide(client, case, "reject", version=seen, note="Their own words.")
    assert answer.status_code == 409
    assert "Their own words." in answer.content.decode()
    fresh = answer.context["form"]["version"].value()
    assert decide(client, case, "reject", version=fresh).status_code == 302
