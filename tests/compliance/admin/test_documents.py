"""A reviewer sees pictures that we drew, never a stranger's file."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.contrib import admin
from django.test import Client
from django.urls import reverse
from PIL import Image

from accounts.roles import StaffRole
from compliance.models import Document
from compliance.services.documents import Upload, add_document
from tests.compliance.factories import draft_case, get_customer
from tests.factories import make_business
from tests.papers import make_pdf, make_png
from tests.staff import browser_of, make_staff, sign_in

pytestmark = pytest.mark.django_db
SCRIPT = b"<html><script>alert(1)</script></html>"
JAVASCRIPT = b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>"
QUEUE = "/admin/compliance/document/"


def keep(content: bytes, *, name: str = "bill.pdf") -> Document:
    case = draft_case()
    upload = Upload("GB", "proof_of_local_address", name, content)
    return add_document(case.account_id, upload=upload, actor=get_customer(case))


def page_of(document: Document) -> str:
    return reverse("admin:compliance_document_change", args=[document.pk])


def picture_of(document: Document, number: int = 0) -> str:
    return reverse("admin:compliance_document_page", args=[document.pk, number])


def test_a_paper_is_shown_as_a_picture_of_ours() -> None:
    document = keep(make_pdf(catalog=JAVASCRIPT) + SCRIPT)
    answer = browser_of(StaffRole.VIEWER).get(picture_of(document))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/png"
    assert Image.open(io.BytesIO(answer.content), formats=("PNG",)).size == (600, 400)
    assert b"alert" not in answer.content


def test_the_picture_is_kept_nowhere_and_may_do_nothing() -> None:
    answer = browser_of(StaffRole.REVIEWER).get(picture_of(keep(make_png())))
    assert "no-store" in answer["Cache-Control"]
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "Content-Disposition" not in answer


def test_the_page_shows_each_page_and_offers_no_file() -> None:
    document = keep(make_pdf(pages=3))
    text = browser_of(StaffRole.REVIEWER).get(page_of(document)).content.decode()
    sources = re.findall(r'<img class="gh-picture" src="([^"]+)"', text)
    assert sources == [picture_of(document, number) for number in range(3)]
    assert document.path not in text
    assert document.sha256 in text
    assert "United Kingdom" in text or "GB: Proof of local address" in text


def test_of_a_long_paper_the_first_pages_are_shown() -> None:
    document = keep(make_pdf(pages=500))
    client = browser_of(StaffRole.REVIEWER)
    text = client.get(page_of(document)).content.decode()
    assert text.count('class="gh-picture"') == 20
    assert "The first 20 of 500 pages." in text
    assert client.get(picture_of(document, 19)).status_code == 200
    assert client.get(picture_of(document, 20)).status_code == 404


@pytest.mark.parametrize("spoil", ["gone", "changed", "foreign key"])
def test_a_file_that_cannot_be_read_is_said_to_be_so(spoil: str, settings: Any) -> None:
    document = keep(make_png())
    place = Path(django_settings.DOCUMENTS_DIR) / document.path
    if spoil == "gone":
        place.unlink()
    elif spoil == "changed":
        place.write_bytes(place.read_bytes()[:-10])
    client = browser_of(StaffRole.REVIEWER)
    if spoil == "foreign key":
        place.write_bytes(b"gAAAA" + b"A" * 100)
    answer = client.get(page_of(document))
    assert answer.status_code == 200
    assert "The file is gone or cannot be read." in answer.content.decode()
    assert client.get(picture_of(document)).status_code == 404


def test_what_a_customer_called_the_file_is_shown_and_not_obeyed() -> None:
    document = keep(make_png(), name="\u202efdp.exe <script>alert(1).png")
    client = browser_of(StaffRole.REVIEWER)
    for page in (page_of(document), QUEUE):
        text = client.get(page).content.decode()
        assert "\u202e" not in text
        assert "[U+202E]fdp.exe" in text
        assert "<script>alert(1)" not in text


def test_the_list_finds_a_paper_by_business_and_by_hash() -> None:
    document, other = keep(make_png()), keep(make_pdf())
    client = browser_of(StaffRole.REVIEWER)
    for words in (document.sha256, str(document.case.account_id)):
        found = [each.pk for each in client.get(QUEUE, {"q": words}).context["cl"].result_list]
        assert found == [document.pk]
    both = client.get(QUEUE, {"q": "Example Bakery"}).context["cl"].result_list
    assert {each.pk for each in both} == {document.pk, other.pk}


def test_nobody_but_staff_with_a_second_factor_sees_a_paper() -> None:
    document = keep(make_png())
    customer, stranger = Client(), Client()
    customer.force_login(document.uploaded_by)
    stranger.force_login(make_business().owner)
    halfway = sign_in(make_staff(StaffRole.SENIOR), second_factor=False)
    for client in (Client(), customer, stranger, halfway):
        for path in (picture_of(document), page_of(document)):
            assert client.get(path).status_code in (302, 403)


def test_a_paper_is_only_looked_at() -> None:
    document = keep(make_png())
    client = browser_of(StaffRole.SENIOR)
    for method in ("post", "put", "patch", "delete"):
        assert getattr(client, method)(picture_of(document)).status_code == 405
        assert getattr(client, method)(page_of(document)).status_code == 405
    assert admin.site.get_model_admin(Document).decisions == ()
    assert client.get(picture_of(document)).status_code == 200


@pytest.mark.parametrize("tail", ["pages/-1.png", "pages/x.png", "pages/0.png/../..", "file"])
def test_an_address_that_makes_no_sense_is_not_found(tail: str) -> None:
    document = keep(make_png())
    assert browser_of().get(f"{QUEUE}{document.pk}/{tail}").status_code == 404
    unknown = "00000000-0000-7000-8000-000000000000"
    assert browser_of().get(f"{QUEUE}{unknown}/pages/0.png").status_code == 404
