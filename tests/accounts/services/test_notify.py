"""Mails: written with the change, sent afterwards, never twice, never lost."""

from __future__ import annotations

import smtplib
from typing import Any

import pytest
from django.core import mail

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
    assert send_notices() == 1
