"""Where a brand or a campaign stands and whom it waits on, as its customer reads it.

What staff or TCR calls a state is not told; what will happen next, and who does it, is.
"""

from collections.abc import Iterable

from compliance.models import Brand, Campaign, CarrierStatus
from compliance.models.brand import BrandState
from compliance.models.campaign import CampaignState
from compliance.models.registration import WaitsOn
from compliance.services.tcr.correct import can_correct
from compliance.services.tcr.moves import Registered
from compliance.services.tcr.pin import needs_pin
from compliance.tcr.answers import LABELS

NOTHING = "Nothing"
_CORRECT = "Turned down: needs a correction from you"
_OURS = "Turned down: our team is looking into it"
_SUBMITTING = "Being submitted to The Campaign Registry"
_POSTPONED = "The Campaign Registry does not take it at the moment; we try again by ourselves"
_UNKNOWN = "Submitted; we are finding out whether it arrived"
_BRAND = {
    BrandState.DRAFT: "About to be submitted",
    BrandState.SUBMITTING: _SUBMITTING,
    BrandState.SUBMIT_UNKNOWN: _UNKNOWN,
    BrandState.PENDING: "With The Campaign Registry: checking your identity",
    BrandState.VERIFIED: "Approved: your identity is verified",
    BrandState.UNVERIFIED: _OURS,
    BrandState.SUSPENDED: "Suspended by The Campaign Registry: our team is looking into it",
}
_CAMPAIGN = {
    CampaignState.DRAFT: "About to be submitted",
    CampaignState.SUBMITTING: _SUBMITTING,
    CampaignState.SUBMIT_UNKNOWN: _UNKNOWN,
    CampaignState.REGISTERED: "In review at our upstream provider",
    CampaignState.CARRIER_REVIEW: "With the carriers",
    CampaignState.ACTIVE: "Approved",
    CampaignState.SUSPENDED: "Suspended: our team is looking into it",
    CampaignState.REJECTED: _OURS,
    CampaignState.EXPIRED: "Expired at The Campaign Registry",
    CampaignState.DEACTIVATED: "Ended",
}
_WHO = {
    WaitsOn.US: "We",
    WaitsOn.TCR: "The Campaign Registry",
    WaitsOn.CARRIER: "The mobile carriers",
    WaitsOn.CUSTOMER: "You",
    WaitsOn.NOBODY: "Nobody",
}
CARRIER_WORDS = {
    CarrierStatus.Word.UNKNOWN: "has not said anything yet",
    CarrierStatus.Word.REVIEW: "is reviewing it",
    CarrierStatus.Word.APPROVED: "lets it through",
    CarrierStatus.Word.REJECTED: "turned it down",
    CarrierStatus.Word.SUSPENDED: "has stopped it",
}


def asks_pin(registered: Registered) -> bool:
    """Tell whether a sole proprietor has yet to enter a PIN; each submission asks for a new one."""
    if not isinstance(registered, Brand) or not needs_pin(registered):
        return False
    sent = registered.pin_sent_at
    is_unsent = sent is None or sent < registered.state_since
    return is_unsent or registered.waits_on == WaitsOn.CUSTOMER


def find_waits_on(registered: Registered) -> WaitsOn:
    """Return who must act. A campaign that waits for its brand waits on whom that waits."""
    if asks_pin(registered):
        return WaitsOn.CUSTOMER
    if waits_for_brand(registered):
        assert isinstance(registered, Campaign)
        return find_waits_on(registered.brand)
    return WaitsOn(registered.waits_on)


def waits_for_brand(registered: Registered) -> bool:
    if isinstance(registered, Brand) or registered.state != CampaignState.DRAFT:
        return False
    return bool(registered.brand.state != BrandState.VERIFIED)


def say_state(registered: Registered) -> str:
    if can_correct(registered):
        return _CORRECT
    if asks_pin(registered):
        return "Waiting for the PIN that proves your mobile number"
    if waits_for_brand(registered):
        return "Written; it is submitted once your identity is verified"
    if registered.state == BrandState.SUBMITTING and registered.tries:
        return _POSTPONED
    if isinstance(registered, Brand):
        return _BRAND[BrandState(registered.state)]
    return _say_campaign(registered)


def _say_campaign(campaign: Campaign) -> str:
    if campaign.state == CampaignState.REGISTERED and not campaign.sharing_status:
        return "With The Campaign Registry; our upstream provider reviews it next"
    return _CAMPAIGN[CampaignState(campaign.state)]


def say_who(registered: Registered) -> str:
    """Name who must act. TCR stands between us and our upstream provider, which does the review."""
    if registered.state == CampaignState.REGISTERED and isinstance(registered, Campaign):
        return "Our upstream provider" if registered.sharing_status else _WHO[WaitsOn.TCR]
    return _WHO[find_waits_on(registered)]


def say_needed(registered: Registered) -> str:
    """Say what the customer must do; usually that is nothing."""
    if can_correct(registered):
        return f"Correct {say_fields(registered.asked_fields)}, and submit it again"
    if asks_pin(registered):
        return "Enter the PIN that is sent to your mobile phone"
    return NOTHING


def say_fields(names: Iterable[str]) -> str:
    """Return the labels of answers: “Legal name” and “EIN / Tax ID”."""
    labels = [f"“{LABELS.get(name) or name.replace('_', ' ').capitalize()}”" for name in names]
    return " and ".join([", ".join(labels[:-1]), labels[-1]] if len(labels) > 1 else labels)
