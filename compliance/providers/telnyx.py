"""Telnyx 10DLC: which number sends under which campaign.

The 10DLC part of Telnyx's API answers bare objects with names in camel case, unlike the rest. An
assignment takes minutes to hours; asking again with the same pair gives the one that is there.
"""

from dataclasses import dataclass
from typing import Any

from accounts.providers.telnyx import call_bare
from config.http import ProviderError

_PATH = "/10dlc/phone_number_campaigns"
_NOT_FOUND = frozenset({"10005"})


@dataclass(frozen=True, slots=True)
class Assignment:
    status: str  # PENDING_ASSIGNMENT, ASSIGNED, FAILED_ASSIGNMENT, …_UNASSIGNMENT
    campaign: str  # TCR's id
    problem: str = ""


def assign_number(e164: str, *, campaign: str) -> Assignment:
    """Put a number under a campaign; repeated with the same pair it changes nothing."""
    body = {"phoneNumber": e164, "campaignId": campaign}
    return _read(call_bare("POST", _PATH, body=body))


def move_number(e164: str, *, campaign: str) -> Assignment:
    """Put a number under another campaign, or try a failed assignment again."""
    body = {"phoneNumber": e164, "campaignId": campaign}
    return _read(call_bare("PUT", f"{_PATH}/{e164}", body=body))


def read_number(e164: str) -> Assignment | None:
    """Return a number's assignment, ``None`` if it has none."""
    try:
        return _read(call_bare("GET", f"{_PATH}/{e164}"))
    except ProviderError as error:
        if error.code in _NOT_FOUND:
            return None
        raise


def release_number(e164: str) -> None:
    """Take a number from its campaign; one that is not on any is as good."""
    try:
        call_bare("DELETE", f"{_PATH}/{e164}")
    except ProviderError as error:
        if error.code not in _NOT_FOUND:
            raise


def _read(body: dict[str, Any]) -> Assignment:
    reasons = body.get("failureReasons")
    return Assignment(
        status=str(body.get("assignmentStatus") or ""),
        campaign=str(body.get("tcrCampaignId") or body.get("campaignId") or ""),
        problem=str(reasons)[:500] if reasons else "",
    )
