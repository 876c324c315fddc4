"""Uploaded files lie encrypted where no web server looks."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings as django_settings
from django.test import Client

from compliance.documents.files import delete_file, read_file, reencrypt_file, write_file

CONTENT = b"%PDF-1.4 passport of Ada Example" * 20


def locate(path: str) -> Path:
    return Path(django_settings.DOCUMENTS_DIR) / path


def test_what_was_kept_is_read_again() -> None:
    assert read_file(write_file(CONTENT)) == CONTENT


def test_the_disk_holds_nothing_of_the_content_and_nobody_else_may_read_it() -> None:
    path = write_file(CONTENT)
    (place,) = [each for each in Path(django_settings.DOCUMENTS_DIR).rglob("*") if each.is_file()]
    assert place == locate(path)
    stored = place.read_bytes()
    assert b"%PDF" not in stored
    assert b"Ada" not in stored
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700


def test_equal_files_cannot_be_told_to_be_equal() -> None:
    first, second = write_file(CONTENT), write_file(CONTENT)
    assert first != second
    assert locate(first).read_bytes() != locate(second).read_bytes()


@pytest.mark.django_db
def test_no_address_of_ours_leads_to_a_file() -> None:
    path = write_file(CONTENT)
    static = Path(django_settings.BASE_DIR) / "config" / "static"
    assert static not in locate(path).parents
    for prefix in ("/", "/static/", "/static/../var/documents/", "/media/", "/documents/"):
        assert Client().get(f"{prefix}{path}").status_code == 404


def test_a_changed_byte_is_noticed() -> None:
    path = write_file(CONTENT)
    stored = bytearray(locate(path).read_bytes())
    stored[100] ^= 1
    locate(path).write_bytes(stored)
    with pytest.raises(InvalidToken):
        read_file(path)


def test_a_file_that_is_gone_is_an_ordinary_error() -> None:
    path = write_file(CONTENT)
    delete_file(path)
    delete_file(path)
    with pytest.raises(OSError, match="No such file"):
        read_file(path)


def test_a_file_moves_to_the_newest_key_once(settings) -> None:
    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    settings.FIELD_ENCRYPTION_KEYS = [old]
    path = write_file(CONTENT)
    settings.FIELD_ENCRYPTION_KEYS = [new, old]
    assert reencrypt_file(path)
    assert not reencrypt_file(path)
    settings.FIELD_ENCRYPTION_KEYS = [new]
    assert read_file(path) == CONTENT
    assert stat.S_IMODE(locate(path).stat().st_mode) == 0o600


def test_a_write_that_fails_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(OSError, match="the disk is full"):
        write_file(CONTENT)
    assert not [each for each in Path(django_settings.DOCUMENTS_DIR).rglob("*") if each.is_file()]
