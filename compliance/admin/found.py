"""A finding as a reviewer reads it: what, the words that prove it, and the page they stand on."""

from collections.abc import Collection
from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import Truncator

from compliance.findings.finding import Finding, Severity
from compliance.form_fields import get_field
from compliance.models import Evidence

_LONGEST_QUOTE = 200  # characters
_TONES = {Severity.BLOCK: "bad", Severity.WARN: "wait", Severity.INFO: "good"}
_MARKS = {Severity.BLOCK: "✘", Severity.WARN: "!", Severity.INFO: "✔"}
_NAMES = {Severity.BLOCK: "blocks", Severity.WARN: "doubt", Severity.INFO: "fine"}


@dataclass(frozen=True, slots=True)
class Found:
    finding: Finding
    number: int  # its place in the evidence, by which a page of text marks its quote
    page_url: str  # the page as text, at the quote; empty if no page was kept

    @property
    def is_against(self) -> bool:
        return self.finding.severity != Severity.INFO

    @property
    def tone(self) -> str:
        return _TONES[self.finding.severity]

    @property
    def mark(self) -> str:
        return _MARKS[self.finding.severity]

    @property
    def name(self) -> str:
        """What the mark means, for those who cannot see it."""
        return _NAMES[self.finding.severity]

    @property
    def quote(self) -> str:
        """The quote, or the beginning of a long one."""
        return Truncator(self.finding.quote).chars(_LONGEST_QUOTE)

    @property
    def label(self) -> str:
        return self.finding.element or get_field(self.finding.field).label


def list_found(evidence: Evidence | None, *, case_id: object, kept: Collection[str]) -> list[Found]:
    """Return the findings in their order; ``kept`` are the hashes of the pages we can show."""
    stored = evidence.findings if evidence else []
    return [
        _build(Finding.from_json(each), number, case_id=case_id, kept=kept)
        for number, each in enumerate(stored)
    ]


def _build(finding: Finding, number: int, *, case_id: object, kept: Collection[str]) -> Found:
    known = finding.page_hash in kept
    url = get_page_url(case_id, finding.page_hash) if known else ""
    return Found(finding, number, f"{url}#quote-{number}" if url and finding.quote else url)


def get_page_url(case_id: object, sha256: str) -> str:
    """Return where a stored page can be read as text."""
    return reverse("admin:compliance_kyccase_page", args=[case_id, sha256])
