"""The four calls that cost a fee: what each sends, how it is found again, and what it leaves.

``look_up`` answers whether the call was carried out although we heard nothing: its answer if it
was, ``None`` if TCR has no trace of it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from compliance.models import Brand, Campaign
from compliance.models.registry import Operation, Outcome, RegistryAttempt
from compliance.providers import tcr
from compliance.providers.tcr import TcrError, Verdict
from compliance.services.tcr.moves import Registered
from compliance.services.tcr.read_campaign import read_instant
from compliance.tcr.brand_body import describe_brand, describe_update
from compliance.tcr.campaign_body import (
    describe_campaign,
    describe_changeable,
    list_samples,
    name_use_case,
)
from compliance.tcr.fees import BRAND, CAMPAIGN_REVIEW, REVET, get_campaign_fee, get_fee
from compliance.tcr.qualification import find_obstacle

Body = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Step:
    operation: Operation
    get_fee: Callable[[Any], Decimal]
    describe: Callable[[Any], dict[str, Any]]
    call: Callable[[Any], Body]
    look_up: Callable[[Any], Body | None]


def choose_step(registered: Registered) -> Step:
    """Return what submitting it means now: registered once, it is corrected from then on."""
    if isinstance(registered, Brand):
        return _REVET_BRAND if registered.tcr_brand_id else _CREATE_BRAND
    return _RESUBMIT_CAMPAIGN if registered.tcr_campaign_id else _CREATE_CAMPAIGN


def adopt(registered: Registered, answer: Body) -> None:
    """Keep what TCR calls it."""
    if isinstance(registered, Brand):
        registered.tcr_brand_id = str(answer.get("brandId") or registered.tcr_brand_id)
        registered.identity_status = ""
        registered.feedback = []
    else:
        registered.tcr_campaign_id = str(answer.get("campaignId") or registered.tcr_campaign_id)
        registered.sharing_status = ""


def _create_brand(brand: Brand) -> Body:
    return tcr.create_brand(describe_brand(brand))


def _find_brand(brand: Brand) -> Body | None:
    return tcr.find_brand(str(brand.pk))


def _revet_brand(brand: Brand) -> Body:
    """The correction first, which may be repeated at will; then the call that is paid for."""
    tcr.update_brand(brand.tcr_brand_id, describe_update(brand))
    return tcr.revet_brand(brand.tcr_brand_id)


def _find_revet(brand: Brand) -> Body | None:
    """TCR keeps no trace of a revet but its result; until there is one it is asked for again, and
    TCR refuses a second one while the first goes on, or with the same data.
    """
    found = tcr.read_brand(brand.tcr_brand_id)
    return found if found.get("identityStatus") != "UNVERIFIED" else None


def _create_campaign(campaign: Campaign) -> Body:
    """Asked about first, for free: what no carrier takes is not paid for."""
    name = name_use_case(campaign)
    facts = tcr.qualify(campaign.brand.tcr_brand_id, use_case=name)
    obstacle = find_obstacle(facts, samples=len(list_samples(campaign)))
    if obstacle is not None:
        raise TcrError(obstacle.description, verdict=Verdict.PERMANENT, faults=(obstacle,))
    return tcr.create_campaign(describe_campaign(campaign))


def _find_campaign(campaign: Campaign) -> Body | None:
    return tcr.find_campaign(str(campaign.pk))


def _resubmit_campaign(campaign: Campaign) -> Body:
    tcr.update_campaign(campaign.tcr_campaign_id, describe_changeable(campaign))
    tcr.resubmit_campaign(campaign.tcr_campaign_id)
    return {"campaignId": campaign.tcr_campaign_id}


def _find_resubmission(campaign: Campaign) -> Body | None:
    """It went through if the no of before does not stand any more, or is a new one."""
    sharing = tcr.read_sharing(campaign.tcr_campaign_id)
    if _still_stands(campaign, sharing) and not _is_newer(campaign, sharing):
        return None
    return {"campaignId": campaign.tcr_campaign_id}


def _still_stands(campaign: Campaign, sharing: Body) -> bool:
    """It was said by the reviewers of our upstream provider, or by every carrier."""
    if sharing.get("sharingStatus") != "ACCEPTED":
        return sharing.get("sharingStatus") != "PENDING"
    words = tcr.read_operation_status(campaign.tcr_campaign_id).values()
    return set(words) == {"REJECTED"}


def _is_newer(campaign: Campaign, sharing: Body) -> bool:
    """Tell whether they have judged since our call began."""
    judged_at = read_instant(sharing.get("statusDate"))
    mine = RegistryAttempt.objects.filter(campaign=campaign, outcome=Outcome.OPEN)
    begun_at = mine.values_list("created_at", flat=True).first()
    return judged_at is not None and begun_at is not None and judged_at > begun_at


_CREATE_BRAND = Step(
    Operation.CREATE_BRAND, lambda _: get_fee(BRAND), describe_brand, _create_brand, _find_brand
)
_REVET_BRAND = Step(
    Operation.REVET_BRAND, lambda _: get_fee(REVET), describe_update, _revet_brand, _find_revet
)
_CREATE_CAMPAIGN = Step(
    Operation.CREATE_CAMPAIGN,
    get_campaign_fee,
    describe_campaign,
    _create_campaign,
    _find_campaign,
)
_RESUBMIT_CAMPAIGN = Step(
    Operation.RESUBMIT_CAMPAIGN,
    lambda _: get_fee(CAMPAIGN_REVIEW),
    describe_changeable,
    _resubmit_campaign,
    _find_resubmission,
)
