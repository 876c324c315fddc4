"""A business hands its compliance details in for review.

Only a complete submission goes out, and after a request for changes only one in which everything we
asked for was dealt with. The version is frozen: what the reviewer reads is what was submitted.
"""

import uuid
from collections.abc import Mapping, Sequence

from django.conf import settings
from django.db import transaction

from accounts.models import User
from accounts.services.change_account import change_account
from accounts.services.notify import notify
from compliance.completeness import Gap, find_gaps
from compliance.models import FieldRequest, KycCase, Submission
from compliance.selectors import list_open_requests
from compliance.services.draft import check_editable, freeze, get_or_copy_draft, normalize
from compliance.services.move_case import lock_open_case, move_case
from config.errors import DomainError, ErrorCode


@transaction.atomic
def submit_case(account_id: uuid.UUID, *, actor: User) -> KycCase:
    """Freeze the draft and put the case in the queue.

    Raises DomainError ``FIELD_MISSING``, ``REQUEST_INVALID`` (``details`` lists every gap, nothing
    has changed) or ``STATE_FORBIDS`` (not the customer's turn).
    """
    case = lock_open_case(account_id)
    check_editable(case)
    draft = get_or_copy_draft(case)
    _check_complete(draft)
    requests = list(list_open_requests(case))
    normalize(draft)
    _check_answered(requests, draft)
    freeze(draft, actor=actor)
    move_case(case, move="submit", actor=actor, facts={"version": draft.version})
    FieldRequest.objects.filter(pk__in=[each.pk for each in requests]).update(resolved_in=draft)
    case.account = change_account(account_id, move="submit_compliance", actor=actor)
    _tell(case, draft)
    return case


def _check_complete(draft: Submission) -> None:
    gaps = find_gaps(draft)
    if gaps:
        only_missing = all(gap.missing for gap in gaps)
        code = ErrorCode.FIELD_MISSING if only_missing else ErrorCode.REQUEST_INVALID
        raise DomainError(code, details=_list_sentences(gaps))


def _list_sentences(gaps: Sequence[Gap]) -> Mapping[str, Sequence[str]]:
    return {gap.field: [gap.sentence] for gap in gaps}


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
