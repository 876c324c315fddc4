"""Which accounts told us the same tax id, domain, phone number or e-mail address.

A customer learns only how many others there are; a reviewer sees which. Every look-up is by an
index over frozen versions, so it does not grow with the number of accounts.
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from compliance.domains import FREE_MAIL, get_registrable_domain
from compliance.encryption import index_tax_id
from compliance.findings.dossier import Reuse
from compliance.models import KycCase, Submission
from compliance.models.kyc_case import QUEUE_STATES
from compliance.tax_ids import TaxIdInvalid, check_tax_id

_MOST = 20  # linked accounts worth showing


@dataclass(frozen=True, slots=True)
class Linked:
    """Another account that shares something with this one."""

    account_id: uuid.UUID
    account_name: str
    shares: tuple[str, ...]


def count_reuse(submission: Submission, *, account_id: uuid.UUID) -> Reuse:
    """Return how many other accounts share each mark."""
    marks = _read_marks(submission)
    counts = {
        name: _others(account_id).filter(match).values("case__account").distinct().count()
        for name, match in marks.items()
    }
    return Reuse(**counts)


def list_linked(submission: Submission, *, account_id: uuid.UUID) -> list[Linked]:
    """Return the accounts that share a mark, and what they share."""
    found: dict[tuple[uuid.UUID, str], list[str]] = {}
    for name, match in _read_marks(submission).items():
        rows = _others(account_id).filter(match)
        accounts = rows.values_list("case__account_id", "case__account__name").distinct()
        for account in accounts[:_MOST]:
            found.setdefault(account, []).append(name)
    return [Linked(*account, tuple(shares)) for account, shares in found.items()][:_MOST]


def iter_linked_under_review(submission: Submission, *, account_id: uuid.UUID) -> Iterator[KycCase]:
    """Yield other accounts' cases in the queue that this version throws a new light on."""
    marks = list(_read_marks(submission).values())
    if marks:
        either = marks[0]
        for match in marks[1:]:
            either |= match
        shared = _others(account_id).filter(either).values("case")
        yield from KycCase.objects.filter(pk__in=shared, state__in=QUEUE_STATES)[:_MOST]


def _others(account_id: uuid.UUID) -> QuerySet[Submission]:
    return Submission.objects.exclude(frozen_at=None).exclude(case__account_id=account_id)


def _read_marks(submission: Submission) -> dict[str, Q]:
    """What links accounts; a mailbox at a free provider links by its whole address only."""
    index = submission.tax_id_index or _index_draft(submission)
    domain = get_registrable_domain(submission.website_url)
    marks = {
        "tax_id": Q(tax_id_index=index) if index else None,
        "domain": Q(website_domain=domain) if domain and domain not in FREE_MAIL else None,
        "phone": Q(contact_phone=submission.contact_phone) if submission.contact_phone else None,
        "email": Q(contact_email=submission.contact_email) if submission.contact_email else None,
    }
    return {name: match for name, match in marks.items() if match is not None}


def _index_draft(submission: Submission) -> str:
    country, entity_type = submission.country, submission.entity_type
    try:
        compact = check_tax_id(submission.tax_id, country=country, entity_type=entity_type)
    except TaxIdInvalid:
        return ""
    return index_tax_id(compact, country=country)
