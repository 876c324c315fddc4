"""A new key takes over while everybody goes on working, and the old one can be taken out."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.conf import settings as django_settings
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from accounts.models import User
from accounts.services.rotate_second_factors import rotate_second_factors
from compliance.documents.files import read_file, write_file
from compliance.encryption import index_tax_id
from compliance.models import Document, Submission
from compliance.services.rotate_keys import rotate_documents, rotate_tax_ids
from compliance.services.save_draft import save_draft
from compliance.services.submit_case import submit_case
from config.encryption import decrypt, encrypt, is_current
from tests.compliance.factories import TAX_ID, draft_case, get_customer, submitted_case
from tests.compliance.tcr_factories import make_brand
from tests.factories import UserFactory
from tests.staff import SECRET, make_staff, read_code, sign_in

OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()
CODES = ["12345678", "87654321"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def under_the_old_key(settings: Any) -> Any:
    settings.FIELD_ENCRYPTION_KEYS = [OLD]
    return settings


def read_tokens() -> dict[Any, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, tax_id FROM compliance_submission WHERE tax_id <> ''")
        return dict(cursor.fetchall())


def read_rest() -> list[tuple[Any, ...]]:
    """Everything of the versions but the token."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_jsonb(s) - 'tax_id' FROM compliance_submission s ORDER BY id")
        return list(cursor.fetchall())


def keep_document(content: bytes = b"a passport") -> Document:
    case = draft_case()
    return Document.objects.create(
        case=case,
        country="BE",
        kind="passport",
        name="passport.pdf",
        content_type="application/pdf",
        size=len(content),
        sha256="0" * 64,
        path=write_file(content),
        uploaded_by=get_customer(case),
    )


def keep_recovery_codes(user: User) -> Authenticator:
    return Authenticator.objects.create(
        user=user,
        type=Authenticator.Type.RECOVERY_CODES,
        data={
            "seed": encrypt("seed"),
            "used_mask": 5,
            "migrated_codes": [encrypt(code) for code in CODES],
        },
    )


def test_tax_ids_move_to_the_newest_key_and_the_old_one_can_go(under_the_old_key: Any) -> None:
    frozen, draft = submitted_case(), draft_case()
    empty = draft_case(tax_id="")
    under_the_old_key.FIELD_ENCRYPTION_KEYS = [NEW, OLD]
    before = read_rest()
    assert rotate_tax_ids().rewritten == 2
    under_the_old_key.FIELD_ENCRYPTION_KEYS = [NEW]
    assert {frozen.submissions.get().tax_id, draft.submissions.get().tax_id} == {TAX_ID}
    assert empty.submissions.get().tax_id == ""
    assert read_rest() == before


def test_a_second_run_finds_nothing_to_do(under_the_old_key: Any) -> None:
    submitted_case()
    keep_document()
    make_staff()
    under_the_old_key.FIELD_ENCRYPTION_KEYS = [NEW, OLD]
    assert [each().rewritten for each in KINDS] == [2, 1, 1]
    tokens, files = read_tokens(), _read_files()
    assert [each().rewritten for each in KINDS] == [0, 0, 0]
    assert (read_tokens(), _read_files()) == (tokens, files)


KINDS = (rotate_tax_ids, rotate_documents, rotate_second_factors)


def _read_files() -> dict[Path, bytes]:
    places = Path(django_settings.DOCUMENTS_DIR).rglob("*")
    return {place: place.read_bytes() for place in places if place.is_file()}


def test_many_ids_are_rewritten_in_batches(under_the_old_key: Any, monkeypatch) -> None:
    monkeypatch.setattr("compliance.services.rotate_keys._BATCH", 2)
    for _ in range(5):
        draft_case()
    under_the_old_key.FIELD_ENCRYPTION_KEYS = [NEW, OLD]
    assert rotate_tax_ids().rewritten == 5
    assert all(is_current(token.encode()) for token in read_tokens().values())


def test_equal_ids_still_meet_under_their_hash(under_the_old_key: Any) -> None:
    submitted_case()
    under_the_old_key.FIELD_ENCRYPTION_KEYS = [NEW, OLD]
    rotate_tax_ids()
    submitted_case()
    same = Submission.objects.filter(tax_id_index=index_tax_id(TAX_ID, country="GB"))
    assert same.count() == 2


@pytest.mark.parametrize(
    "tamper",
    [
        lambda version: Submission.objects.filter(pk=version.pk).update(city="York"),
        lambda version: Submission.objects.filter(pk=version.pk).update(tax_id="5234567893"),
        lambda version: version.delete(),
    ],
)
def test_afterwards_a_frozen_version_refuses_every_change_as_before(
    tamper: Callable[[Submission], object], under_the_old_key: Any
) -> None:
    version = submitted_case().submissions.get()
    under_the_old_key.FIELD_ENCRYPTION_KEYS = [NEW, OLD]
    assert rotate_tax_ids().rewritten == 1
    with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
        tamper(version)
    stored = Submission.objects.get(pk=version.pk)
    assert (stored.city, stored.tax_id) == ("Leeds", TAX_ID)


def test_a_draft_saved_in_the_middle_keeps_what_was_typed(
    under_the_old_key: Any, monkeypatch
) -> None:
    """Between the reading of a batch and its writing, the customer corrects the id."""
    case = draft_case()
    under_the_old_key.FIELD_ENCRYPTION_KEYS = [NEW, OLD]

    def correct_it(token: str) -> str:
        save_draft(case.account_id, values={"tax_id": "5234567893"}, actor=get_customer(case))
        return encrypt(decrypt(token))

    monkeypatch.setattr("compliance.services.rotate_keys.reencrypt", correct_it)
    assert rotate_tax_ids().rewritten == 0
    assert case.submissions.get().tax_id == "5234567893"


def test_documents_move_to_the_newest_key(under_the_old_key: Any) -> None:
    document = keep_document(b"a passport")
    under_the_old_key.FIELD_ENCRYPTION_KEYS = [NEW, OLD]
    assert rotate_documents().rewritten == 1
    under_the_old_key.FIELD_ENCRYPTION_KEYS = [NEW]
    assert read_file(document.path) == b"a passport"


def test_second_factors_work_after_the_old_key_is_gone(under_the_old_key: Any) -> None:
    staff = make_staff()
    codes = keep_recovery_codes(UserFactory.create())
    under_the_old_key.FIELD_ENCRYPTION_KEYS = [NEW, OLD]
    assert rotate_second_factors().rewritten == 2
    under_the_old_key.FIELD_ENCRYPTION_KEYS = [NEW]
    browser = sign_in(staff, second_factor=False)
    answer = browser.post("/accounts/2fa/reauthenticate/", {"code": read_code(SECRET)})
    assert answer.status_code == 302
    codes.refresh_from_db()
    assert decrypt(codes.data["seed"]) == "seed"
    assert [decrypt(token) for token in codes.data["migrated_codes"]] == CODES
    assert codes.data["used_mask"] == 5


def test_the_command_does_all_of_it_and_says_how_much(under_the_old_key: Any) -> None:
    submitted_case()
    keep_document()
    make_staff()
    under_the_old_key.FIELD_ENCRYPTION_KEYS = [NEW, OLD]
    said = io.StringIO()
    call_command("rotate_keys", stdout=said)
    call_command("rotate_keys", stdout=said)
    assert said.getvalue().splitlines() == [
        "tax ids: 2 rewritten with the newest key",
        "documents: 1 rewritten with the newest key",
        "second factors: 1 rewritten with the newest key",
        "webhook secrets: 0 rewritten with the newest key",
        "kept answers: 0 rewritten with the newest key",
        "tax ids: 0 rewritten with the newest key",
        "documents: 0 rewritten with the newest key",
        "second factors: 0 rewritten with the newest key",
        "webhook secrets: 0 rewritten with the newest key",
        "kept answers: 0 rewritten with the newest key",
    ]
    assert TAX_ID not in said.getvalue()


def test_what_no_key_fits_is_named_and_everything_else_is_done(under_the_old_key: Any) -> None:
    lost_id, lost_file = draft_case().submissions.get(), keep_document()
    lost_factor = keep_recovery_codes(UserFactory.create())
    under_the_old_key.FIELD_ENCRYPTION_KEYS = [NEW]
    kept_id, kept_file = draft_case().submissions.get(), keep_document()
    gone = keep_document()
    (Path(django_settings.DOCUMENTS_DIR) / gone.path).unlink()
    newest = Fernet.generate_key().decode()
    under_the_old_key.FIELD_ENCRYPTION_KEYS = [newest, NEW]
    with pytest.raises(CommandError) as error:
        call_command("rotate_keys", stdout=io.StringIO())
    for lost in (lost_id, lost_file, lost_factor, gone):
        assert str(lost.pk) in str(error.value)
    assert str(kept_id.pk) not in str(error.value)
    under_the_old_key.FIELD_ENCRYPTION_KEYS = [newest]
    assert Submission.objects.get(pk=kept_id.pk).tax_id == TAX_ID
    assert read_file(kept_file.path) == b"a passport"


@pytest.fixture
def busy(under_the_old_key: Any) -> Iterator[list[object]]:
    """People read and write tax ids the whole time; the list is of what went wrong."""
    case, frozen, document = draft_case(), submitted_case(), keep_document()
    owner = get_customer(case)
    over, faults, seen = threading.Event(), [], []
    under_the_old_key.FIELD_ENCRYPTION_KEYS = [NEW, OLD]

    def read() -> None:
        seen.append(Submission.objects.get(case=frozen).tax_id == TAX_ID)
        seen.append(read_file(document.path) == b"a passport")

    def write() -> None:
        for tax_id in (TAX_ID, "5234567893"):
            save_draft(case.account_id, values={"tax_id": tax_id}, actor=owner)
            seen.append(Submission.objects.get(case=case).tax_id == tax_id)

    def go_on(work: Callable[[], None]) -> None:
        try:
            while not over.is_set():
                work()
        except Exception as fault:
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=go_on, args=(work,)) for work in (read, read, write)]
    for thread in threads:
        thread.start()
    yield faults
    over.set()
    for thread in threads:
        thread.join(timeout=20)
    assert faults == []
    assert all(seen)
    assert len(seen) > 20


@pytest.mark.django_db(transaction=True)
def test_nobody_notices_a_rotation(busy: list[object], under_the_old_key: Any) -> None:
    rewritten = 0
    for _ in range(20):  # there and back again, so that it goes on for a while
        rewritten += sum(each().rewritten for each in KINDS)
        keys = under_the_old_key.FIELD_ENCRYPTION_KEYS
        under_the_old_key.FIELD_ENCRYPTION_KEYS = keys[::-1]
    assert rewritten > 20
    assert busy == []


@pytest.mark.django_db(transaction=True)
def test_a_version_frozen_in_the_middle_stays_as_it_was_submitted(
    under_the_old_key: Any, monkeypatch
) -> None:
    case = draft_case()
    under_the_old_key.FIELD_ENCRYPTION_KEYS = [NEW, OLD]

    def submit_it(token: str) -> str:
        submit_case(case.account_id, actor=get_customer(case))
        return encrypt(decrypt(token))

    monkeypatch.setattr("compliance.services.rotate_keys.reencrypt", submit_it)
    assert rotate_tax_ids().rewritten == 0
    version = case.submissions.get()
    assert version.frozen_at is not None
    assert version.tax_id == TAX_ID
    assert is_current(read_tokens()[version.pk].encode())


def test_both_ids_of_a_brand_are_rewritten(under_the_old_key: Any) -> None:
    brand = make_brand(universal_ein="US_125550299")
    under_the_old_key.FIELD_ENCRYPTION_KEYS = [NEW, OLD]
    rotation = rotate_tax_ids()
    assert (rotation.rewritten, rotation.unreadable) == (2, [])
    under_the_old_key.FIELD_ENCRYPTION_KEYS = [NEW]
    brand.refresh_from_db()
    assert (brand.tax_id, brand.universal_ein) == ("12-5550299", "US_125550299")
