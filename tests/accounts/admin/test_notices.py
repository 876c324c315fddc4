"""The mails, and in development the folder they were written to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.mail import EmailMessage, get_connection
from django.urls import reverse

from accounts.models import Notice
from tests.factories import Business
from tests.staff import browser_of

pytestmark = pytest.mark.django_db
FOLDER = "/admin/accounts/notice/mailbox/"


def write_mail(folder: Path, subject: str, body: str) -> None:
    backend = "django.core.mail.backends.filebased.EmailBackend"
    mail = EmailMessage(subject, body, "from@example.com", ["ada@example.com"])
    get_connection(backend, file_path=str(folder)).send_messages([mail])


def test_folder_is_shown_newest_first_and_escaped(tmp_path: Path, settings: Any) -> None:
    settings.MAIL_DIR = str(tmp_path)
    write_mail(tmp_path, "First", "Open https://example.com/one")
    write_mail(tmp_path, "Zweite: grüßt", "<script>alert(1)</script> \u202eabc")
    text = browser_of().get(FOLDER).content.decode()
    assert text.index("Zweite: grüßt") < text.index("First")
    assert "<script>alert" not in text
    assert "[U+202E]abc" in text
    assert "Mail folder" in browser_of().get("/admin/").content.decode()


def test_folder_that_is_not_there_yet_is_empty(tmp_path: Path, settings: Any) -> None:
    settings.MAIL_DIR = str(tmp_path / "mail")
    assert "No mail yet." in browser_of().get(FOLDER).content.decode()


def test_there_is_no_folder_outside_of_development() -> None:
    assert browser_of().get(FOLDER).status_code == 404


def test_folder_is_for_staff(client: Any, tmp_path: Path, settings: Any) -> None:
    settings.MAIL_DIR = str(tmp_path)
    assert client.get(FOLDER).status_code == 302


def test_notice_is_shown_as_text(business: Business) -> None:
    notice = Notice.objects.create(
        account=business.account, kind="test", to="a@example.com", subject="Hi", body="<b>x</b>"
    )
    page = browser_of().get(reverse("admin:accounts_notice_change", args=[notice.pk]))
    assert "&lt;b&gt;x&lt;/b&gt;" in page.content.decode()
