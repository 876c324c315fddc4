"""What each decision on a case calls: one service, with what the reviewer said."""

from collections.abc import Mapping
from typing import Any

from accounts.models import User
from compliance.admin.case_facts import get_facts
from compliance.admin.case_version import read_submission
from compliance.models import Decision, KycCase
from compliance.models.kyc_case import CaseState
from compliance.services.approve_case import approve_case
from compliance.services.claim_case import claim_case
from compliance.services.gather_evidence import refresh_evidence
from compliance.services.reject_case import reject_case
from compliance.services.release_case import release_case
from compliance.services.request_changes import request_changes
from compliance.services.second_review import confirm_case, send_back_case
from compliance.services.write_note import write_private_note, write_shared_note
from config.decisions import SAW
from config.errors import DomainError, ErrorCode

Said = Mapping[str, Any]
_PROPOSED = "The approval of {} is proposed; somebody else confirms it."


def run_claim(case: KycCase, actor: User, said: Said) -> None:
    claim_case(case.pk, actor=actor)


def run_release(case: KycCase, actor: User, said: Said) -> None:
    release_case(case.pk, actor=actor)


def run_refresh(case: KycCase, actor: User, said: Said) -> None:
    refresh_evidence(case.pk, actor=actor)


def run_approve(case: KycCase, actor: User, said: Said) -> str | None:
    approved = approve_case(
        case.pk,
        submission_id=read_submission(said[SAW]),
        actor=actor,
        note=said["note"],
        criteria=said["criteria"],
    )
    return _PROPOSED if approved.state == CaseState.SECOND_REVIEW else None


def run_request_changes(case: KycCase, actor: User, said: Said) -> None:
    request_changes(
        case.pk, submission_id=read_submission(said[SAW]), actor=actor, requests=said["requests"]
    )


def run_reject(case: KycCase, actor: User, said: Said) -> None:
    reject_case(
        case.pk,
        submission_id=read_submission(said[SAW]),
        actor=actor,
        reason_codes=said["reason_codes"],
        note=said["note"],
    )


def run_confirm(case: KycCase, actor: User, said: Said) -> None:
    confirm_case(case.pk, decision_id=_get_proposal(case).pk, actor=actor)


def run_send_back(case: KycCase, actor: User, said: Said) -> None:
    send_back_case(case.pk, decision_id=_get_proposal(case).pk, actor=actor, note=said["note"])


def _get_proposal(case: KycCase) -> Decision:
    proposal = get_facts(case).proposal
    if proposal is None:
        raise DomainError(ErrorCode.STATE_FORBIDS, details={"case": [case.state]})
    return proposal


def run_note(case: KycCase, actor: User, said: Said) -> None:
    write_private_note(case.pk, actor=actor, text=said["text"])


def run_shared_note(case: KycCase, actor: User, said: Said) -> None:
    write_shared_note(case.pk, actor=actor, text=said["text"])
