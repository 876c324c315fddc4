"""Bring stored evidence back into the form that checks and screening read."""

from django.utils import timezone

from compliance.evidence.page import get_section, read_page
from compliance.evidence.visit import PRIVACY, TERMS, Visit
from compliance.findings.dossier import Dossier
from compliance.links import count_reuse
from compliance.models import Evidence, PageVisit, Submission
from compliance.providers.registry import RegistryAnswer
from compliance.services.build_dossier import list_document_facts
from config.http import Fetched


def load_dossier(submission: Submission, evidence: Evidence | None) -> Dossier:
    """Return what we know about a frozen version, without looking at any website again.

    Which other accounts share its marks is asked anew: that is what may have changed.
    """
    account_id = submission.case.account_id
    dossier = Dossier(
        submission=submission,
        now=timezone.now(),
        reuse=count_reuse(submission, account_id=account_id),
        documents=list_document_facts(submission),
    )
    return _add_evidence(dossier, evidence) if evidence else dossier


def _add_evidence(dossier: Dossier, evidence: Evidence) -> Dossier:
    visits = PageVisit.objects.filter(evidence=evidence).select_related("page")
    return Dossier(
        submission=dossier.submission,
        now=dossier.now,
        visits={visit.role: _read(visit) for visit in visits},
        registry=RegistryAnswer.from_json(evidence.registry),
        domain_registered_on=evidence.domain_registered_on,
        reuse=dossier.reuse,
        documents=dossier.documents,
    )


def _read(visit: PageVisit) -> Visit:
    fetched = Fetched(
        url=visit.url,
        final_url=visit.final_url,
        status=visit.status,
        content_type=visit.content_type,
        charset=visit.charset,
        body=visit.page.body if visit.page else b"",
        truncated=visit.truncated,
        redirects=tuple(visit.redirects),
        address=visit.address,
        tls=visit.tls,
        elapsed_ms=visit.elapsed_ms,
        failure=visit.failure,
        detail=visit.detail,
    )
    section = get_section(visit.url) if visit.role in (PRIVACY, TERMS) else ""
    page = read_page(fetched, section=section) if visit.page else None
    return Visit(role=visit.role, fetched=fetched, page=page, at=visit.visited_at)
