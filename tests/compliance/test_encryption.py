from __future__ import annotations

import pytest
from cryptography.fernet import Fernet, InvalidToken
from django.core.exceptions import FieldError
from django.db import connection

from compliance.encryption import index_tax_id
from compliance.models import Submission
from config.encryption import decrypt, encrypt
from tests.compliance.factories import TAX_ID, draft_case, submitted_case


def read_raw(submission: Submission) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT s::text FROM compliance_submission s WHERE id = %s", [submission.pk])
        return str(cursor.fetchone()[0])


def test_what_was_encrypted_is_read_again_and_looks_different_each_time() -> None:
    assert decrypt(encrypt("Grüße")) == "Grüße"
    assert encrypt(TAX_ID) != encrypt(TAX_ID)


def test_after_a_rotation_old_rows_are_read_and_new_ones_use_the_new_key(settings) -> None:
    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    settings.FIELD_ENCRYPTION_KEYS = [old]
    before = encrypt(TAX_ID)
    settings.FIELD_ENCRYPTION_KEYS = [new, old]
    after = encrypt(TAX_ID)
    assert (decrypt(before), decrypt(after)) == (TAX_ID, TAX_ID)
    settings.FIELD_ENCRYPTION_KEYS = [new]
    assert decrypt(after) == TAX_ID
    with pytest.raises(InvalidToken):
        decrypt(before)


def test_the_index_depends_on_id_country_and_key(settings) -> None:
    index = index_tax_id(TAX_ID, country="GB")
    assert len(index) == 64
    assert index == index_tax_id(TAX_ID, country="GB")
    assert index != index_tax_id(TAX_ID, country="IE")
    settings.TAX_ID_INDEX_KEY = "another"
    assert index != index_tax_id(TAX_ID, country="GB")


@pytest.mark.django_db
def test_the_database_never_holds_the_plain_tax_id() -> None:
    for case in (draft_case(), submitted_case()):
        submission = case.submissions.get()
        assert TAX_ID not in read_raw(submission)
        assert submission.tax_id == TAX_ID


@pytest.mark.django_db
def test_an_empty_tax_id_stays_empty() -> None:
    submission = draft_case(tax_id="").submissions.get()
    assert submission.tax_id == ""


@pytest.mark.django_db
def test_an_encrypted_field_cannot_be_searched() -> None:
    with pytest.raises(FieldError):
        Submission.objects.filter(tax_id=TAX_ID).exists()


@pytest.mark.django_db
def test_equal_tax_ids_meet_under_their_index() -> None:
    submitted_case()
    submitted_case(tax_id="19558 39661")
    index = index_tax_id(TAX_ID, country="GB")
    assert Submission.objects.filter(tax_id_index=index).count() == 2
