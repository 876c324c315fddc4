"""What belongs to a case's page: the stored pages as text, and the claim's sign of life."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404

from accounts.models import User
from compliance.admin.case_facts import get_facts
from compliance.admin.case_version import get_case_version
from compliance.admin.case_words import count_seconds_left
from compliance.admin.page_text import Quoted, Stretch, mark_quotes
from compliance.findings.finding import Finding
from compliance.models import KycCase, PageVisit, RiskScreening, StoredPage
from compliance.services.claim_case import extend_claim
from compliance.services.decide import check_claimant
from config.errors import DomainError


@dataclass(frozen=True, slots=True)
class PageText:
    page: StoredPage
    visits: list[PageVisit]  # of this case to this very page, newest first
    quoted: list[Quoted]  # by the findings of the newest of them, and by the risk lines
    stretches: list[Stretch]

    @property
    def seen_at(self) -> datetime:
        return self.visits[0].visited_at


def read_page_text(case: KycCase, sha256: str) -> PageText:
    """Return a page that was found for this case. Raises Http404 for any other one."""
    visits = PageVisit.objects.filter(evidence__submission__case=case, page__sha256=sha256)
    newest_first = list(visits.select_related("evidence").order_by("-visited_at", "-id"))
    if not newest_first:
        raise Http404
    page = StoredPage.objects.defer("packed").get(sha256=sha256)
    quoted = [
        *_list_quoted_by_findings(newest_first[0].evidence.findings, sha256),
        *_list_quoted_by_risk(get_facts(case).screening, sha256),
    ]
    return PageText(page, newest_first, quoted, mark_quotes(page.text, quoted))


def _list_quoted_by_findings(findings: list[dict[str, Any]], sha256: str) -> Iterator[Quoted]:
    for number, stored in enumerate(findings):
        finding = Finding.from_json(stored)
        if finding.page_hash == sha256 and finding.quote:
            yield Quoted(f"quote-{number}", finding.quote, finding.problem)


def _list_quoted_by_risk(screening: RiskScreening | None, sha256: str) -> Iterator[Quoted]:
    for number, line in enumerate(screening.contributions if screening else []):
        if line["page_hash"] == sha256:
            why = f"Risk: {line['title']}"
            yield from (Quoted(f"risk-{number}", quote, why) for quote in line["evidence"])


def give_sign_of_life(case_id: uuid.UUID, *, actor: User, active: bool) -> dict[str, Any]:
    """Renew the claim if its holder did something, and say how it stands.

    Raises DomainError ``STATE_FORBIDS`` when the claim is over or somebody else's.
    """
    if active:
        case = extend_claim(case_id, actor=actor)
    else:
        case = KycCase.objects.select_related("claimed_by").get(pk=case_id)
        check_claimant(case, actor=actor)
    return {"seconds_left": count_seconds_left(case), "version": get_case_version(case)}


def tell_loss(refusal: DomainError) -> dict[str, Any]:
    """Say why the claim is gone, in a sentence."""
    sentences = [each for topic in (refusal.details or {}).values() for each in topic]
    return {"seconds_left": 0, "why": " ".join(sentences) or refusal.message}
