"""``/v2/campaignBuilder`` and ``/v2/campaign``: register, read, change, deactivate."""

from aiohttp import web

from simulators.tcr import fees
from simulators.tcr.answers import (
    answer_json,
    answer_nothing,
    never_answer,
    read_json,
    refusal,
)
from simulators.tcr.campaign_rules import CHANGEABLE, KNOWN, REVIEWED, check_campaign, check_change
from simulators.tcr.enums import CARRIERS, MAY_RUN_CAMPAIGNS
from simulators.tcr.lists import answer_list
from simulators.tcr.magic import words_in
from simulators.tcr.qualify import describe_carrier, may_run
from simulators.tcr.records import CSP_ID, Brand, Campaign, days_after, timestamp
from simulators.tcr.registry import Registry
from simulators.tcr.review import review_again
from simulators.tcr.rules import refuse_if_any
from simulators.tcr.telling import tell_campaign

FILTERS = ("brandId", "usecase", "vertical", "resellerId", "status", "autoRenewal", "referenceId")
FILTERS += ("upstreamCnpId", "tag", "mock")
MOST_PER_EIN = 50
FIRST_DAYS = 90


async def create_campaign(registry: Registry, request: web.Request) -> web.Response:
    """Charged. Reviewed only after it was shared."""
    campaign = create(registry, body=await read_json(request))
    if "no answer" in words_in(campaign.fields):
        await never_answer()
    metadata = describe_chosen(registry, campaign)
    return answer_json({"campaignId": campaign.id, "mnoMetadata": metadata})


def create(registry: Registry, *, body: dict) -> Campaign:
    """Check, record, charge. Raises Refusal, and then nothing was created."""
    refuse_if_any(check_campaign(body))
    fields = {name: body[name] for name in KNOWN if name in body}
    brand = registry.brand(fields["brandId"])
    refuse_repeated(registry, fields)
    refuse_brand(registry, brand, fields["usecase"])
    campaign = Campaign(
        id=registry.new_id("C"),
        brand_id=brand.id,
        fields={"autoRenewal": True, **fields},
        carriers=dict.fromkeys(fields.get("mnoIds") or CARRIERS, "REVIEW"),
        mock=brand.mock or body.get("mock") is True,
    )
    registry.state.campaigns[campaign.id] = campaign
    bill(registry, brand, campaign)
    return campaign


def bill(registry: Registry, brand: Brand, campaign: Campaign) -> None:
    """The first three months at once; a mock campaign is not billed."""
    text = f"Campaign {campaign.id} for brand {brand.id} ({brand.name})"
    tell_campaign(registry, campaign, "CAMPAIGN_ADD", f"{text} is provisioned in the registry")
    if campaign.mock:
        registry.state.save_soon()
        return
    amount = fees.monthly_fee(campaign.fields["usecase"]) * fees.FIRST_MONTHS
    registry.charge("campaign", amount, brand, campaign)
    tell_campaign(registry, campaign, "CAMPAIGN_BILLED", f"{text} is billed")


def refuse_repeated(registry: Registry, fields: dict) -> None:
    reference = fields.get("referenceId")
    for campaign in registry.state.campaigns.values():
        if reference and campaign.fields.get("referenceId") == reference:
            raise refusal(503, f"referenceId {reference} is in use", "referenceId")


def refuse_brand(registry: Registry, brand: Brand, usecase: str) -> None:
    """527 while the identity is open, 501 when it is decided otherwise or a PIN is missing."""
    if brand.identity not in MAY_RUN_CAMPAIGNS:
        is_open = not brand.decided and brand.entity != "SOLE_PROPRIETOR"
        raise refusal(527 if is_open else 501, "", "brandId")
    if brand.status != "ACTIVE":
        raise refusal(501, f"The brand is {brand.status.lower()}", "brandId")
    if not may_run(brand, usecase):
        raise refusal(509, "The brand does not qualify for the use case", "usecase")
    most = 1 if brand.entity == "SOLE_PROPRIETOR" else MOST_PER_EIN
    if count_active(registry, brand) >= most:
        raise refusal(511, "", "brandId")


def count_active(registry: Registry, brand: Brand) -> int:
    """Over all brands of its EIN; a sole proprietor has none."""
    same = [
        other
        for other in registry.state.brands.values()
        if other is brand or (brand.ein and other.ein == brand.ein)
    ]
    return sum(len(registry.campaigns_of(other)) for other in same)


async def list_campaigns(registry: Registry, request: web.Request) -> web.Response:
    rows = [
        {**show_campaign(campaign), "upstreamCnpId": campaign.sharing.get("upstreamCnpId")}
        for campaign in registry.state.campaigns.values()
    ]
    return answer_list(request, rows, FILTERS)


async def get_campaign(registry: Registry, request: web.Request) -> web.Response:
    return answer_json(show_campaign(registry.campaign(request.match_info["id"])))


async def put_campaign(registry: Registry, request: web.Request) -> web.Response:
    """Sends what it changes. A campaign that was accepted goes through review again."""
    campaign = active_campaign(registry, request)
    body = await read_json(request)
    refuse_if_any(check_change(body, campaign.fields))
    before = dict(campaign.fields)
    names = (*CHANGEABLE, "autoRenewal")
    campaign.fields.update({name: body[name] for name in names if name in body})
    tell_campaign(registry, campaign, "CAMPAIGN_UPDATE", f"Campaign {campaign.id} is updated")
    if any(before.get(name) != campaign.fields.get(name) for name in REVIEWED):
        review_again(registry, campaign)
    registry.state.save_soon()
    return answer_json(show_campaign(campaign))


async def deactivate(registry: Registry, request: web.Request) -> web.Response:
    """Terminal."""
    campaign = active_campaign(registry, request)
    campaign.status, campaign.expired = "EXPIRED", timestamp()
    text = f"Campaign {campaign.id} for brand {campaign.brand_id} is deactivated"
    tell_campaign(registry, campaign, "CAMPAIGN_EXPIRED", text)
    registry.state.save_soon()
    return answer_nothing()


async def show_metadata(registry: Registry, request: web.Request) -> web.Response:
    return answer_json(describe_chosen(registry, registry.campaign(request.match_info["id"])))


async def show_operation_status(registry: Registry, request: web.Request) -> web.Response:
    return answer_json(registry.campaign(request.match_info["id"]).carriers)


def active_campaign(registry: Registry, request: web.Request) -> Campaign:
    campaign = registry.campaign(request.match_info["id"])
    if campaign.status == "EXPIRED":
        raise refusal(518, "", "campaignId")
    return campaign


def describe_chosen(registry: Registry, campaign: Campaign) -> dict[str, dict]:
    """Of the carriers it was registered for."""
    brand, usecase = registry.brand_of(campaign), campaign.fields["usecase"]
    return {mno: describe_carrier(brand, usecase, mno) for mno in campaign.carriers}


def show_campaign(campaign: Campaign) -> dict:
    """As the API shows it. The dates of renewal are those of the real calendar."""
    return {
        **campaign.fields,
        "campaignId": campaign.id,
        "cspId": CSP_ID,
        "status": campaign.status,
        "createDate": campaign.created,
        "billedDate": None if campaign.mock else campaign.created,
        "nextRenewalOrExpirationDate": days_after(campaign.created, FIRST_DAYS),
        "expirationDate": campaign.expired,
        "monthlyFee": float(fees.monthly_fee(campaign.fields["usecase"])),
        "mock": campaign.mock,
    }
