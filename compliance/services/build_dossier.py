"""Gather everything a pre-check or a screening may know about one version.

Strangers' websites and registers are asked side by side, each with a time limit, and never inside a
transaction; our own tables are asked afterwards. What does not answer in time is a fact.
"""

import uuid
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date

from django.conf import settings
from django.utils import timezone

from compliance.domains import get_registrable_domain
from compliance.evidence.gather import gather_visits
from compliance.findings.dossier import DocumentFacts, Dossier
from compliance.links import count_reuse
from compliance.models import Document, Submission
from compliance.providers.registry import RegistryAnswer, look_up_business, look_up_domain
from compliance.tax_ids import TaxIdInvalid, check_tax_id
from config.http import fetch


def build_dossier(submission: Submission, *, account_id: uuid.UUID) -> Dossier:
    """Look at the websites and registers now. Takes at most ``EVALUATION_SECONDS`` and a little."""
    now = timezone.now()
    pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="registers")
    registry = pool.submit(_ask_registry, submission.tax_id, submission)
    registered = pool.submit(look_up_domain, get_registrable_domain(submission.website_url))
    pool.shutdown(wait=False)
    visits = gather_visits(submission, fetch=fetch, now=now, seconds=settings.EVALUATION_SECONDS)
    return Dossier(
        submission=submission,
        now=now,
        visits=visits,
        registry=_await(registry),
        domain_registered_on=_await_date(registered),
        reuse=count_reuse(submission, account_id=account_id),
        documents=list_document_facts(submission),
    )


def list_document_facts(submission: Submission) -> tuple[DocumentFacts, ...]:
    """Return which papers this version carries."""
    documents = Document.objects.filter(pk__in=submission.documents)
    return tuple(DocumentFacts(each.country, each.kind) for each in documents)


def _ask_registry(tax_id: str, submission: Submission) -> RegistryAnswer:
    """A register is only asked about a well-formed id."""
    country = submission.country
    try:
        compact = check_tax_id(tax_id, country=country, entity_type=submission.entity_type)
    except TaxIdInvalid:
        return RegistryAnswer()
    return look_up_business(country=country, tax_id=compact)


def _await(answer: "Future[RegistryAnswer]") -> RegistryAnswer:
    try:
        return answer.result(timeout=settings.PROVIDER_READ_TIMEOUT)
    except TimeoutError:
        return RegistryAnswer()


def _await_date(answer: "Future[date | None]") -> date | None:
    try:
        return answer.result(timeout=settings.PROVIDER_READ_TIMEOUT)
    except TimeoutError:
        return None
