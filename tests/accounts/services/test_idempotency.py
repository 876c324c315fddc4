"""Answers are kept for a day, and under the newest encryption key."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from cryptography.fernet import Fernet
from django.utils import timezone

from accounts.models import IdempotencyKey
from accounts.services import idempotency
from accounts.services.idempotency import (
    forget_idempotency_keys,
    open_body,
    rotate_answers,
    seal_body,
)
from tests.factories import Business

pytestmark = pytest.mark.django_db


def _keep(business: Business, key: str, *, hours: float = 0, body: str = "{}") -> IdempotencyKey:
    return IdempotencyKey.objects.create(
        account=business.account,
        key=key,
        fingerprint=b"f" * 32,
        status=200,
        body=body,
        request_id="req_1",
        created_at=timezone.now() - timedelta(hours=hours),
    )


def test_answers_older_than_a_day_are_forgotten(
    business: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(idempotency, "_MOST_BATCHES", 3)
    for number in range(3):
        _keep(business, f"old{number}", hours=24.1)
    _keep(business, "young", hours=23.9)
    assert forget_idempotency_keys() == 3
    assert [each.key for each in IdempotencyKey.objects.all()] == ["young"]
    assert forget_idempotency_keys() == 0


def test_answers_move_to_the_newest_encryption_key(business: Business, settings: Any) -> None:
    sealed = _keep(business, "sealed", body=seal_body("whsec_secret"))
    clear = _keep(business, "clear", body='{"a":1}')
    newest = Fernet.generate_key().decode()
    settings.FIELD_ENCRYPTION_KEYS = [newest, *settings.FIELD_ENCRYPTION_KEYS]
    assert rotate_answers().rewritten == 1
    settings.FIELD_ENCRYPTION_KEYS = [newest]
    for row, body in ((sealed, "whsec_secret"), (clear, '{"a":1}')):
        row.refresh_from_db()
        assert open_body(row.body) == body
    assert rotate_answers().rewritten == 0


def test_answer_that_no_key_fits_is_named(business: Business, settings: Any) -> None:
    lost = _keep(business, "lost", body=seal_body("{}"))
    settings.FIELD_ENCRYPTION_KEYS = [Fernet.generate_key().decode()]
    assert rotate_answers().unreadable == [str(lost.pk)]
