"""A business adds a paper that a destination country asks for, or takes it off its draft again.

A file that was part of a submission stays on record, and only the draft lets go of it. One that was
never submitted is nobody's evidence: once it is replaced or removed, it is gone from our disk too.
"""

import hashlib
import uuid
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial

from django.conf import settings
from django.db import transaction

from accounts.models import Account, User
from accounts.services.record_event import Change, record_event
from compliance.country_documents import REQUIRED
from compliance.documents.files import delete_file, write_file
from compliance.documents.pictures import DocumentInvalid, identify
from compliance.models import Document, KycCase, Submission
from compliance.selectors import get_case, list_editable_fields
from compliance.services.draft import check_editable, get_or_copy_draft
from compliance.services.move_case import SUBJECT, lock_open_case
from compliance.services.open_case import open_case
from config.errors import DomainError, ErrorCode

_LONGEST_NAME = 255  # characters


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came in; ``country`` and ``kind`` say for which request of which country."""

    country: str
    kind: str
    name: str
    content: bytes


def add_document(account_id: uuid.UUID, *, upload: Upload, actor: User) -> Document:
    """Keep the file and put it on the draft, in place of an earlier one for the same request.

    Raises DomainError ``DOCUMENT_REFUSED`` (type, size, damaged), ``CHOICE_INVALID`` (no country
    asks for this) or ``STATE_FORBIDS`` (not the customer's turn, or documents were not asked for).
    """
    if upload.kind not in REQUIRED.get(upload.country, ()):
        raise DomainError(ErrorCode.CHOICE_INVALID, details={"document": [upload.kind[:80]]})
    case = get_case(Account(pk=account_id))
    if case is not None:
        _check_open(case)
    media_type = _identify(upload.content)
    with ExitStack() as undo:
        path = write_file(upload.content)
        undo.callback(delete_file, path)
        document = _describe(upload, media_type=media_type, path=path, actor=actor)
        _put_on_draft(account_id, document, actor=actor)
        undo.pop_all()
    return document


@transaction.atomic
def remove_document(account_id: uuid.UUID, *, document_id: uuid.UUID, actor: User) -> None:
    """Take a file off the draft. Raises DomainError ``ROUTE_NOT_FOUND`` for another's file,
    ``STATE_FORBIDS`` as ``add_document`` does.
    """
    case = lock_open_case(account_id)
    _check_open(case)
    document = Document.objects.filter(pk=document_id, case=case).first()
    draft = get_or_copy_draft(case)
    if document is None or document_id not in draft.documents:
        raise DomainError(ErrorCode.ROUTE_NOT_FOUND)
    _set_documents(draft, [each for each in draft.documents if each != document_id])
    _record(case, "remove_document", document, actor=actor)
    _let_go([document])


def _check_open(case: KycCase) -> None:
    check_editable(case)
    if "documents" not in list_editable_fields(case):
        sentence = "We did not ask for documents; they stay as you submitted them."
        raise DomainError(ErrorCode.STATE_FORBIDS, details={"documents": [sentence]})


def _identify(content: bytes) -> str:
    if len(content) > settings.DOCUMENT_BYTES:
        most = settings.DOCUMENT_BYTES // (1024 * 1024)
        raise _refusal(f"The file is larger than {most} MB. Save it smaller and upload that.")
    try:
        return identify(content)
    except DocumentInvalid as fault:
        raise _refusal(fault.message) from None


def _refusal(sentence: str) -> DomainError:
    return DomainError(ErrorCode.DOCUMENT_REFUSED, details={"file": [sentence]})


def _describe(upload: Upload, *, media_type: str, path: str, actor: User) -> Document:
    return Document(
        country=upload.country,
        kind=upload.kind,
        name=_clean_name(upload.name),
        content_type=media_type,
        size=len(upload.content),
        sha256=hashlib.sha256(upload.content).hexdigest(),
        path=path,
        uploaded_by=actor,
    )


def _clean_name(name: str) -> str:
    """Only the name, not the folders of the customer's disk, and only what can be stored."""
    last = name.replace("\\", "/").rpartition("/")[2].replace("\0", "")
    return last.encode(errors="replace").decode()[-_LONGEST_NAME:]


@transaction.atomic
def _put_on_draft(account_id: uuid.UUID, document: Document, *, actor: User) -> None:
    open_case(account_id, actor=actor)
    case = lock_open_case(account_id)
    _check_open(case)
    document.case = case
    document.save()
    draft = get_or_copy_draft(case)
    replaced = _list_replaced(draft, document)
    gone = {each.pk for each in replaced}
    _set_documents(draft, [*(each for each in draft.documents if each not in gone), document.pk])
    _record(case, "add_document", document, actor=actor)
    _let_go(replaced)


def _list_replaced(draft: Submission, document: Document) -> list[Document]:
    same = Document.objects.filter(country=document.country, kind=document.kind)
    return list(same.filter(pk__in=draft.documents))


def _set_documents(draft: Submission, ids: list[uuid.UUID]) -> None:
    draft.documents = ids
    draft.save(update_fields=["documents", "updated_at"])


def _let_go(documents: Iterable[Document]) -> None:
    for document in documents:
        frozen = Submission.objects.filter(case=document.case_id).exclude(frozen_at=None)
        if not frozen.filter(documents__contains=[document.pk]).exists():
            transaction.on_commit(partial(delete_file, document.path), robust=True)
            document.delete()


def _record(case: KycCase, verb: str, document: Document, *, actor: User) -> None:
    facts = {"country": document.country, "kind": document.kind, "sha256": document.sha256}
    record_event(case.account, verb=verb, actor=actor, change=Change(subject=SUBJECT), facts=facts)
