"""Trust and safety stops and lifts; stage and keys stay as they are."""

from __future__ import annotations

import pytest

from accounts.models import AuditEvent, Membership, Notice
from accounts.services.standing import hold_account, lift_account, suspend_account
from config.errors import DomainError, ErrorCode
from tests.factories import Business, UserFactory
from tests.four_eyes import lift

pytestmark = pytest.mark.django_db


def test_a_hold_stops_and_a_lift_lets_go(business: Business) -> None:
    staff = UserFactory.create(staff_role="senior")
    held = hold_account(business.account.pk, actor=staff, note="Complaints")
    assert (held.standing, held.standing_note, held.stage) == ("held", "Complaints", "active")
    lifted = lift_account(business.account.pk, actor=staff, note="Resolved")
    assert (lifted.standing, lifted.standing_note) == ("good", "")
    assert list(AuditEvent.objects.values_list("verb", "from_state", "to_state")) == [
        ("hold", "good", "held"),
        ("lift", "held", "good"),
    ]
    assert set(Notice.objects.values_list("kind", flat=True)) == {
        "standing_stopped",
        "standing_lifted",
    }


def test_a_hold_can_become_a_suspension(business: Business) -> None:
    staff = UserFactory.create(staff_role="senior")
    hold_account(business.account.pk, actor=staff, note="Looking")
    assert suspend_account(business.account.pk, actor=staff, note="Found").standing == "suspended"


def test_a_suspension_is_lifted_by_two(business: Business) -> None:
    staff = UserFactory.create(staff_role="senior")
    suspend_account(business.account.pk, actor=staff, note="Found")
    lifted = lift(business.account)
    assert (lifted.standing, lifted.standing_note, lifted.stage) == ("good", "", "active")


def test_one_person_does_not_lift_a_suspension(business: Business) -> None:
    staff = UserFactory.create(staff_role="senior")
    suspend_account(business.account.pk, actor=staff, note="Found")
    events = AuditEvent.objects.count()
    with pytest.raises(DomainError) as refused:
        lift_account(business.account.pk, actor=staff, note="I know them")
    assert refused.value.code is ErrorCode.SECOND_PERSON_NEEDED
    business.account.refresh_from_db()
    assert business.account.standing == "suspended"
    assert AuditEvent.objects.count() == events
    assert not Notice.objects.filter(kind="standing_lifted").exists()


def test_good_standing_is_not_lifted(business: Business) -> None:
    staff = UserFactory.create(staff_role="senior")
    with pytest.raises(DomainError) as refused:
        lift_account(business.account.pk, actor=staff, note="x")
    assert refused.value.code is ErrorCode.STATE_FORBIDS
    assert not AuditEvent.objects.exists()


def test_a_suspended_customer_reads_how_to_appeal_and_a_held_one_does_not(
    business: Business,
) -> None:
    staff = UserFactory.create(staff_role="senior")
    hold_account(business.account.pk, actor=staff, note="Looking")
    assert "/appeal" not in Notice.objects.get().body
    suspend_account(business.account.pk, actor=staff, note="Found")
    assert "/appeal" in Notice.objects.order_by("created_at").last().body


def test_what_is_suspended_cannot_be_held(business: Business) -> None:
    staff = UserFactory.create(staff_role="senior")
    suspend_account(business.account.pk, actor=staff, note="Found")
    events = AuditEvent.objects.count()
    with pytest.raises(DomainError) as refused:
        hold_account(business.account.pk, actor=staff, note="Again")
    assert refused.value.code is ErrorCode.STATE_FORBIDS
    assert AuditEvent.objects.count() == events


def test_nobody_decides_on_an_account_they_belong_to(business: Business) -> None:
    staff = UserFactory.create(staff_role="senior")
    Membership.objects.create(account=business.account, user=staff, role="developer")
    with pytest.raises(DomainError) as refused:
        suspend_account(business.account.pk, actor=staff, note="x")
    assert refused.value.code is ErrorCode.ROLE_NOT_ALLOWED
    business.account.refresh_from_db()
    assert business.account.standing == "good"


def test_keys_survive_a_suspension(business: Business) -> None:
    staff = UserFactory.create(staff_role="senior")
    suspend_account(business.account.pk, actor=staff, note="x")
    assert business.account.api_keys.get().revoked_at is None
