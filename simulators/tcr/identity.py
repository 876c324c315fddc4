"""Is the brand who it says it is? Decided about one simulated hour after it was asked."""

import asyncio
import time

from aiohttp import web

from simulators.tcr import fees
from simulators.tcr.answers import answer_json, refusal
from simulators.tcr.clock import HOUR
from simulators.tcr.magic import fate_of
from simulators.tcr.records import Brand, Step, show_brand
from simulators.tcr.registry import Registry
from simulators.tcr.telling import tell_brand, tell_carrier, tell_identity

LONGEST_WAIT = 10.0  # seconds that a blocking call takes at most
SUSPENDED_AFTER = 10.0  # days
UNCHANGED = "Re-submission with the same information"

FEEDBACK: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "TAX_ID": (
        "Tax ID",
        "The tax ID is not associated with the company name.",
        ("ein", "companyName", "einIssuingCountry"),
    ),
    "STOCK_SYMBOL": (
        "Stock symbol",
        "The stock symbol is not associated with the company.",
        ("stockSymbol", "stockExchange"),
    ),
    "GOVERNMENT_ENTITY": (
        "Government entity",
        "The entity is not on record as a government entity.",
        ("entityType",),
    ),
    "NONPROFIT": (
        "Nonprofit status",
        "The entity has no tax-exempt status on record.",
        ("entityType", "ein"),
    ),
    "OTHERS": (
        "Others",
        "The details of the brand could not be verified.",
        ("companyName", "street", "city", "state", "postalCode", "website"),
    ),
}


def start_vetting(registry: Registry, brand: Brand) -> None:
    """Undecided from now on."""
    brand.identity, brand.decided, brand.feedback, brand.changed = "UNVERIFIED", False, "", False
    registry.clock.after(HOUR, "decide identity", brand.id, round=brand.round)


def decide_identity(registry: Registry, step: Step) -> None:
    """By the EIN as it is now; a vetting that was overtaken by another decides nothing."""
    brand = registry.state.brands[step.subject]
    fate = fate_of(brand.ein)
    if brand.status == "DELETED" or brand.round != step.round or not fate.identity:
        return
    brand.identity, brand.feedback, brand.decided = fate.identity, fate.feedback, True
    tell_identity(registry, brand, "BRAND_IDENTITY_STATUS_UPDATE")
    tell_identity(registry, brand, "BRAND_SCORE_UPDATE")
    if fate.suspended:
        registry.clock.after(SUSPENDED_AFTER, "suspend brand", brand.id)


def suspend_brand(registry: Registry, step: Step) -> None:
    """And the traffic of its campaigns at every carrier."""
    brand = registry.state.brands[step.subject]
    if brand.status != "ACTIVE":
        return
    brand.status = "SUSPENDED"
    tell_brand(registry, brand, "BRAND_UPDATE", "is suspended")
    for campaign in registry.campaigns_of(brand):
        for mno, status in campaign.carriers.items():
            if status == "REGISTERED":
                campaign.carriers[mno] = "SUSPENDED"
                tell_carrier(registry, campaign, mno, "SUSPENDED")


async def revet(registry: Registry, request: web.Request) -> web.Response:
    """Charged, and refused when nothing was corrected since the last time."""
    brand = registry.brand(request.match_info["id"])
    if brand.entity == "SOLE_PROPRIETOR":
        raise refusal(501, "A sole proprietor is verified by the PIN", "entityType")
    if not brand.changed:
        raise refusal(501, UNCHANGED) if brand.decided else refusal(527)
    brand.round += 1
    start_vetting(registry, brand)
    registry.charge("revet", fees.REVET, brand)
    tell_brand(registry, brand, "BRAND_REVET", "is vetted again")
    if request.query.get("nonBlocking") != "true":
        await wait_for_decision(brand)
    return answer_json(show_brand(brand))


async def show_feedback(registry: Registry, request: web.Request) -> web.Response:
    """Why a brand stays UNVERIFIED; no category while that is open, or when it did not."""
    brand = registry.brand(request.match_info["id"])
    rows = [describe_feedback(brand.feedback)] if brand.feedback else []
    return answer_json({"brandId": brand.id, "category": rows})


def describe_feedback(category: str) -> dict[str, object]:
    name, description, fields = FEEDBACK[category]
    return {
        "id": category,
        "displayName": name,
        "description": description,
        "fields": list(fields),
    }


async def wait_for_decision(brand: Brand) -> None:
    deadline = time.monotonic() + LONGEST_WAIT
    while not brand.decided and brand.entity != "SOLE_PROPRIETOR" and time.monotonic() < deadline:
        await asyncio.sleep(0.02)
