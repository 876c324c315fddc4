"""Sharing with the upstream CNP, submitting again, and nudging."""

import re

from aiohttp import web

from simulators.tcr import fees
from simulators.tcr.answers import answer_json, answer_nothing, read_json, refusal
from simulators.tcr.campaigns import active_campaign, show_campaign
from simulators.tcr.records import CSP_ID, Campaign, timestamp
from simulators.tcr.registry import Registry
from simulators.tcr.review import CNP_DAYS, start_review
from simulators.tcr.rules import Text, check_empty, check_required, check_texts, refuse_if_any
from simulators.tcr.telling import tell_campaign

is_partner = re.compile(r"[A-Z0-9]{2,7}").fullmatch
NUDGE = {
    "nudgeIntent": Text(choices=("APPEAL_REJECTION", "REVIEW")),
    "description": Text(1024),
}
NUDGEABLE = {"APPEAL_REJECTION": "DECLINED", "REVIEW": "PENDING"}


async def share(registry: Registry, request: web.Request) -> web.Response:
    """Shared already with the same CNP: the same answer. Declined: shared anew."""
    campaign = active_campaign(registry, request)
    cnp = request.match_info["cnp_id"]
    if campaign.mock:
        raise refusal(536, "", "campaignId")
    if cnp == CSP_ID:
        raise refusal(523, "", "upstreamCnpId")
    if not is_partner(cnp):
        raise refusal(502, f"No such CNP: {cnp}", "upstreamCnpId")
    if campaign.sharing.get("sharingStatus") in ("PENDING", "ACCEPTED"):
        if campaign.sharing["upstreamCnpId"] != cnp:
            raise refusal(501, "The campaign is shared already", "upstreamCnpId")
        return answer_json(campaign.sharing)
    submit(registry, campaign, cnp)
    tell_campaign(
        registry, campaign, "CAMPAIGN_SHARE_ADD", f"Campaign {campaign.id} is shared", cnpId=cnp
    )
    return answer_json(campaign.sharing)


def submit(registry: Registry, campaign: Campaign, cnp: str) -> None:
    """Each submission is reviewed by a person, and charged."""
    campaign.sharing = {
        "downstreamCnpId": CSP_ID,
        "upstreamCnpId": cnp,
        "sharingStatus": "PENDING",
        "explanation": None,
        "sharedDate": timestamp(),
        "statusDate": timestamp(),
        "cnpMigration": False,
    }
    brand = registry.brand_of(campaign)
    registry.charge("campaign_review", fees.CAMPAIGN_REVIEW, brand, campaign)
    start_review(registry, campaign)


async def show_sharing(registry: Registry, request: web.Request) -> web.Response:
    """Also under the CNP's id, if it is the one."""
    campaign = registry.campaign(request.match_info["id"])
    asked = request.match_info.get("cnp_id", campaign.sharing.get("upstreamCnpId"))
    if not campaign.sharing or campaign.sharing["upstreamCnpId"] != asked:
        raise refusal(502, "The campaign is not shared", "upstreamCnpId")
    return answer_json(campaign.sharing)


async def resubmit(registry: Registry, request: web.Request) -> web.Response:
    """To the same CNP, which judges the texts as they are now."""
    campaign = active_campaign(registry, request)
    if not campaign.sharing or campaign.is_settled:
        raise refusal(501, "There is nothing to submit again", "campaignId")
    submit(registry, campaign, campaign.sharing["upstreamCnpId"])
    text = f"Campaign {campaign.id} is re-submitted"
    tell_campaign(registry, campaign, "CAMPAIGN_RESUBMISSION", text)
    return answer_json(show_campaign(campaign))


async def nudge(registry: Registry, request: web.Request) -> web.Response:
    """Free. The CNP looks once more, at the texts as they are now."""
    campaign = active_campaign(registry, request)
    body = await read_json(request)
    refuse_if_any([*check_empty(body), *check_required(body, NUDGE), *check_texts(body, NUDGE)])
    intent = body["nudgeIntent"]
    if campaign.sharing.get("sharingStatus") != NUDGEABLE[intent]:
        raise refusal(501, f"Nothing to nudge: {intent}", "nudgeIntent")
    text = body["description"]
    tell_campaign(registry, campaign, "CAMPAIGN_NUDGE", text, nudgeIntent=intent)
    campaign.round += 1
    registry.clock.after(CNP_DAYS, "decide sharing", campaign.id, round=campaign.round)
    return answer_nothing()
