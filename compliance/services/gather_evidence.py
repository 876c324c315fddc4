"""Look again at what a business's own pages say, after it has submitted.

A site that is down for a minute must not fail anybody: three tries over some minutes, and only the
last failure counts. A worker of its own does this, so that a slow website never delays a message.
"""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.record_event import Change, record_event
from compliance.findings.dossier import Dossier
from compliance.findings.pipeline import find_all
from compliance.models import Evidence, KycCase
from compliance.models.kyc_case import QUEUE_STATES
from compliance.selectors import get_gathering, get_submission_under_review
from compliance.services.build_dossier import build_dossier
from compliance.services.decide import check_not_own
from compliance.services.move_case import SUBJECT, lock_case
from compliance.services.store_evidence import store_evidence
from config.celery import enqueue
from config.errors import DomainError, ErrorCode

_LEASE = timedelta(seconds=90)  # until a dead worker's gathering is taken over
_MOST = 50  # started in one sweep
_PASSING = frozenset({"dns_failure", "timeout", "unreachable", "bad_answer"})


@transaction.atomic
def refresh_evidence(case_id: uuid.UUID, *, actor: User) -> Evidence:
    """Have the pages and registers looked at again; asking twice changes nothing.

    Raises DomainError ``STATE_FORBIDS`` unless the case waits for us, ``ROLE_NOT_ALLOWED`` for
    one's own account.
    """
    case = lock_case(case_id)
    check_not_own(case, actor=actor)
    submission = get_submission_under_review(case)
    if submission is None or case.state not in QUEUE_STATES:
        raise DomainError(ErrorCode.STATE_FORBIDS, details={"case": [case.state]})
    evidence = get_gathering(submission)
    if evidence is None:
        evidence = Evidence.objects.create(submission=submission, asked_by=actor)
        _record(case, "refresh_evidence", actor=actor, version=submission.version)
    enqueue("compliance.gather_evidence", evidence.pk)
    return evidence


def gather_evidence(evidence_id: uuid.UUID) -> bool:
    """Make one try; return whether the evidence is complete. Delivered twice, it is made once."""
    evidence = _take(evidence_id)
    if evidence is None:
        return False
    submission = evidence.submission
    dossier = build_dossier(submission, account_id=submission.case.account_id)
    return _conclude(evidence_id, dossier)


def resume_evidence() -> int:
    """Start every gathering that is due and that nobody works on; return how many."""
    due = Evidence.objects.filter(completed_at=None, next_try_at__lte=timezone.now())
    ids = list(due.order_by("next_try_at").values_list("pk", flat=True)[:_MOST])
    for evidence_id in ids:
        enqueue("compliance.gather_evidence", evidence_id)
    return len(ids)


@transaction.atomic
def _take(evidence_id: uuid.UUID) -> Evidence | None:
    """Whoever moves the next try into the future has the work."""
    due = Evidence.objects.filter(pk=evidence_id, completed_at=None)
    taken = due.filter(next_try_at__lte=timezone.now())
    if not taken.update(next_try_at=timezone.now() + _LEASE):
        return None
    return Evidence.objects.select_related("submission__case").get(pk=evidence_id)


@transaction.atomic
def _conclude(evidence_id: uuid.UUID, dossier: Dossier) -> bool:
    case = lock_case(dossier.submission.case_id)
    evidence = Evidence.objects.select_for_update().get(pk=evidence_id)
    if evidence.completed_at is not None:
        return True
    if _is_worth_another_try(evidence, dossier):
        _postpone(evidence)
        return False
    findings = find_all(dossier)
    store_evidence(dossier.submission, dossier=dossier, findings=findings, evidence=evidence)
    blocking = [finding.code for finding in findings if finding.blocks]
    _record(case, "store_evidence", version=dossier.submission.version, blocking=blocking)
    enqueue("compliance.screen_submission", dossier.submission.pk)
    return True


def _is_worth_another_try(evidence: Evidence, dossier: Dossier) -> bool:
    if evidence.attempts >= len(settings.EVIDENCE_RETRY_SECONDS):
        return False
    return any(
        visit.fetched.failure in _PASSING or visit.fetched.status >= 500
        for visit in dossier.visits.values()
    )


def _postpone(evidence: Evidence) -> None:
    pause = timedelta(seconds=settings.EVIDENCE_RETRY_SECONDS[evidence.attempts])
    evidence.attempts += 1
    evidence.next_try_at = timezone.now() + pause
    evidence.save(update_fields=["attempts", "next_try_at", "updated_at"])


def _record(case: KycCase, verb: str, *, actor: User | None = None, **facts: object) -> None:
    """The case's own row does not move, but whoever looks at it must look again."""
    record_event(case.account, verb=verb, actor=actor, change=Change(subject=SUBJECT), facts=facts)
