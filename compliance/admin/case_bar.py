"""Which decisions stand in the bar of a case, and under what name."""

from accounts.models import User
from compliance.admin.case_facts import get_facts
from compliance.models import KycCase
from compliance.models.decision import DecisionKind
from compliance.models.kyc_case import CaseState
from compliance.services.decide import is_claimant


def name_claim(case: KycCase, user: User) -> str:
    if case.state != CaseState.IN_REVIEW or case.claimed_by is None:
        return "Claim"
    return "Renew claim" if case.claimed_by == user else f"Take over from {case.claimed_by}"


def name_approve(case: KycCase, user: User) -> str:
    return "Propose approval" if get_facts(case).reasons_for_two else "Approve"


def name_confirm(case: KycCase, user: User) -> str:
    proposal = get_facts(case).proposal
    if proposal is None:
        return "Confirm"
    approves = proposal.kind == DecisionKind.PROPOSE_APPROVE
    return "Confirm approval" if approves else "Confirm rejection"


def may_be_claimed(case: KycCase, user: User) -> bool:
    waits = case.state in (CaseState.SUBMITTED, CaseState.IN_REVIEW)
    return waits and not is_claimant(case, actor=user)


def may_be_released(case: KycCase, user: User) -> bool:
    return is_claimant(case, actor=user)


def waits_for_first_look(case: KycCase, user: User) -> bool:
    return case.state != CaseState.SECOND_REVIEW


def waits_for_second_look(case: KycCase, user: User) -> bool:
    return case.state == CaseState.SECOND_REVIEW


def has_own_box(case: KycCase, user: User) -> bool:
    """A note is written in its own box on the page, not from the bar."""
    return False
