"""Papers come onto the draft and off it; what was submitted with them never changes."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import DatabaseError
from pytest_django import DjangoCaptureOnCommitCallbacks

from accounts.models import AuditEvent, User
from compliance.completeness import find_gaps
from compliance.country_documents import REQUIRED, list_papers
from compliance.documents.files import read_file
from compliance.models import Document, KycCase, Submission
from compliance.selectors import get_draft, get_submission_under_review, list_documents
from compliance.services.build_dossier import list_document_facts
from compliance.services.claim_case import claim_case
from compliance.services.documents import Upload, add_document, remove_document
from compliance.services.request_changes import ChangeRequest, request_changes
from compliance.services.submit_case import submit_case
from config.errors import DomainError, ErrorCode
from tests.at_once import race
from tests.compliance.factories import (
    draft_case,
    get_customer,
    make_customer,
    returned_case,
    submitted_case,
    under_review,
)
from tests.papers import make_pdf, make_png

pytestmark = pytest.mark.django_db

Refused = Callable[[ErrorCode], Any]


def make_upload(content: bytes | None = None, **changes: str) -> Upload:
    facts = {"country": "GB", "kind": "proof_of_local_address", "name": "bill.pdf", **changes}
    return Upload(content=make_pdf() if content is None else content, **facts)


def add(case: KycCase, content: bytes | None = None, **changes: str) -> Document:
    upload = make_upload(content, **changes)
    return add_document(case.account_id, upload=upload, actor=get_customer(case))


def remove(case: KycCase, document_id: uuid.UUID, *, actor: User | None = None) -> None:
    actor = actor or get_customer(case)
    remove_document(case.account_id, document_id=document_id, actor=actor)


def list_files() -> list[Path]:
    return [each for each in Path(django_settings.DOCUMENTS_DIR).rglob("*") if each.is_file()]


def draft_of(case: KycCase) -> Submission:
    draft = get_draft(case)
    assert draft is not None
    return draft


@pytest.fixture
def unkept(refused: Refused) -> Refused:
    """``with unkept(code)``: refused with that code, and no row and no file was written."""

    @contextmanager
    def refuse(code: ErrorCode) -> Iterator[pytest.ExceptionInfo[DomainError]]:
        before = list(Document.objects.order_by("pk").values_list()), sorted(list_files())
        with refused(code) as error:
            yield error
        after = list(Document.objects.order_by("pk").values_list()), sorted(list_files())
        assert after == before

    return refuse


def test_a_paper_is_kept_and_stands_on_the_draft() -> None:
    case, content = draft_case(destination_countries=["GB"]), make_pdf()
    document = add(case, content)
    assert draft_of(case).documents == [document.pk]
    stored = Document.objects.get()
    assert (stored.content_type, stored.size) == ("application/pdf", len(content))
    assert (stored.name, stored.uploaded_by) == ("bill.pdf", get_customer(case))
    assert read_file(stored.path) == content
    event = AuditEvent.objects.get(verb="add_document")
    assert event.facts == {
        "country": "GB",
        "kind": "proof_of_local_address",
        "sha256": stored.sha256,
    }


def test_the_first_thing_a_business_tells_us_may_be_a_paper() -> None:
    account, owner = make_customer()
    document = add_document(account.pk, upload=make_upload(), actor=owner)
    assert KycCase.objects.get(account=account).submissions.get().documents == [document.pk]


def test_with_its_papers_a_submission_is_complete() -> None:
    case = draft_case(destination_countries=["GB"])
    add(case)
    facts = [(each.country, each.kind) for each in list_document_facts(draft_of(case))]
    assert facts == [(each.country, each.kind) for each in list_papers(["GB"])]
    assert find_gaps(draft_of(case)) == []
    submitted = submit_case(case.account_id, actor=get_customer(case))
    assert under_review(submitted).documents == [Document.objects.get().pk]


@pytest.mark.parametrize("country", REQUIRED)
def test_every_paper_of_every_country_can_be_given(country: str, monkeypatch) -> None:
    monkeypatch.setattr("compliance.services.documents.identify", lambda content: "image/png")
    case = draft_case()
    for kind in REQUIRED[country]:
        add(case, b"a picture", country=country, kind=kind)
    given = {(each.country, each.kind) for each in list_documents(draft_of(case))}
    assert given == {(each.country, each.kind) for each in list_papers([country])}


@pytest.mark.parametrize(
    ("country", "kind"),
    [("US", "passport"), ("GB", "passport"), ("", ""), ("GB", "nonsense"), ("gb", "utility_bill")],
)
def test_what_no_country_asks_for_is_not_taken(country: str, kind: str, unkept: Refused) -> None:
    case = draft_case()
    with unkept(ErrorCode.CHOICE_INVALID):
        add(case, country=country, kind=kind)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty."),
        (b"<html><script>alert(1)</script>", "This is not a PDF, PNG or JPEG file."),
        (b"GIF89a" + b"\0" * 40, "This is not a PDF, PNG or JPEG file."),
        (make_png()[:50], "This file cannot be opened"),
    ],
)
def test_what_cannot_be_drawn_is_not_kept(content: bytes, said: str, unkept: Refused) -> None:
    case = draft_case()
    with unkept(ErrorCode.DOCUMENT_REFUSED) as error:
        add(case, content, name="passport.pdf")
    assert said in error.value.details["file"][0]


def test_ten_megabytes_are_taken_and_a_byte_more_is_not(unkept: Refused, settings) -> None:
    assert settings.DOCUMENT_BYTES == 10 * 1024 * 1024
    case, content = draft_case(), make_pdf()
    largest = content + b"\n" * (settings.DOCUMENT_BYTES - len(content))
    assert add(case, largest).size == 10 * 1024 * 1024
    with unkept(ErrorCode.DOCUMENT_REFUSED) as error:
        add(case, largest + b"\n")
    assert "larger than 10 MB" in error.value.details["file"][0]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ada\\bill.pdf", "bill.pdf"),
        ("/", ""),
        ("a\0b\ud800.pdf", "ab?.pdf"),
        ("fdp.\u202egnp.exe", "fdp.\u202egnp.exe"),
        ("x" * 300 + ".pdf", "x" * 251 + ".pdf"),
    ],
)
def test_a_name_is_only_a_name(name: str, kept: str) -> None:
    document = add(draft_case(), name=name)
    document.refresh_from_db()
    assert document.name == kept
    (file,) = list_files()
    assert file.parent.parent == Path(django_settings.DOCUMENTS_DIR)
    assert file.name.isalnum()


def test_a_new_paper_takes_the_place_of_the_old_one(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    case = draft_case()
    first, other = add(case), add(case, country="SE")
    with django_capture_on_commit_callbacks(execute=True):
        second = add(case, make_png(), name="bill.png")
    assert draft_of(case).documents == [other.pk, second.pk]
    assert set(Document.objects.all()) == {other, second}
    assert len(list_files()) == 2
    with pytest.raises(OSError, match="No such file"):
        read_file(first.path)


def test_a_paper_that_was_never_submitted_is_gone_when_it_is_removed(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    case = draft_case()
    document = add(case)
    with django_capture_on_commit_callbacks(execute=True):
        remove(case, document.pk)
    assert draft_of(case).documents == []
    assert not Document.objects.exists()
    assert list_files() == []
    assert AuditEvent.objects.get(verb="remove_document").facts["sha256"] == document.sha256


def test_what_was_submitted_keeps_its_papers_when_the_draft_lets_go(
    reviewer: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    case, submitted = _return_with_a_paper(reviewer)
    (paper,) = submitted.documents
    with django_capture_on_commit_callbacks(execute=True):
        newer = add(case, make_png())
        remove(case, newer.pk)
    assert draft_of(case).documents == []
    submitted.refresh_from_db()
    assert submitted.documents == [paper]
    assert [each.pk for each in list_documents(submitted)] == [paper]
    assert read_file(Document.objects.get().path)


def test_the_list_of_a_submitted_version_cannot_be_changed_around_us(reviewer: User) -> None:
    _, submitted = _return_with_a_paper(reviewer)
    with pytest.raises(DatabaseError, match="Cannot"):
        Submission.objects.filter(pk=submitted.pk).update(documents=[])


def _return_with_a_paper(reviewer: User) -> tuple[KycCase, Submission]:
    """A case whose customer is asked for a better paper."""
    case = draft_case(destination_countries=["GB"])
    add(case)
    submit_case(case.account_id, actor=get_customer(case))
    submitted = under_review(case)
    claim_case(case.pk, actor=reviewer)
    asked = [ChangeRequest("documents", "document_unreadable")]
    request_changes(case.pk, submission_id=submitted.pk, actor=reviewer, requests=asked)
    return case, submitted


def test_a_paper_we_did_not_ask_for_is_not_taken(reviewer: User, unkept: Refused) -> None:
    case = returned_case(reviewer)
    with unkept(ErrorCode.STATE_FORBIDS) as error:
        add(case)
    assert "We did not ask for documents" in error.value.details["documents"][0]
    with unkept(ErrorCode.STATE_FORBIDS):
        remove(case, uuid.uuid4())


def test_while_we_look_no_paper_comes_or_goes(unkept: Refused, monkeypatch) -> None:
    case = submitted_case()
    monkeypatch.setattr("compliance.services.documents.identify", _never)
    with unkept(ErrorCode.STATE_FORBIDS):
        add(case)
    with unkept(ErrorCode.STATE_FORBIDS):
        remove(case, uuid.uuid4())


def _never(content: bytes) -> str:
    raise AssertionError("a file that is not taken anyway must not be opened")


def test_asking_for_another_country_opens_the_papers(reviewer: User) -> None:
    asked = ChangeRequest("destination_countries", "country_documents_missing")
    case = returned_case(reviewer, asked)
    document = add(case)
    assert draft_of(case).documents == [document.pk]
    assert get_submission_under_review(case).documents == []


def test_anothers_paper_does_not_exist(unkept: Refused) -> None:
    case, stranger = draft_case(), draft_case()
    theirs = add(stranger)
    for document_id in (theirs.pk, uuid.uuid4()):
        with unkept(ErrorCode.ROUTE_NOT_FOUND):
            remove(case, document_id)
    assert draft_of(stranger).documents == [theirs.pk]


def test_a_paper_that_is_off_the_draft_cannot_be_taken_off_again(
    reviewer: User, unkept: Refused
) -> None:
    case, submitted = _return_with_a_paper(reviewer)
    (paper,) = submitted.documents
    remove(case, paper)
    with unkept(ErrorCode.ROUTE_NOT_FOUND):
        remove(case, paper)


def test_a_paper_whose_row_cannot_be_written_leaves_no_file(monkeypatch) -> None:
    case = draft_case()

    def refuse(*_: object, **__: object) -> None:
        raise DomainError(ErrorCode.STATE_FORBIDS)

    monkeypatch.setattr("compliance.services.documents.record_event", refuse)
    with pytest.raises(DomainError):
        add(case)
    assert not Document.objects.exists()
    assert draft_of(case).documents == []
    assert list_files() == []


@pytest.mark.django_db(transaction=True)
def test_two_papers_for_one_request_at_once_leave_one() -> None:
    case = draft_case()
    results = race(lambda: add(case), lambda: add(case, make_png()))
    kept = Document.objects.get()
    assert kept in results
    assert draft_of(case).documents == [kept.pk]
    assert len(list_files()) == 1
