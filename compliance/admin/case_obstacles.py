"""Why a reviewer cannot do something with a case now, in a sentence they can act on."""

from django.conf import settings

from accounts.admin.obstacles import OWN_ACCOUNT
from accounts.models import User
from compliance.admin.case_facts import get_facts
from compliance.models import Evidence, KycCase
from compliance.models.decision import DecisionKind
from compliance.models.kyc_case import QUEUE_STATES, CaseState
from compliance.services.claim_case import is_free_to_take
from compliance.services.decide import describe_claim, is_claimant, is_stale
from config.decisions import Barred
from config.errors import ErrorCode
from config.show import show_span


def find_claim_obstacle(case: KycCase, user: User) -> str:
    """Say why the case cannot be taken; taking one's own again renews the claim."""
    if get_facts(case).is_own(user):
        return Barred(OWN_ACCOUNT)
    if case.state == CaseState.SUBMITTED or is_free_to_take(case, actor=user):
        return ""
    mine = case.state == CaseState.IN_REVIEW and case.claimed_by == user
    return "" if mine else describe_state(case)


def find_release_obstacle(case: KycCase, user: User) -> str:
    return _find_claimant_obstacle(case, user)


def find_verdict_obstacle(case: KycCase, user: User) -> str:
    """Say why ``user`` cannot decide: only whoever claimed the case does."""
    if get_facts(case).is_own(user):
        return Barred(OWN_ACCOUNT)
    return _find_claimant_obstacle(case, user)


def find_approve_obstacle(case: KycCase, user: User) -> str:
    """An approval rests on fresh evidence and a screening; a refusal does not need them."""
    obstacle = find_verdict_obstacle(case, user) or find_evidence_obstacle(case)
    if obstacle or case.risk_outcome:
        return obstacle
    return "Risk screening has not run yet; it takes a moment."


def find_evidence_obstacle(case: KycCase) -> str:
    facts = get_facts(case)
    if facts.gathering:
        return f"{describe_gathering(facts.gathering)}; look again when it has come in."
    if facts.evidence is None:
        return "There is no evidence yet; refresh it first."
    if is_stale(facts.evidence):
        age = show_span(facts.evidence.completed_at)
        return f"The evidence is {age} old; refresh it first."
    return ""


def describe_gathering(evidence: Evidence) -> str:
    """Say how far a look at the websites has come."""
    tries = len(settings.EVIDENCE_RETRY_SECONDS) + 1
    number = min(evidence.attempts + 1, tries)
    return f"The evidence is being refreshed, try {number} of {tries}"


def find_refresh_obstacle(case: KycCase, user: User) -> str:
    facts = get_facts(case)
    if facts.is_own(user):
        return Barred(OWN_ACCOUNT)
    if case.state not in QUEUE_STATES or facts.submission is None:
        return describe_state(case)
    return f"{describe_gathering(facts.gathering)}." if facts.gathering else ""


def find_second_review_obstacle(case: KycCase, user: User) -> str:
    """Say why ``user`` cannot be the second of two people."""
    facts = get_facts(case)
    if facts.is_own(user):
        return Barred(OWN_ACCOUNT)
    if case.state != CaseState.SECOND_REVIEW or facts.proposal is None:
        return "Nothing is proposed that a second person could look at."
    if facts.proposal.decided_by_id == user.pk:
        sentence = "You proposed this; somebody else must look at it."
        return Barred(sentence, code=ErrorCode.SECOND_PERSON_NEEDED)
    return ""


def find_confirm_obstacle(case: KycCase, user: User) -> str:
    """An approval is confirmed on fresh evidence only, as it is given."""
    obstacle = find_second_review_obstacle(case, user)
    proposal = get_facts(case).proposal
    if obstacle or proposal is None or proposal.kind != DecisionKind.PROPOSE_APPROVE:
        return obstacle
    return find_evidence_obstacle(case)


def find_note_obstacle(case: KycCase, user: User) -> str:
    return Barred(OWN_ACCOUNT) if get_facts(case).is_own(user) else ""


def _find_claimant_obstacle(case: KycCase, user: User) -> str:
    return "" if is_claimant(case, actor=user) else describe_state(case)


def describe_state(case: KycCase) -> str:
    """Say who has the case, or who decided what when."""
    if case.state == CaseState.APPEALED:
        return "The customer appealed; the appeal is decided under Appeals."
    decisions = get_facts(case).decisions
    if case.state == CaseState.SECOND_REVIEW and decisions:
        return f"{decisions[0]}; it waits for a second person."
    if case.state in QUEUE_STATES or not decisions:
        return describe_claim(case)
    return f"{decisions[0]} on {decisions[0].created_at:%Y-%m-%d %H:%M} UTC."
