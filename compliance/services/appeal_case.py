"""An appeal against a rejection.

While it is open the case waits for us again. Upheld, the case is back in review, in the hands of
whoever decided, and the same version is judged anew. Denied, it is rejected again, and nothing may
be sent. Nobody who judged the rejected version decides.
"""

import uuid

from django.db import transaction

from accounts.models import Account, Appeal, User
from accounts.models.appeal import AppealKind
from accounts.services.appeal import Barred, lock_appeal, open_appeal, settle_appeal
from accounts.services.change_account import change_account
from accounts.services.withdraw_provisional import withdraw_provisional
from compliance.models import Decision, KycCase
from compliance.models.decision import DecisionKind
from compliance.models.kyc_case import CaseState
from compliance.selectors import get_case
from compliance.services.decide import check_notes, write_decision
from compliance.services.move_case import lock_case, move_case
from config.errors import DomainError, ErrorCode

_JUDGED: dict[str, str] = {
    DecisionKind.PROPOSE_REJECT: "proposed the rejection",
    DecisionKind.PROPOSE_APPROVE: "proposed to approve this version",
    DecisionKind.REJECT: "confirmed the rejection",
    DecisionKind.SEND_BACK: "sent this version back",
    DecisionKind.UPHOLD_APPEAL: "decided an appeal about this version",
    DecisionKind.DENY_APPEAL: "decided an appeal about this version",
}


@transaction.atomic
def appeal_rejection(account_id: uuid.UUID, *, text: str, actor: User) -> Appeal:
    """Appeal against the rejection in force, in the customer's own words.

    Raises DomainError ``STATE_FORBIDS`` unless the newest case is rejected, ``REQUEST_INVALID``
    for words with the tax id in them, and as ``open_appeal`` says.
    """
    newest = get_case(Account(pk=account_id))
    case = lock_case(newest.pk) if newest else None
    rejection = get_rejection(case) if case else None
    if case is None or rejection is None or case.state != CaseState.REJECTED:
        sentence = "Your compliance details are not rejected; there is nothing to appeal against."
        raise DomainError(ErrorCode.STATE_FORBIDS, details={"case": [sentence]})
    check_notes([text], submission=rejection.submission)
    kind = AppealKind.REJECTION
    appeal = open_appeal(case.account, kind=kind, against=rejection.pk, text=text, actor=actor)
    move_case(case, move="appeal", actor=actor)
    change_account(account_id, move="appeal", actor=actor)
    return appeal


@transaction.atomic
def uphold_rejection_appeal(appeal_id: uuid.UUID, *, actor: User, answer: str) -> Appeal:
    """The customer is right: the version is judged anew. Raises DomainError as ``settle_appeal``
    says, and ``REQUEST_INVALID`` for an answer with the tax id in it.
    """
    appeal, case = _settle(appeal_id, move="uphold", actor=actor, answer=answer)
    move_case(case, move="uphold_appeal", actor=actor, arguments={"reviewer": actor})
    _write(appeal, kind=DecisionKind.UPHOLD_APPEAL, actor=actor)
    return appeal


@transaction.atomic
def deny_rejection_appeal(appeal_id: uuid.UUID, *, actor: User, answer: str) -> Appeal:
    """The rejection stays, for good. Raises DomainError as ``uphold_rejection_appeal`` does."""
    appeal, case = _settle(appeal_id, move="deny", actor=actor, answer=answer)
    rejection = get_appealed_decision(appeal)
    codes = rejection.reason_codes
    move_case(case, move="deny_appeal", actor=actor, reasons=codes)
    _write(appeal, kind=DecisionKind.DENY_APPEAL, actor=actor)
    withdraw_provisional(case.account_id, actor=actor, reasons=codes)
    change_account(case.account_id, move="reject", actor=actor, reasons=codes)
    return appeal


def get_rejection(case: KycCase) -> Decision | None:
    """Return the decision that rejected a case last."""
    rejections = Decision.objects.select_related("submission", "decided_by")
    rejections = rejections.filter(case=case, kind=DecisionKind.REJECT)
    return rejections.order_by("-created_at", "-id").first()


def get_appealed_decision(appeal: Appeal) -> Decision:
    """Return the rejection that an appeal is against."""
    return Decision.objects.select_related("submission", "decided_by").get(pk=appeal.against)


def list_barred_from_rejection(appeal: Appeal) -> list[Barred]:
    """Return who judged the rejected version, and how."""
    rejection = get_appealed_decision(appeal)
    judged = Decision.objects.select_related("decided_by").filter(
        submission=rejection.submission, created_at__lte=rejection.created_at
    )
    return [
        Barred(each.decided_by, _JUDGED.get(each.kind, "judged this version"))
        for each in judged.order_by("created_at", "id")
    ]


def _settle(appeal_id: uuid.UUID, *, move: str, actor: User, answer: str) -> tuple[Appeal, KycCase]:
    appeal = lock_appeal(appeal_id, kind=AppealKind.REJECTION)
    rejection = get_appealed_decision(appeal)
    case = lock_case(rejection.case_id)
    check_notes([answer], submission=rejection.submission)
    barred = list_barred_from_rejection(appeal)
    settle_appeal(appeal, move=move, actor=actor, answer=answer, barred=barred)
    return appeal, case


def _write(appeal: Appeal, *, kind: DecisionKind, actor: User) -> None:
    submission = get_appealed_decision(appeal).submission
    write_decision(submission, kind=kind, actor=actor, note=appeal.answer)
