"""Mails: written with the change, sent afterwards, never twice, never lost."""

from __future__ import annotations

import smtplib
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from accounts.models import Notice
from accounts.services import notify as service
from accounts.services.notify import notify, send_notices
from tests.factories import Business

pytestmark = pytest.mark.django_db


def test_a_mail_goes_out_once(business: Business) -> None:
    notify(business.account, kind="account_active")
    assert send_notices() == 1
    assert send_notices() == 0
    (sent,) = mail.outbox
    assert sent.to == [business.owner.email]
    assert sent.subject == "Your account is live"
    assert business.account.name in sent.body


def test_a_mail_that_could_not_be_sent_is_tried_again(
    business: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> None:
        raise smtplib.SMTPServerDisconnected

    notify(business.account, kind="account_active")
    with monkeypatch.context() as patch:
        patch.setattr(service, "send_mail", fail)
        assert send_notices() == 0
    assert Notice.objects.get().attempts == 1
    assert send_notices() == 0, "not at once"
    Notice.objects.update(next_try_at=timezone.now())
    assert send_notices() == 1


def test_a_mail_that_keeps_failing_is_tried_ever_later_and_then_no_more(
    business: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    notify(business.account, kind="account_active")
    monkeypatch.setattr(service, "_deliver", lambda _: False)
    waits = [_try_now() for _ in range(service.MOST_ATTEMPTS)]
    assert waits[:3] == [60, 120, 240]
    assert 24 < sum(waits[:-1]) / 3600 < 48
    _try_now()
    assert Notice.objects.get().attempts == service.MOST_ATTEMPTS


def _try_now() -> int:
    """Try the one mail there is; return after how many seconds it is due again."""
    Notice.objects.update(next_try_at=timezone.now())
    send_notices()
    return round((Notice.objects.get().next_try_at - timezone.now()).total_seconds())


def test_a_mail_that_failed_does_not_hold_up_the_next_one(
    business: Business, stranger: Business
) -> None:
    stuck = notify(business.account, kind="account_active")
    later = timezone.now() + timedelta(minutes=1)
    Notice.objects.filter(pk=stuck.pk).update(attempts=1, next_try_at=later)
    notify(stranger.account, kind="account_active")
    assert send_notices() == 1
    assert mail.outbox[0].to == [stranger.owner.email]
