"""What we ourselves saw that still speaks against a business, told before it pays for another look.

It is what the newest evidence of its review holds; no page is fetched for it.
"""

from compliance.findings.finding import Finding
from compliance.models import Evidence
from compliance.selectors import get_case, get_evidence, get_submission_under_review
from compliance.services.tcr.moves import Registered


def find_evidence(registered: Registered) -> Evidence | None:
    """Return the newest evidence; a sender profile brings a website of its own, of which we have
    none.
    """
    case = get_case(registered.account) if registered.profile_id is None else None
    submission = get_submission_under_review(case) if case else None
    return get_evidence(submission) if submission else None


def list_blocking(evidence: Evidence | None) -> list[Finding]:
    """Return what would have kept a submission from being sent."""
    findings = [Finding.from_json(each) for each in (evidence.findings if evidence else ())]
    return [each for each in findings if each.blocks]
