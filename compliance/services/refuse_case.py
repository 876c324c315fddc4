"""Carry out a rejection that two people agreed on."""

from collections.abc import Sequence

from django.conf import settings

from accounts.models import User
from accounts.services.change_account import change_account
from accounts.services.notify import notify
from accounts.services.withdraw_provisional import withdraw_provisional
from compliance.models import KycCase, Reason, Submission
from compliance.models.decision import DecisionKind
from compliance.services.decide import write_decision
from compliance.services.move_case import move_case


def refuse_case(
    case: KycCase, submission: Submission, *, actor: User, reason_codes: Sequence[str], note: str
) -> KycCase:
    """Reject a locked case: nothing may be sent, not even provisionally; the customer is told why.

    The reasons are read in the wording in force, also those that were retired since the proposal.
    """
    codes = list(reason_codes)
    facts = {"version": submission.version}
    move_case(case, move="reject", actor=actor, reasons=codes, facts=facts)
    write_decision(submission, kind=DecisionKind.REJECT, actor=actor, codes=codes, note=note)
    withdraw_provisional(case.account_id, actor=actor, reasons=codes)
    case.account = change_account(case.account_id, move="reject", actor=actor, reasons=codes)
    _tell(case, codes, note)
    return case


def _tell(case: KycCase, codes: Sequence[str], note: str) -> None:
    wordings = Reason.objects.filter(code__in=codes).order_by("version")
    newest = {reason.code: reason for reason in wordings}
    context = {
        "reasons": [newest[code] for code in codes if code in newest],
        "note": note,
        "case": case,
        "dashboard_url": settings.PUBLIC_URL,
        "support_email": settings.SUPPORT_EMAIL,
    }
    notify(case.account, kind="submission_rejected", context=context)
