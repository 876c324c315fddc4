"""The evidence about the version on the table: which pages were looked at, what they say now.

A page is shown as its address, the outcome of the visit and its text. Its markup never reaches a
reviewer's browser.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models.functions import Left

from compliance.admin.case_facts import get_facts
from compliance.admin.checklist import Check, build_checklist
from compliance.admin.found import get_page_url, list_found
from compliance.admin.line_diff import LONGEST, LineDiff, compare_pages
from compliance.evidence.visit import OPT_IN, PRIVACY, TERMS, WEBSITE
from compliance.models import KycCase, PageVisit, StoredPage

TITLES = {
    WEBSITE: "Website",
    PRIVACY: "Privacy policy",
    OPT_IN: "Opt-in page",
    TERMS: "Terms",
}
_USUAL = "text/html"
_FAILURES = {
    "url_not_public": "address not public",
    "dns_failure": "no such host",
    "timeout": "too slow to answer",
    "certificate": "certificate not valid",
    "unreachable": "does not answer",
    "redirect_loop": "redirects in a circle",
    "bad_answer": "answer not understood",
}


@dataclass(frozen=True, slots=True)
class VisitView:
    role: str
    visit: PageVisit
    text_url: str  # the page as text, empty if none was kept
    before: PageVisit | None  # the visit the time before
    diff: LineDiff | None  # what changed in the text since then

    @property
    def title(self) -> str:
        return TITLES.get(self.role, self.role)

    @property
    def is_fine(self) -> bool:
        return not self.visit.failure and 200 <= self.visit.status < 300

    @property
    def outcome(self) -> str:
        """The answer, and how long it took."""
        visit = self.visit
        if visit.failure:
            return _FAILURES.get(visit.failure, visit.failure)
        return f"{visit.status} in {visit.elapsed_ms} ms"

    @property
    def final_address(self) -> str:
        """Where the visit ended, if that is not where it began."""
        visit = self.visit
        return "" if visit.final_url.rstrip("/") == visit.url.rstrip("/") else visit.final_url

    @property
    def facts(self) -> list[str]:
        """What else is known about the visit, in a few words each."""
        visit = self.visit
        size = f"{visit.page.size / 1024:.0f} KB" if visit.page else ""
        return [
            each
            for each in (
                visit.tls or ("no TLS" if visit.status else ""),
                f"{size}, cut" if visit.truncated else size,
                "" if visit.content_type == _USUAL else visit.content_type,
                visit.address,
            )
            if each
        ]


def list_visits(case: KycCase) -> list[VisitView]:
    """Return the visits of the newest evidence, compared with those before."""
    facts = get_facts(case)
    newest = facts.get_visits(facts.evidence)
    earlier = facts.get_visits(facts.earlier_evidence)
    texts = _read_texts(_list_changed(newest, earlier))
    return [
        VisitView(
            role=role,
            visit=visit,
            text_url=get_page_url(case.pk, visit.page.sha256) if visit.page else "",
            before=earlier.get(role),
            diff=_compare(visit, earlier.get(role), texts),
        )
        for role, visit in newest.items()
    ]


def list_checks(case: KycCase) -> list[Check]:
    """Return the five criteria with what the newest evidence says to each."""
    facts = get_facts(case)
    visits = facts.get_visits(facts.evidence)
    kept = {visit.page.sha256 for visit in visits.values() if visit.page}
    found = list_found(facts.evidence, case_id=case.pk, kept=kept)
    return build_checklist(found, looked=facts.evidence is not None)


def _list_changed(newest: Mapping[str, PageVisit], earlier: Mapping[str, PageVisit]) -> set[Any]:
    both = [role for role in newest if role in earlier]
    pairs = [(newest[role].page_id, earlier[role].page_id) for role in both]
    return {page for pair in pairs if None not in pair and pair[0] != pair[1] for page in pair}


def _read_texts(ids: Iterable[Any]) -> dict[Any, str]:
    """The beginning of each page's text: one statement, and none when no page has changed."""
    wanted = list(ids)
    if not wanted:
        return {}
    pages = StoredPage.objects.filter(pk__in=wanted).annotate(beginning=Left("text", LONGEST))
    return dict(pages.values_list("pk", "beginning"))


def _compare(
    visit: PageVisit, before: PageVisit | None, texts: Mapping[Any, str]
) -> LineDiff | None:
    if before is None or visit.page_id not in texts or before.page_id not in texts:
        return None
    return compare_pages(texts[before.page_id], texts[visit.page_id])
