"""Keys: shown once, kept as a hash, revoked one at a time."""

from __future__ import annotations

import pytest

from accounts.models import ApiKey, AuditEvent
from accounts.models.account import Stage, Tier
from accounts.services.api_keys import create_api_key, revoke_api_key
from config.errors import DomainError, ErrorCode
from tests.factories import Business, make_business

pytestmark = pytest.mark.django_db


def test_a_key_is_shown_once_and_not_kept(business: Business) -> None:
    key, secret = create_api_key(business.account.pk, name="Shop", actor=business.owner)
    assert secret.startswith("sk_live_")
    assert (key.prefix, key.last_four) == (secret[:12], secret[-4:])
    stored = ApiKey.objects.filter(pk=key.pk).values().get()
    assert secret not in str(stored)
    event = AuditEvent.objects.get(verb="create_api_key")
    assert secret not in str(event.__dict__)


def test_several_keys_work_at_a_time_and_revoking_one_leaves_the_others(
    business: Business,
) -> None:
    first, _ = create_api_key(business.account.pk, name="One", actor=business.owner)
    second, _ = create_api_key(business.account.pk, name="Two", actor=business.owner)
    revoke_api_key(business.account.pk, key_id=first.pk, actor=business.owner)
    second.refresh_from_db()
    assert second.revoked_at is None


def test_revoking_twice_changes_nothing(business: Business) -> None:
    key, _ = create_api_key(business.account.pk, name="One", actor=business.owner)
    once = revoke_api_key(business.account.pk, key_id=key.pk, actor=business.owner).revoked_at
    again = revoke_api_key(business.account.pk, key_id=key.pk, actor=business.owner).revoked_at
    assert once == again
    assert AuditEvent.objects.filter(verb="revoke_api_key").count() == 1


def test_no_key_before_approval() -> None:
    business = make_business(stage=Stage.IN_REVIEW, tier=Tier.NONE)
    before = ApiKey.objects.count()
    with pytest.raises(DomainError) as refused:
        create_api_key(business.account.pk, name="Early", actor=business.owner)
    assert refused.value.code is ErrorCode.COMPLIANCE_NOT_APPROVED
    assert ApiKey.objects.count() == before
    assert not AuditEvent.objects.exists()


def test_anothers_key_cannot_be_revoked(business: Business, stranger: Business) -> None:
    theirs = stranger.account.api_keys.get()
    with pytest.raises(DomainError):
        revoke_api_key(business.account.pk, key_id=theirs.pk, actor=business.owner)
    theirs.refresh_from_db()
    assert theirs.revoked_at is None
