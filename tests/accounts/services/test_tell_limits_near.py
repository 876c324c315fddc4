"""Provisional access that is nearly used up: account team and owner hear of it, once a grant."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import Notice, ProvisionalGrant
from accounts.models.account import Stage, Tier
from accounts.services.tell_limits_near import tell_limits_near
from tests.at_once import race
from tests.factories import Business, make_business
from tests.four_eyes import grant

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _team(settings: Any) -> None:
    settings.ACCOUNT_TEAM_EMAIL = "team@gatehouse.example"


def make_applicant(*, used: int, limit: int = 100, days: int = 1, **fields: Any) -> Business:
    business = make_business(**{"stage": Stage.IN_REVIEW, "tier": Tier.PROVISIONAL, **fields})
    ProvisionalGrant.objects.create(
        account=business.account,
        send_limit=limit,
        used=used,
        expires_at=timezone.now() + timedelta(days=days),
    )
    return business


def test_the_account_team_hears_who_how_much_and_where() -> None:
    business = make_applicant(used=80)
    assert tell_limits_near() == 1
    notice = Notice.objects.get(kind="limit_near_team")
    assert notice.to == "team@gatehouse.example"
    assert notice.subject.endswith("has used 80 of 100 provisional sends")
    assert business.account.name in notice.body
    assert f"/admin/accounts/account/{business.account.pk}/change/" in notice.body


def test_the_owner_hears_what_is_left_to_finish() -> None:
    business = make_applicant(used=85)
    tell_limits_near()
    notice = Notice.objects.get(kind="limit_near")
    assert notice.to == business.owner.email
    assert "85 of your 100" in notice.subject
    assert "What is left to finish: Get approved, Channel setup." in notice.body


@pytest.mark.parametrize(
    ("used", "limit", "told"),
    [(79, 100, 0), (80, 100, 1), (100, 100, 1), (3, 4, 0), (4, 5, 1), (1, 1, 1), (79, 99, 0)],
)
def test_it_is_told_from_eighty_percent_on(used: int, limit: int, told: int) -> None:
    make_applicant(used=used, limit=limit)
    assert tell_limits_near() == told
    assert Notice.objects.count() == told * 2


def test_it_is_told_once() -> None:
    make_applicant(used=80)
    tell_limits_near()
    ProvisionalGrant.objects.update(used=100)
    assert tell_limits_near() == 0
    assert Notice.objects.count() == 2


@pytest.mark.parametrize("fields", [{"days": -1}, {"tier": Tier.FULL}, {"tier": Tier.NONE}])
def test_access_that_is_over_is_told_nobody(fields: dict[str, Any]) -> None:
    make_applicant(used=80, **fields)
    assert tell_limits_near() == 0
    assert not Notice.objects.exists()


def test_a_new_grant_is_told_of_anew() -> None:
    business = make_applicant(used=80)
    tell_limits_near()
    grant(business.account, send_limit=10)
    assert ProvisionalGrant.objects.get().told_at is None
    assert tell_limits_near() == 0
    ProvisionalGrant.objects.update(used=8)
    assert tell_limits_near() == 1


@pytest.mark.django_db(transaction=True)
def test_two_sweeps_at_once_tell_it_once() -> None:
    for _ in range(5):
        make_applicant(used=90)
    results = race(*[tell_limits_near] * 4)
    assert sum(results) == 5
    assert Notice.objects.count() == 10
