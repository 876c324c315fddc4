"""A business hands its compliance details in for review.

Only a complete submission goes out, and only if the pre-checks found nothing that a reviewer would
have to send back; after a request for changes also only one in which everything we asked for was
dealt with. The version is frozen together with the evidence found: what the reviewer reads is what
was submitted, beside what the website said at that moment.
"""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.db import transaction

from accounts.models import Account, User
from accounts.services.change_account import change_account
from accounts.services.notify import notify
from compliance.completeness import Gap, find_gaps
from compliance.findings.finding import Finding
from compliance.form_fields import FIELD_NAMES
from compliance.links import iter_linked_under_review
from compliance.models import FieldRequest, KycCase, Submission
from compliance.selectors import get_case, get_working_submission, list_open_requests
from compliance.services.draft import check_editable, freeze, get_or_copy_draft, normalize
from compliance.services.evaluate import Evaluation, evaluate
from compliance.services.move_case import lock_open_case, move_case
from compliance.services.store_evidence import store_evidence
from config.celery import enqueue
from config.errors import DomainError, ErrorCode


class PrecheckBlocked(DomainError):
    """``evaluation`` has every finding, also those that do not block."""

    def __init__(self, evaluation: Evaluation) -> None:
        details = _group_sentences(evaluation.blocking)
        super().__init__(ErrorCode.PRECHECK_BLOCKED, details=details)
        self.evaluation = evaluation


def submit_case(account_id: uuid.UUID, *, actor: User) -> KycCase:
    """Check the draft, freeze it with its evidence and put the case in the queue.

    The websites are looked at before the transaction begins. Raises PrecheckBlocked, or DomainError
    ``FIELD_MISSING`` or ``REQUEST_INVALID`` (``details`` lists every gap; nothing has changed),
    ``STATE_FORBIDS`` (not the customer's turn), ``STALE_FORM`` (somebody changed the draft
    meanwhile) or ``ACCOUNT_RATE_EXCEEDED``.
    """
    draft = _look_at(account_id)
    evaluation = evaluate(draft, account_id=account_id)
    if not evaluation.passes:
        raise PrecheckBlocked(evaluation)
    return _submit(account_id, evaluation, looked_at=draft, actor=actor)


def _look_at(account_id: uuid.UUID) -> Submission:
    """Return what is to be submitted, refused early for what needs no look at a website."""
    case = get_case(Account(pk=account_id))
    working = get_working_submission(case) if case else None
    if case is None or working is None:
        raise DomainError(ErrorCode.STATE_FORBIDS, details={"case": ["none"]})
    check_editable(case)
    _check_complete(working)
    _check_answered(list(list_open_requests(case)), working)
    return working


@transaction.atomic
def _submit(
    account_id: uuid.UUID, evaluation: Evaluation, *, looked_at: Submission, actor: User
) -> KycCase:
    case = lock_open_case(account_id)
    check_editable(case)
    draft = get_or_copy_draft(case)
    _check_same(draft, looked_at)
    requests = list(list_open_requests(case))
    normalize(draft)
    _check_answered(requests, draft)
    freeze(draft, actor=actor)
    evidence = store_evidence(draft, dossier=evaluation.dossier, findings=evaluation.findings)
    facts = {"version": draft.version, "evidence": str(evidence.pk)}
    arguments = {"version": draft.version, "country": draft.country}
    move_case(case, move="submit", actor=actor, facts=facts, arguments=arguments)
    FieldRequest.objects.filter(pk__in=[each.pk for each in requests]).update(resolved_in=draft)
    case.account = change_account(account_id, move="submit_compliance", actor=actor)
    _tell(case, draft)
    _have_screened(draft, account_id=account_id)
    return case


def _check_complete(draft: Submission) -> None:
    gaps = find_gaps(draft)
    if gaps:
        only_missing = all(gap.missing for gap in gaps)
        code = ErrorCode.FIELD_MISSING if only_missing else ErrorCode.REQUEST_INVALID
        raise DomainError(code, details=_list_sentences(gaps))


def _list_sentences(gaps: Sequence[Gap]) -> Mapping[str, Sequence[str]]:
    return {gap.field: [gap.sentence] for gap in gaps}


def _group_sentences(blocking: Iterable[Finding]) -> dict[str, list[str]]:
    details: dict[str, list[str]] = {}
    for finding in blocking:
        sentence = f"{finding.problem} {finding.fix}".strip()
        details.setdefault(finding.field, []).append(sentence)
    return details


def _check_same(draft: Submission, looked_at: Submission) -> None:
    """What was checked is what is submitted, even if a colleague saved the form meanwhile."""
    if _read_answers(draft) != _read_answers(looked_at):
        sentence = "The draft was changed while it was being checked; submit it again."
        raise DomainError(ErrorCode.STALE_FORM, details={"draft": [sentence]})


def _read_answers(submission: Submission) -> list[Any]:
    return [getattr(submission, name) for name in FIELD_NAMES]


def _check_answered(requests: Sequence[FieldRequest], draft: Submission) -> None:
    """Each asked field differs from the version asked about, unless the cure lies elsewhere."""
    same = [each for each in requests if not _is_answered(each, draft)]
    if same:
        details = {each.field: [f"This is as it was. {each.reason.fix}"] for each in same}
        raise DomainError(ErrorCode.REQUEST_INVALID, details=details)


def _is_answered(request: FieldRequest, draft: Submission) -> bool:
    if request.reason.fixed_elsewhere:
        return True
    before = getattr(request.submission, request.field)
    return bool(getattr(draft, request.field) != before)


def _tell(case: KycCase, submission: Submission) -> None:
    context = {
        "submission": submission,
        "dashboard_url": settings.PUBLIC_URL,
        "support_email": settings.SUPPORT_EMAIL,
    }
    notify(case.account, kind="submission_received", context=context)


def _have_screened(draft: Submission, *, account_id: uuid.UUID) -> None:
    """This version, and other accounts' cases that it throws a new light on."""
    enqueue("compliance.screen_submission", draft.pk)
    for linked in iter_linked_under_review(draft, account_id=account_id):
        enqueue("compliance.screen_case", linked.pk)
