"""Files come from people who are signed in, not too much at once, and never onto our disk."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import InMemoryUploadedFile, SimpleUploadedFile
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.urls import reverse

from accounts.models import User
from config import uploads
from config.uploads import BoundedUpload
from tests.factories import make_business
from tests.papers import make_pdf

MEGABYTE = 1024 * 1024


class Person:
    def __init__(self, *, is_authenticated: bool) -> None:
        self.is_authenticated = is_authenticated


def post(content: bytes, *, signed_in: bool = True, field: str = "paper") -> HttpRequest:
    file = SimpleUploadedFile("paper.pdf", content)
    request = RequestFactory().post("/compliance", {field: file, "city": "Leeds"})
    request.user = Person(is_authenticated=signed_in)
    return request


def test_ours_is_the_first_to_see_an_upload() -> None:
    assert django_settings.FILE_UPLOAD_HANDLERS[0] == "config.uploads.BoundedUpload"


@pytest.mark.parametrize("size", [0, 10, 5 * MEGABYTE])
def test_a_file_stays_in_memory_whatever_its_size(
    size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a file of a customer went onto the disk")

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", refuse)
    request = post(b"x" * size)
    file = request.FILES["paper"]
    assert isinstance(file, InMemoryUploadedFile)
    assert (file.size, file.read()) == (size, b"x" * size)
    assert request.POST["city"] == "Leeds"
    assert list(tmp_path.iterdir()) == []


def test_six_files_of_the_largest_size_fit_and_much_more_does_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert uploads._LARGEST >= 6 * django_settings.DOCUMENT_BYTES + MEGABYTE
    monkeypatch.setattr(uploads, "_LARGEST", MEGABYTE)
    assert post(b"x" * (MEGABYTE // 2)).FILES
    with pytest.raises(RequestDataTooBig):
        _ = post(b"x" * MEGABYTE).FILES


def test_strangers_upload_next_to_nothing() -> None:
    assert post(b"x" * 100, signed_in=False).FILES
    with pytest.raises(RequestDataTooBig):
        _ = post(b"x" * MEGABYTE, signed_in=False).FILES


def test_a_request_without_a_person_is_a_strangers() -> None:
    handler = BoundedUpload(RequestFactory().post("/"))
    with pytest.raises(RequestDataTooBig):
        handler.handle_raw_input(io.BytesIO(), {}, 2 * MEGABYTE, b"", None)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["account_login", "account_signup"])
def test_a_large_upload_of_a_stranger_is_refused(path: str) -> None:
    posted = {"email": "ada@example.com", "password1": "correct-horse-battery"}
    file = SimpleUploadedFile("paper.pdf", b"x" * MEGABYTE)
    assert Client().post(reverse(path), {**posted, "file": file}).status_code == 400
    assert not User.objects.exists()


@pytest.mark.django_db
def test_too_much_at_once_is_refused_kindly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "_LARGEST", MEGABYTE)
    client = Client()
    client.force_login(make_business().owner)
    file: Any = SimpleUploadedFile("paper.pdf", make_pdf() + b"\n" * MEGABYTE)
    answer = client.post("/compliance", {"document-GB:proof_of_local_address": file})
    assert answer.status_code == 400
    assert b"We cannot read this request" in answer.content
