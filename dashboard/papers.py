"""The documents part of the form: what the chosen countries ask for, and what is there.

A paper for a country that is not chosen any more still stands on the draft, so it is shown too: its
owner must be able to take it back.
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict
from django_countries import countries

from compliance.country_documents import Paper, list_papers
from compliance.models import Document, Submission
from compliance.models.document import DocumentKind
from compliance.selectors import list_documents
from compliance.services.documents import Upload

_PREFIX = "document-"


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One document that is asked for, and the file that was given for it."""

    paper: Paper
    document: Document | None
    is_asked: bool = True

    @property
    def title(self) -> str:
        end = "" if self.is_asked else " (no longer needed)"
        return f"{countries.name(self.paper.country)}: {self.paper.kind.label}{end}"

    @property
    def input_name(self) -> str:
        return f"{_PREFIX}{self.paper.key}"


def list_paper_rows(submission: Submission) -> list[PaperRow]:
    """Return a row for each document that the chosen countries ask for, then for each other one."""
    documents = list_documents(submission) if submission.documents else ()
    given = {Paper(each.country, DocumentKind(each.kind)): each for each in documents}
    asked = list_papers(submission.destination_countries)
    return [
        *(PaperRow(paper, given.get(paper)) for paper in asked),
        *(PaperRow(paper, given[paper], is_asked=False) for paper in given if paper not in asked),
    ]


def read_uploads(files: "MultiValueDict[str, UploadedFile]") -> Iterator[Upload]:
    """Yield the files of the form; an input left empty sends none.

    Of one that is too large no more is read than it takes to tell.
    """
    for name, file in files.items():
        country, _, kind = name.removeprefix(_PREFIX).partition(":")
        if name.startswith(_PREFIX):
            content = file.read(settings.DOCUMENT_BYTES + 1)
            yield Upload(country, kind, file.name or "", content)


def read_document_id(raw: str) -> uuid.UUID | None:
    """Return the id of a document that a button names."""
    try:
        return uuid.UUID(raw)
    except ValueError:
        return None
