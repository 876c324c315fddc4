"""Provisional access: granted, renewed, withdrawn."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import AuditEvent, ProvisionalGrant
from accounts.models.account import Stage, Tier
from accounts.services.withdraw_provisional import withdraw_provisional
from config.errors import DomainError, ErrorCode
from tests.factories import Business, make_business
from tests.four_eyes import grant

pytestmark = pytest.mark.django_db


@pytest.fixture
def applicant(db: None) -> Business:
    return make_business(stage=Stage.IN_REVIEW, tier=Tier.NONE)


def test_granting_again_starts_anew(applicant: Business) -> None:
    grant(applicant.account, send_limit=5)
    ProvisionalGrant.objects.update(used=5)
    assert grant(applicant.account, send_limit=3, days=3).tier == Tier.PROVISIONAL
    granted = ProvisionalGrant.objects.get()
    assert (granted.used, granted.send_limit) == (0, 3)
    assert granted.expires_at < timezone.now() + timedelta(days=4)
    assert AuditEvent.objects.filter(verb="grant_provisional").count() == 2


def test_a_fully_verified_account_gets_no_provisional_access(business: Business) -> None:
    with pytest.raises(DomainError) as refused:
        grant(business.account)
    assert refused.value.code is ErrorCode.STATE_FORBIDS
    assert not ProvisionalGrant.objects.exists()
    assert not AuditEvent.objects.exists()


def test_withdrawn_access_leaves_the_grant_as_a_record(applicant: Business) -> None:
    grant(applicant.account, send_limit=5)
    account = withdraw_provisional(applicant.account.pk, actor=applicant.owner)
    assert account.tier == Tier.NONE
    assert ProvisionalGrant.objects.get().send_limit == 5
    assert AuditEvent.objects.filter(verb="withdraw_provisional").exists()


def test_withdrawing_what_nobody_granted_changes_nothing(business: Business) -> None:
    account = withdraw_provisional(business.account.pk, actor=business.owner)
    assert account.tier == Tier.FULL
    assert not AuditEvent.objects.exists()
