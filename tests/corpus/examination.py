"""Puts every case before the real gathering and the real checks; only the web is made up."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from compliance.country_documents import list_papers
from compliance.evidence.gather import gather_visits
from compliance.evidence.visit import Visit
from compliance.findings.dossier import DocumentFacts, Dossier
from compliance.findings.finding import Finding
from compliance.findings.pipeline import find_all
from compliance.models import Submission
from tests.corpus.cases import Case
from tests.corpus.serving import serve

NOW = datetime(2025, 6, 3, 15, 30, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Examined:
    case: Case
    submission: Submission
    visits: Mapping[str, Visit]
    findings: tuple[Finding, ...]

    @property
    def blocks(self) -> frozenset[str]:
        return frozenset(finding.code for finding in self.findings if finding.blocks)

    def list_loose_quotes(self) -> Iterator[Finding]:
        """Yield the findings whose words do not stand where they say."""
        for finding in self.findings:
            if finding.quote and not any(finding.quote in text for text in self._sources(finding)):
                yield finding

    def _sources(self, finding: Finding) -> Iterator[str]:
        if not finding.page_hash:
            yield str(getattr(self.submission, finding.field))
        for visit in self.visits.values():
            if visit.page and visit.sha256 == finding.page_hash:
                yield visit.page.text


def examine(case: Case) -> Examined:
    """Run what runs when a customer presses "Check my submission", with the case's web."""
    submission = Submission(**case.submission)
    visits = gather_visits(submission, fetch=serve(case.pages), now=NOW, seconds=60)
    papers = list_papers(submission.destination_countries)
    dossier = Dossier(
        submission=submission,
        now=NOW,
        visits=visits,
        documents=tuple(DocumentFacts(paper.country, paper.kind) for paper in papers),
    )
    return Examined(case, submission, visits, find_all(dossier))
