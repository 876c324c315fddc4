"""Keep what was found as it was found: pages under their hash, visits, answers, findings."""

import zlib
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone

from compliance.evidence.page import read_page
from compliance.evidence.visit import Visit
from compliance.findings.dossier import Dossier
from compliance.findings.finding import Finding
from compliance.models import Evidence, PageVisit, StoredPage, Submission
from config.plain_text import make_storable


def store_evidence(
    submission: Submission,
    *,
    dossier: Dossier,
    findings: Iterable[Finding],
    evidence: Evidence | None = None,
) -> Evidence:
    """Complete ``evidence`` (or a new row) with everything the dossier holds; final from then on.

    The visits come first, because a completed row takes no change.
    """
    row = evidence or Evidence(submission=submission)
    if evidence is None:
        row.save()
    _store_visits(row, dossier.visits)
    row.findings = [_clean_facts(finding.to_json()) for finding in findings]
    row.registry = dossier.registry.to_json()
    row.domain_registered_on = dossier.domain_registered_on
    row.attempts += 1
    row.completed_at = timezone.now()
    row.save()
    return row


def _store_visits(evidence: Evidence, visits: Mapping[str, Visit]) -> None:
    pages = {role: _store_page(visit) for role, visit in visits.items()}
    PageVisit.objects.bulk_create(
        _describe(visit, evidence, pages[role]) for role, visit in visits.items()
    )


def _store_page(visit: Visit) -> StoredPage | None:
    if visit.page is None:
        return None
    body = visit.fetched.body
    whole = read_page(visit.fetched)  # of a policy that is one section of a page, too
    stored, _ = StoredPage.objects.get_or_create(
        sha256=visit.sha256,
        defaults={
            "packed": zlib.compress(body),
            "size": len(body),
            "title": make_storable(whole.title),
            "text": make_storable(whole.text),
        },
    )
    return stored


def _describe(visit: Visit, evidence: Evidence, page: StoredPage | None) -> PageVisit:
    fetched = visit.fetched
    return PageVisit(
        evidence=evidence,
        role=visit.role,
        url=make_storable(fetched.url),
        final_url=make_storable(fetched.final_url),
        redirects=[make_storable(url) for url in fetched.redirects],
        status=fetched.status,
        content_type=make_storable(fetched.content_type)[:100],
        charset=make_storable(fetched.charset)[:40],
        address=fetched.address,
        tls=fetched.tls,
        elapsed_ms=fetched.elapsed_ms,
        truncated=fetched.truncated,
        failure=fetched.failure,
        detail=make_storable(fetched.detail),
        visited_at=visit.at,
        page=page,
    )


def _clean_facts(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: make_storable(value) if isinstance(value, str) else value
        for name, value in facts.items()
    }
