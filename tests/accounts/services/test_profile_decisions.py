"""Staff approves, rejects, pauses and resumes a profile; each refusal moves nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from accounts.models import AuditEvent, Notice, SenderProfile, User
from accounts.services.decide_profile import approve_profile, reject_profile
from accounts.services.pause_profile import pause_profile, resume_profile
from config.errors import DomainError
from tests.factories import Business
from tests.profiles import make_profile
from tests.staff import make_staff

pytestmark = pytest.mark.django_db
NOTE = "The samples advertise; the use case says receipts."
Call = Callable[[SenderProfile, User], object]
CALLS: dict[str, tuple[str, str, Call]] = {  # from, to
    "approve": (
        "pending_review",
        "approved",
        lambda profile, actor: approve_profile(profile.pk, actor=actor),
    ),
    "reject": (
        "pending_review",
        "rejected",
        lambda profile, actor: reject_profile(profile.pk, actor=actor, note=NOTE),
    ),
    "pause": (
        "approved",
        "paused",
        lambda profile, actor: pause_profile(profile.pk, actor=actor, note=NOTE),
    ),
    "resume": (
        "paused",
        "approved",
        lambda profile, actor: resume_profile(profile.pk, actor=actor),
    ),
}
STATES = ("incomplete", "pending_review", "approved", "rejected", "paused")


def _refusal(call: Call, profile: SenderProfile, actor: User) -> str:
    with pytest.raises(DomainError) as refused:
        call(profile, actor)
    return refused.value.code.spec.code


@pytest.mark.parametrize("verb", CALLS)
def test_a_decision_moves_records_and_tells(business: Business, verb: str) -> None:
    before, after, call = CALLS[verb]
    profile, actor = make_profile(business, **{"state": before}), make_staff()
    call(profile, actor)
    profile.refresh_from_db()
    assert profile.state == after
    event = AuditEvent.objects.get(verb=f"{verb}_profile")
    assert (event.actor, event.from_state, event.to_state) == (actor, before, after)
    mail = Notice.objects.get()
    assert mail.to == business.owner.email
    if verb in ("reject", "pause"):
        assert profile.rejection == NOTE
        assert NOTE in mail.body


@pytest.mark.parametrize("verb", CALLS)
def test_in_any_other_state_nothing_moves(business: Business, verb: str) -> None:
    before, _, call = CALLS[verb]
    actor = make_staff()
    for state in STATES:
        if state == before:
            continue
        profile = make_profile(business, **{"state": state})
        assert _refusal(call, profile, actor) == "BUSINESS_006"
        profile.refresh_from_db()
        assert (profile.state, profile.rejection) == (state, "")
    assert not AuditEvent.objects.exists()
    assert not Notice.objects.exists()


@pytest.mark.parametrize("verb", CALLS)
def test_nobody_decides_on_a_profile_of_their_own(business: Business, verb: str) -> None:
    before, _, call = CALLS[verb]
    profile = make_profile(business, **{"state": before})
    assert _refusal(call, profile, business.owner) == "AUTH_003"
    profile.refresh_from_db()
    assert profile.state == before


@pytest.mark.parametrize(("note", "code"), [(" ", "VALIDATION_004"), ("x" * 501, "VALIDATION_005")])
@pytest.mark.parametrize("service", [reject_profile, pause_profile])
def test_a_reason_is_needed_and_short_enough_to_read(
    business: Business, service: Any, note: str, code: str
) -> None:
    profile = make_profile(business, **{"state": "pending_review"})
    with pytest.raises(DomainError) as refused:
        service(profile.pk, actor=make_staff(), note=note)
    assert refused.value.code.spec.code == code
    profile.refresh_from_db()
    assert profile.state == "pending_review"
