"""A claim is a lease: an open page keeps it, and whoever lost it is told and loses no words."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.roles import StaffRole
from compliance.models import KycCase
from compliance.services.claim_case import release_expired_claims
from tests.compliance.admin.desk import SAID, change, decide, form_of, page_of, version_of
from tests.compliance.conftest import take_picture
from tests.compliance.factories import claimed_case, submitted_case
from tests.staff import make_staff, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer() -> User:
    return make_staff(StaffRole.REVIEWER)


def beat(client: Client, case: KycCase, *, active: bool = True) -> Any:
    address = reverse("admin:compliance_kyccase_heartbeat", args=[case.pk])
    return client.post(address, {"active": "1" if active else "0"})


def run_out(case: KycCase) -> None:
    change(case, lease_until=timezone.now() - timedelta(minutes=1))


# --- the sign of life -----------------------------------------------------------------------------


def test_sign_of_life_renews_the_claim_and_leaves_no_event(reviewer: User) -> None:
    case, _ = claimed_case(reviewer)
    change(case, lease_until=timezone.now() + timedelta(minutes=2))
    before = take_picture()["AuditEvent"]
    answer = beat(sign_in(reviewer), case)
    assert answer.status_code == 200
    assert 29 * 60 < answer.json()["seconds_left"] <= 30 * 60
    assert answer.json()["version"] == version_of(case)
    assert take_picture()["AuditEvent"] == before


def test_page_that_nobody_touches_lets_the_claim_run_down(reviewer: User) -> None:
    case, _ = claimed_case(reviewer)
    change(case, lease_until=timezone.now() + timedelta(minutes=2))
    assert beat(sign_in(reviewer), case, active=False).json()["seconds_left"] <= 120


def test_sign_of_life_after_the_end_says_so(reviewer: User) -> None:
    case, _ = claimed_case(reviewer)
    run_out(case)
    before = take_picture()
    for active in (True, False):
        answer = beat(sign_in(reviewer), case, active=active)
        assert answer.status_code == 409
        assert "ran out on" in answer.json()["why"]
    assert take_picture() == before


def test_sign_of_life_for_somebody_elses_claim_changes_nothing(reviewer: User) -> None:
    case, _ = claimed_case(make_staff(StaffRole.SENIOR))
    before = take_picture()
    answer = beat(sign_in(reviewer), case)
    assert answer.status_code == 409
    assert "Senior Jones has this case" in answer.json()["why"]
    assert take_picture() == before


def test_sign_of_life_needs_the_role_a_post_and_a_token(reviewer: User) -> None:
    case, _ = claimed_case(reviewer)
    address = reverse("admin:compliance_kyccase_heartbeat", args=[case.pk])
    before = take_picture()
    assert sign_in(reviewer).get(address).status_code == 405
    assert beat(sign_in(make_staff(StaffRole.VIEWER)), case).status_code == 403
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = sign_in(reviewer).cookies
    assert strict.post(address, {"active": "1"}).status_code == 403
    assert Client().post(address, {"active": "1"}).status_code == 302
    assert take_picture() == before


def test_page_carries_what_the_script_needs_only_for_the_holder(reviewer: User) -> None:
    case, _ = claimed_case(reviewer)
    mine = sign_in(reviewer).get(page_of(case)).content.decode()
    assert "review/lease.js" in mine
    assert f'data-version="{version_of(case)}"' in mine
    theirs = sign_in(make_staff(StaffRole.SENIOR)).get(page_of(case)).content.decode()
    assert "review/lease.js" not in theirs


# --- the claim runs out while somebody types ------------------------------------------------------


@pytest.mark.parametrize("swept", [False, True])
def test_claim_that_ran_out_while_typing_keeps_the_words_and_is_taken_again(
    reviewer: User, swept: bool
) -> None:
    case, _ = claimed_case(reviewer)
    seen = version_of(case)
    run_out(case)
    if swept:
        assert release_expired_claims() == 1
    client = sign_in(reviewer)
    before = take_picture()
    refusal = decide(client, case, "reject", version=seen, note="Half an hour of work.")
    text = refusal.content.decode()
    assert refusal.status_code == (409 if swept else 422)
    assert "Half an hour of work." in text
    assert "claim" in text
    assert take_picture() == before

    assert refusal.context["first"].label == "Claim" if swept else "Renew claim"
    said = {**SAID["reject"], "note": "Half an hour of work.", "first": "claim"}
    again = client.post(
        form_of(case, "reject"), {**said, "version": refusal.context["form"]["version"].value()}
    )
    assert again.status_code == 200
    assert "Half an hour of work." in again.content.decode()
    assert KycCase.objects.get(pk=case.pk).claimed_by == reviewer
    fresh = again.context["form"]["version"].value()
    assert decide(client, case, "reject", version=fresh).status_code == 302


def test_whoever_was_overtaken_hears_by_whom_and_keeps_the_words(reviewer: User) -> None:
    case, _ = claimed_case(reviewer)
    seen = version_of(case)
    decide(sign_in(make_staff(StaffRole.SENIOR)), case, "claim")
    before = take_picture()
    refusal = decide(sign_in(reviewer), case, "reject", version=seen, note="My own words.")
    text = refusal.content.decode()
    assert refusal.status_code == 409
    assert "Senior Jones: take over" in text
    assert "My own words." in text
    assert refusal.context["first"] is None
    assert take_picture() == before


def test_only_the_decision_that_is_needed_can_be_taken_first(reviewer: User) -> None:
    case, viewer = submitted_case(), make_staff(StaffRole.VIEWER)
    client = sign_in(reviewer)
    before = take_picture()
    for first in ("release", "approve", "refresh", "nonsense", ""):
        said = {**SAID["reject"], "version": version_of(case), "first": first}
        assert client.post(form_of(case, "reject"), said).status_code == 404
    said = {**SAID["note"], "version": version_of(case), "first": "claim"}
    assert client.post(form_of(case, "note"), said).status_code == 404
    said = {**SAID["reject"], "version": version_of(case), "first": "claim"}
    assert sign_in(viewer).post(form_of(case, "reject"), said).status_code == 403
    assert take_picture() == before
