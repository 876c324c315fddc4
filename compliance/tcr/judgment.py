"""What TCR's words mean for us: from its facts to our state, by one function each.

A value that we do not know moves nothing and is handed on as ``unmapped``. A brand begins
UNVERIFIED and is verified within a minute or so, so UNVERIFIED alone means pending until TCR gives
a reason or ten minutes have passed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from compliance.models.brand import BrandState
from compliance.models.campaign import CampaignState, CarrierStatus

PATIENCE = timedelta(minutes=10)  # with an UNVERIFIED that has no reason
NO_REASON = "UNVERIFIED without a reason"
_GOOD_IDENTITY = frozenset({"SELF_DECLARED", "VERIFIED", "VETTED_VERIFIED"})
_BRAND_STATUS = frozenset({"", "ACTIVE", "INACTIVE"})
_CAMPAIGN_STATUS = frozenset({"", "ACTIVE"})
_SHARED = frozenset({"PENDING", "ACCEPTED", "DECLINED"})
Word = CarrierStatus.Word
_WORDS = {
    "REGISTERED": Word.APPROVED,
    "APPROVED": Word.APPROVED,
    "REVIEW": Word.REVIEW,
    "REJECTED": Word.REJECTED,
    "SUSPENDED": Word.SUSPENDED,
}


@dataclass(frozen=True, slots=True)
class Judgment:
    """``state`` is empty when nothing should move."""

    state: str = ""
    unmapped: str = ""


def judge_brand(facts: Mapping[str, Any], *, has_feedback: bool, waited: timedelta) -> Judgment:
    """Judge TCR's brand; ``waited`` since it was registered or corrected."""
    status, identity = str(facts.get("status") or ""), str(facts.get("identityStatus") or "")
    if status == "SUSPENDED":
        return Judgment(BrandState.SUSPENDED)
    if status not in _BRAND_STATUS:
        return Judgment(unmapped=f"brand status {status}")
    if identity in _GOOD_IDENTITY:
        return Judgment(BrandState.VERIFIED)
    if identity != "UNVERIFIED":
        return Judgment(unmapped=f"identity status {identity or 'missing'}")
    if has_feedback:
        return Judgment(BrandState.UNVERIFIED)
    if waited > PATIENCE:
        return Judgment(BrandState.UNVERIFIED, unmapped=NO_REASON)
    return Judgment(BrandState.PENDING)


def judge_campaign(
    facts: Mapping[str, Any], *, sharing: str, carriers: Mapping[str, str]
) -> Judgment:
    """Judge TCR's campaign, what the upstream provider said, and the carriers' words (mnoId)."""
    status = str(facts.get("status") or "")
    if status == "EXPIRED":
        return Judgment(CampaignState.EXPIRED)
    if status not in _CAMPAIGN_STATUS:
        return Judgment(unmapped=f"campaign status {status}")
    if sharing and sharing not in _SHARED:
        return Judgment(unmapped=f"sharing status {sharing}")
    if sharing == "DECLINED":
        return Judgment(CampaignState.REJECTED)
    if sharing != "ACCEPTED":
        return Judgment(CampaignState.REGISTERED)
    return _judge_carriers(carriers)


def _judge_carriers(carriers: Mapping[str, str]) -> Judgment:
    """One carrier that lets it through makes it active; the others' numbers stay shut."""
    words = {read_word(status) for status in carriers.values()}
    strange = sorted({status for status in carriers.values() if status not in _WORDS})
    unmapped = f"carrier status {', '.join(strange)}" if strange else ""
    if Word.APPROVED in words:
        return Judgment(CampaignState.ACTIVE, unmapped)
    if words == {Word.REJECTED}:
        return Judgment(CampaignState.REJECTED, unmapped)
    if words and words <= {Word.SUSPENDED, Word.REJECTED}:
        return Judgment(CampaignState.SUSPENDED, unmapped)
    return Judgment(CampaignState.CARRIER_REVIEW, unmapped)


def read_word(status: str) -> str:
    """Return our word for a carrier's status; one that we do not know is unknown."""
    return _WORDS.get(status, Word.UNKNOWN)
