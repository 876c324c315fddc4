"""Risk screening of one version, on submission and whenever something about it has changed.

The outcome is allow, review or hold, and a score that is the sum of named lines. It never rejects
anybody by itself: a hold keeps messages back until a person has looked. What a senior has decided
about this very version stands; only a new version is judged anew.
"""

import uuid
from dataclasses import asdict

from django.db import transaction

from accounts.models import AuditEvent
from accounts.models.account import Risk
from accounts.services.set_risk import set_risk
from compliance.models import KycCase, RiskRule, RiskScreening, Submission
from compliance.models.kyc_case import QUEUE_STATES
from compliance.risk.screen import Rule, Screening, screen
from compliance.selectors import get_evidence, get_submission_under_review
from compliance.services.load_dossier import load_dossier
from compliance.services.move_case import lock_case
from config.celery import enqueue

_MOST = 50  # screened in one sweep


def screen_submission(submission_id: uuid.UUID) -> RiskScreening | None:
    """Screen a frozen version and apply the outcome; ``None`` for one that is not the newest."""
    submission = Submission.objects.select_related("case").get(pk=submission_id)
    evidence = get_evidence(submission)
    dossier = load_dossier(submission, evidence)
    screening = screen(dossier, list_rules())
    return _store(submission, screening, evidence_id=evidence.pk if evidence else None)


def screen_case(case_id: uuid.UUID) -> None:
    """Screen the version on the table of a case, because another account has changed."""
    submission = get_submission_under_review(KycCase(pk=case_id))
    if submission is not None:
        screen_submission(submission.pk)


def resume_screenings() -> int:
    """Screen what waits for us unscreened because its task was lost; return how many."""
    waiting = KycCase.objects.filter(state__in=QUEUE_STATES, risk_outcome="")
    ids = list(waiting.order_by("due_at").values_list("pk", flat=True)[:_MOST])
    for case_id in ids:
        enqueue("compliance.screen_case", case_id)
    return len(ids)


def list_rules() -> list[Rule]:
    """Return the rules in force."""
    return [
        Rule(
            code=row.code,
            version=row.version,
            title=row.title,
            pattern=row.pattern,
            parameters=row.parameters,
            points=row.points,
            outcome=row.outcome,
            source=row.source,
        )
        for row in RiskRule.objects.filter(retired_at=None).order_by("code")
    ]


@transaction.atomic
def _store(
    submission: Submission, screening: Screening, *, evidence_id: uuid.UUID | None
) -> RiskScreening | None:
    case = lock_case(submission.case_id)
    newest = get_submission_under_review(case)
    if newest is None or newest.pk != submission.pk:
        return None
    row = RiskScreening.objects.create(
        submission=submission,
        evidence_id=evidence_id,
        outcome=screening.outcome,
        score=screening.score,
        contributions=[asdict(each) for each in screening.contributions],
        rules=list(screening.rules),
    )
    case.risk_outcome, case.risk_score = screening.outcome, screening.score
    case.save(update_fields=["risk_outcome", "risk_score", "updated_at"])
    _apply(case, submission, row)
    return row


def _apply(case: KycCase, submission: Submission, screening: RiskScreening) -> None:
    if case.account.risk == screening.outcome or _is_overruled(case, submission):
        return
    note = f"Risk screening of version {submission.version}: score {screening.score}."
    set_risk(case.account_id, outcome=Risk(screening.outcome), actor=None, note=note)


def _is_overruled(case: KycCase, submission: Submission) -> bool:
    decided = AuditEvent.objects.filter(account=case.account_id, verb="set_risk")
    return decided.filter(occurred_at__gt=submission.frozen_at).exclude(actor=None).exists()
