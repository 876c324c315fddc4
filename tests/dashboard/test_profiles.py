"""The page of sender profiles: made, handed in, tried again and deleted, in plain words."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import AuditEvent, Organization, ProvisioningStep, SenderProfile
from compliance.services.provisioning.run import begin_steps, provision_profile
from tests.dashboard.situations import Guest
from tests.factories import Business
from tests.profiles import make_profile

FORM = {
    "name": "Support",
    "short_name": "SUPPORT",
    "description": "Answers of our support team.",
    "registration": "inherited",
}


def _profile(guest: Guest, **fields: object) -> SenderProfile:
    business = Business(guest.account, guest.user, "", "", None)  # type: ignore[arg-type]
    return make_profile(business, **fields)


def test_unlocking_makes_a_profile_that_is_ready_at_once(visit: Callable) -> None:
    guest, client = visit("active")
    assert b"Unlock sender profiles" in client.get("/profiles").content
    assert client.post("/profiles", FORM)["Location"] == "/profiles"
    profile = SenderProfile.objects.get()
    assert Organization.objects.get().account == guest.account
    assert profile.state == "pending_review"
    provision_profile(profile.pk)
    text = client.get("/profiles").content.decode()
    assert "Approved" in text
    assert str(profile.pk) in text
    assert "Unlock sender profiles" not in text
    assert re.search(r"\+44\d+</span> \(your account’s number\)", text)


def test_one_with_its_own_registration_waits_for_what_the_api_gives(visit: Callable) -> None:
    _, client = visit("active")
    client.post("/profiles", {**FORM, "registration": "own"})
    profile = SenderProfile.objects.get()
    assert (profile.state, profile.inherits_brand) == ("incomplete", False)
    assert f"/v3/profiles/{profile.pk}/complete" in client.get("/profiles").content.decode()


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"short_name": "A"}, {"short_name": "S@LES"}, {"registration": "x"}]
)
def test_wrong_form_is_kept_and_makes_nothing(visit: Callable, wrong: dict[str, str]) -> None:
    _, client = visit("active")
    answer = client.post("/profiles", {**FORM, **wrong})
    assert answer.status_code == 422
    assert b"fault" in answer.content
    assert b"Answers of our support team." in answer.content
    assert not SenderProfile.objects.exists()
    assert not Organization.objects.exists()


def test_what_stopped_the_set_up_is_said_with_code_and_request(visit: Callable) -> None:
    guest, client = visit("active")
    profile = _profile(guest)
    begin_steps(profile)
    now = timezone.now()
    profile.steps.filter(name="review").update(done_at=now, next_try_at=None)
    profile.steps.filter(name="number").update(
        code="INTERNAL_003", problem="Our provider did not answer.", request_id="task_7", tries=5
    )
    text = client.get("/profiles").content.decode()
    for words in ("INTERNAL_003", "Our provider did not answer.", "task_7", "Try again"):
        assert words in text
    assert "went wrong" not in text
    assert client.post(f"/profiles/{profile.pk}/try-again")["Location"] == "/profiles"
    step = ProvisioningStep.objects.get(name="number")
    assert step.tries == 0
    assert step.next_try_at is not None


def test_there_is_nothing_to_try_again_where_nothing_stopped(visit: Callable) -> None:
    guest, client = visit("active")
    profile = _profile(guest)
    events = AuditEvent.objects.count()
    assert client.post(f"/profiles/{profile.pk}/try-again").status_code == 422
    assert AuditEvent.objects.count() == events


def test_one_profile_at_most_is_the_default(visit: Callable) -> None:
    guest, client = visit("active")
    first, second = _profile(guest, is_default=True), _profile(guest)
    client.post(f"/profiles/{second.pk}/default", {"default": "yes"})
    assert list(SenderProfile.objects.filter(is_default=True)) == [second]
    client.post(f"/profiles/{second.pk}/default")
    assert not SenderProfile.objects.filter(is_default=True).exists()
    first.refresh_from_db()
    assert first.state == "approved"


def test_an_unfinished_profile_cannot_be_the_default(visit: Callable) -> None:
    guest, client = visit("active")
    profile = _profile(guest, **{"state": "incomplete"})
    answer = client.post(f"/profiles/{profile.pk}/default", {"default": "yes"})
    assert answer.status_code == 422
    profile.refresh_from_db()
    assert not profile.is_default


def test_deleting_asks_first(visit: Callable) -> None:
    guest, client = visit("active")
    profile = _profile(guest)
    assert b"cannot be undone" in client.get(f"/profiles/{profile.pk}/delete").content
    profile.refresh_from_db()
    assert profile.deleted_at is None
    assert client.post(f"/profiles/{profile.pk}/delete")["Location"] == "/profiles"
    profile.refresh_from_db()
    assert profile.deleted_at is not None


@pytest.mark.parametrize("verb", ["try-again", "default", "delete"])
def test_another_accounts_profile_is_not_there(visit: Callable, verb: str) -> None:
    _, client = visit("active")
    stranger, _ = visit("active")
    profile = _profile(stranger)
    for named in (profile.pk, uuid.uuid4()):
        assert client.post(f"/profiles/{named}/{verb}").status_code == 404
    profile.refresh_from_db()
    assert profile.deleted_at is None


@pytest.mark.parametrize("situation", ["in_review", "rejected"])
def test_nothing_is_made_before_approval(visit: Callable, situation: str) -> None:
    _, client = visit(situation)
    assert client.post("/profiles", FORM).status_code == 403
    assert not SenderProfile.objects.exists()


def test_billing_may_look_and_not_change(visit: Callable) -> None:
    _, client = visit("active", role="billing")
    assert client.get("/profiles").status_code == 200
    assert client.post("/profiles", FORM).status_code == 403
    assert not SenderProfile.objects.exists()


def test_changing_needs_a_post(visit: Callable) -> None:
    guest, client = visit("active")
    profile = _profile(guest)
    for verb in ("try-again", "default"):
        assert client.get(f"/profiles/{profile.pk}/{verb}").status_code == 405
    assert isinstance(client, Client)
