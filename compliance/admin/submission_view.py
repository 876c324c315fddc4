"""A submission as a reviewer reads it: in the words of the form, beside the version before it.

Of the tax id only the last four characters are ever shown; whether it changed is told by its index.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django_countries import countries

from compliance.admin.word_diff import (
    compare_addresses,
    compare_lists,
    compare_texts,
    is_same,
    put_side_by_side,
)
from compliance.form_fields import FIELDS, LIST_FIELDS, FieldSpec, list_opened_fields
from compliance.local_rules import REGIONS
from compliance.models import Document, FieldRequest, KycCase, Submission
from compliance.models.submission import CHANNELS, EntityType, UseCaseType
from compliance.tcr.names import INDUSTRIES
from config.show import NOTHING, SAME, Pieces, Website

_WEBSITES = frozenset({"website_url", "privacy_url", "cta_url"})
_CHOICES = {
    "entity_type": dict(EntityType.choices),
    "use_case_type": dict(UseCaseType.choices),
    "industry": INDUSTRIES,
}
_LAWS = {region.code: region.laws for region in REGIONS}

ASKED, OPENED, NOT_ASKED = "asked for", "opened with another", "not asked for"

Papers = Mapping[Any, Document]  # the documents of a case by their ids


@dataclass(frozen=True, slots=True)
class Change:
    """One field of which the customer changed the answer, or was asked to and did not."""

    name: str
    label: str
    diff: Pieces
    changed: bool
    asked: str  # asked for, opened by another request, or not asked for

    @property
    def surprising(self) -> bool:
        return self.changed == (self.asked == NOT_ASKED)


def list_frozen(case: KycCase) -> list[Submission]:
    """Return the submitted versions, newest first, without the tax id itself."""
    frozen = Submission.objects.filter(case=case).exclude(frozen_at=None).defer("tax_id")
    return list(frozen.select_related("submitted_by").order_by("-version"))


def read_answer(submission: Submission, name: str, papers: Papers | None = None) -> Any:
    """Return one answer, ready to be shown."""
    if name in LIST_FIELDS:
        return read_list(submission, name, papers or {})
    text = read_text(submission, name)
    return Website(text) if text and name in _WEBSITES else text


def read_text(submission: Submission, name: str) -> str:
    """Return an answer of one line or text, in the words of the form."""
    if name == "tax_id":
        return f"ends in {submission.tax_id_last4}" if submission.tax_id_last4 else ""
    value: str = getattr(submission, name)
    if name == "country":
        return name_country(value) if value else ""
    return str(_CHOICES[name].get(value, value)) if name in _CHOICES else value


def read_list(submission: Submission, name: str, papers: Papers) -> list[str]:
    """Return the entries of an answer that is a list."""
    values = getattr(submission, name)
    if name == "destination_countries":
        return [name_country(code) for code in values]
    if name == "channels":
        return [dict(CHANNELS).get(each, each) for each in values]
    if name == "local_rules":
        return [_LAWS.get(code, code) for code in values]
    return [name_paper(papers.get(each)) for each in values]


def name_paper(paper: Document | None) -> str:
    return f"{paper}: {paper.name}" if paper else "a document"


def name_country(code: str) -> str:
    return f"{countries.name(code) or 'unknown country'} ({code})"


def list_changes(
    new: Submission,
    *,
    old: Submission,
    requests: Iterable[FieldRequest] = (),
    papers: Papers | None = None,
) -> list[Change]:
    """Return each field that differs from ``old``, and each that was asked for and does not."""
    asked = {request.field for request in requests}
    opened = frozenset(list_opened_fields(asked))
    changes = [
        Change(
            name=spec.name,
            label=spec.label,
            diff=_compare(spec.name, new, old, papers or {}),
            changed=not _is_kept(spec.name, new, old),
            asked=_tell_asked(spec, asked, opened),
        )
        for spec in FIELDS
    ]
    return [change for change in changes if change.changed or change.asked == ASKED]


def _tell_asked(spec: FieldSpec, asked: Collection[str], opened: Collection[str]) -> str:
    if spec.name in asked:
        return ASKED
    return OPENED if spec.name in opened else NOT_ASKED


def _is_kept(name: str, new: Submission, old: Submission) -> bool:
    if name == "tax_id":
        return new.tax_id_index == old.tax_id_index
    if name in LIST_FIELDS:
        return sorted(getattr(new, name)) == sorted(getattr(old, name))
    return is_same(getattr(new, name), getattr(old, name))


def _compare(name: str, new: Submission, old: Submission, papers: Papers) -> Pieces:
    if name not in LIST_FIELDS and _is_kept(name, new, old):
        return Pieces([(SAME, read_text(new, name) or NOTHING)])
    if name in LIST_FIELDS:
        return compare_lists(read_list(old, name, papers), read_list(new, name, papers))
    before, after = read_text(old, name), read_text(new, name)
    if name == "tax_id" or name in _CHOICES:
        return put_side_by_side(before, after)
    return (compare_addresses if name in _WEBSITES else compare_texts)(before, after)
