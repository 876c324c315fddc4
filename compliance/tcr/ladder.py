"""The five steps from a business to a number that may send to the US, and where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from compliance.models import Brand, Campaign
from compliance.models.brand import BrandState
from compliance.models.campaign import CampaignState
from compliance.tcr.number_status import NumberStatus
from compliance.tcr.words import say_state, say_who

DONE, CURRENT, STOPPED, AHEAD = "done", "current", "stopped", "ahead"
IDENTITY, CAMPAIGN, UPSTREAM, CARRIERS, NUMBERS, ARRIVED = range(6)
_TITLES = ("Identity", "Campaign", "Upstream provider", "Carriers", "Numbers")
_DONE = ("Verified", "Registered", "Accepted", "Approved", "May send to the US")
_PLACES = {
    CampaignState.DRAFT: CAMPAIGN,
    CampaignState.SUBMITTING: CAMPAIGN,
    CampaignState.SUBMIT_UNKNOWN: CAMPAIGN,
    CampaignState.REGISTERED: UPSTREAM,
    CampaignState.CARRIER_REVIEW: CARRIERS,
    CampaignState.ACTIVE: NUMBERS,
    CampaignState.SUSPENDED: CARRIERS,
    CampaignState.EXPIRED: CAMPAIGN,
    CampaignState.DEACTIVATED: CAMPAIGN,
}
_STOPPED = (
    BrandState.UNVERIFIED,
    BrandState.SUSPENDED,
    CampaignState.SUSPENDED,
    CampaignState.REJECTED,
    CampaignState.EXPIRED,
    CampaignState.DEACTIVATED,
)


@dataclass(frozen=True, slots=True)
class Step:
    title: str
    state: str  # done, current, stopped, ahead
    words: str
    who: str = ""  # must act, on the step where it stands
    since: datetime | None = None


def list_steps(
    brand: Brand, campaign: Campaign | None, numbers: Sequence[NumberStatus]
) -> tuple[Step, ...]:
    """Return the five steps of a campaign, or of a brand that has none yet."""
    mine = _pick_numbers(campaign, numbers)
    place = _find_place(brand, campaign, mine)
    here = _describe_here(brand, campaign, place=place, numbers=mine)
    return tuple(
        here if index == place else _describe_other(index, place, title)
        for index, title in enumerate(_TITLES)
    )


def _pick_numbers(campaign: Campaign | None, numbers: Sequence[NumberStatus]) -> list[NumberStatus]:
    """Leave out what sends under another campaign, and what is no US number."""
    own = (None, campaign.pk if campaign else None)
    return [each for each in numbers if each.is_us and each.campaign_id in own]


def _find_place(brand: Brand, campaign: Campaign | None, numbers: Sequence[NumberStatus]) -> int:
    if brand.state != BrandState.VERIFIED:
        return IDENTITY
    if campaign is None:
        return CAMPAIGN
    if campaign.state == CampaignState.REJECTED:
        return _find_refuser(campaign)
    place = _PLACES[CampaignState(campaign.state)]
    return ARRIVED if place == NUMBERS and _is_done(numbers) else place


def _find_refuser(campaign: Campaign) -> int:
    """Who turned it down: TCR that would not take it, the upstream provider, or the carriers."""
    if not campaign.tcr_campaign_id:
        return CAMPAIGN
    return CARRIERS if campaign.sharing_status == "ACCEPTED" else UPSTREAM


def _is_done(numbers: Sequence[NumberStatus]) -> bool:
    return bool(numbers) and all(each.may_send for each in numbers)


def _describe_other(index: int, place: int, title: str) -> Step:
    if index < place:
        return Step(title, DONE, _DONE[index])
    return Step(title, AHEAD, "Not begun")


def _describe_here(
    brand: Brand, campaign: Campaign | None, *, place: int, numbers: Sequence[NumberStatus]
) -> Step:
    if place >= NUMBERS:
        return _describe_numbers(numbers)
    registered = brand if place == IDENTITY or campaign is None else campaign
    state = STOPPED if registered.state in _STOPPED else CURRENT
    if registered is brand and place != IDENTITY:
        return Step(_TITLES[place], CURRENT, "No campaign yet", "We")
    return Step(
        _TITLES[place], state, say_state(registered), say_who(registered), registered.state_since
    )


def _describe_numbers(numbers: Sequence[NumberStatus]) -> Step:
    if not numbers:
        return Step(_TITLES[NUMBERS], CURRENT, "You have no US number yet", "You")
    able = sum(each.may_send for each in numbers)
    words = f"{able} of {len(numbers)} may send to the US"
    return Step(_TITLES[NUMBERS], CURRENT, words, "Our carrier")
