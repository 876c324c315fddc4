"""The ``/sim`` endpoints: for tests, the demo and operators. No password, loopback only."""

from collections import Counter
from dataclasses import asdict
from decimal import Decimal

from aiohttp import web

from simulators.tcr.answers import answer_json, read_json, refusal
from simulators.tcr.campaigns import show_campaign
from simulators.tcr.enums import CARRIERS
from simulators.tcr.records import Brand, Campaign, show_brand
from simulators.tcr.registry import Registry
from simulators.tcr.review import set_suspended
from simulators.tcr.trouble import MODES, Plan

NUMBERS = ("status", "code", "times")  # of an order for trouble


async def show_health(registry: Registry, request: web.Request) -> web.Response:
    clock = registry.clock
    return answer_json({"status": "ok", "day": clock.day, "now": round(clock.now(), 3)})


async def show_counters(registry: Registry, request: web.Request) -> web.Response:
    """Calls by method and path, events by status, and steps that are still to come."""
    events = Counter(event.status for event in registry.state.events.values())
    return answer_json(
        {"calls": registry.state.calls, "events": events, "steps": len(registry.state.steps)}
    )


async def list_charges(registry: Registry, request: web.Request) -> web.Response:
    charges = registry.state.charges
    total = sum((Decimal(charge["amount"]) for charge in charges), Decimal("0.00"))
    return answer_json({"count": len(charges), "total": str(total), "charges": charges})


async def list_brands(registry: Registry, request: web.Request) -> web.Response:
    """Deleted ones too, with what the API does not show: feedback, vettings and the PIN."""
    rows = [show_all(brand) for brand in registry.state.brands.values()]
    return answer_json({"count": len(rows), "brands": rows})


def show_all(brand: Brand) -> dict:
    hidden = {"decided": brand.decided, "feedback": brand.feedback, "vettings": brand.vettings}
    return {**show_brand(brand), **hidden, "pin": brand.otp.get("pin")}


async def list_campaigns(registry: Registry, request: web.Request) -> web.Response:
    rows = [show_review(campaign) for campaign in registry.state.campaigns.values()]
    return answer_json({"count": len(rows), "campaigns": rows})


def show_review(campaign: Campaign) -> dict:
    """With sharing, election and carriers in one place."""
    return {
        **show_campaign(campaign),
        "sharing": campaign.sharing or None,
        "dcaComplete": campaign.dca_complete,
        "operationStatus": campaign.carriers,
    }


async def set_clock(registry: Registry, request: web.Request) -> web.Response:
    """``{"day": 0.1}``: seconds per simulated day from now on."""
    registry.clock.set_day(read_number(await read_json(request), "day", least=0.001))
    return answer_json({"day": registry.clock.day})


async def advance(registry: Registry, request: web.Request) -> web.Response:
    """``{"days": 3}``: what is due by then happens now, and its events are delivered."""
    count = registry.clock.advance(read_number(await read_json(request), "days", least=0.0))
    await registry.courier.settle()
    return answer_json({"now": round(registry.clock.now(), 3), "steps": count})


def read_number(body: dict, name: str, *, least: float) -> float:
    value = body.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise refusal(501, f"'{name}' is not a number", name)
    if not least <= value <= 1e6:
        raise refusal(501, f"'{name}' is out of range", name)
    return float(value)


async def suspend(registry: Registry, request: web.Request) -> web.Response:
    """``{"mnoId": "10017"}``, or every carrier."""
    return await switch(registry, request, on=True)


async def unsuspend(registry: Registry, request: web.Request) -> web.Response:
    return await switch(registry, request, on=False)


async def switch(registry: Registry, request: web.Request, *, on: bool) -> web.Response:
    """The body may be left out; a number is taken for the text."""
    campaign = registry.campaign(request.match_info["id"])
    body = await read_json(request) if request.can_read_body else {}
    chosen = [str(body["mnoId"])] if "mnoId" in body else list(campaign.carriers)
    for mno in chosen:
        if mno not in CARRIERS or mno not in campaign.carriers:
            raise refusal(501, "The campaign is not at that carrier", "mnoId")
        set_suspended(registry, campaign, mno, on=on)
    return answer_json({"campaignId": campaign.id, "operationStatus": campaign.carriers})


async def plan_trouble(registry: Registry, request: web.Request) -> web.Response:
    """``{path, mode, status, code, times, method}``; only the path is needed."""
    plan = read_plan(await read_json(request))
    registry.trouble.plans.append(plan)
    return answer_json(asdict(plan))


def read_plan(body: dict) -> Plan:
    """``/brand`` and ``/v2/brand`` are the same beginning of a path."""
    path = body.pop("path", None)
    if not isinstance(path, str) or not path.startswith("/"):
        raise refusal(501, "'path' must begin with /", "path")
    whole = path if path.startswith("/v2") else f"/v2{path}"
    numbers = {name: int(read_number(body, name, least=1)) for name in NUMBERS if name in body}
    plan = Plan(path=whole, **numbers)
    plan.mode, plan.method = str(body.get("mode", "refuse")), str(body.get("method", "")).upper()
    if plan.mode not in MODES or not 100 <= plan.status <= 599:
        raise refusal(501, f"'mode' must be one of {', '.join(MODES)}", "mode")
    return plan


async def reset(registry: Registry, request: web.Request) -> web.Response:
    """As new, subscriptions and planned trouble included; nothing of before is delivered."""
    registry.state.clear()
    registry.clock.settle()
    registry.state.time = 0.0
    registry.limits.clear()
    registry.trouble.plans.clear()
    await registry.courier.forget()
    registry.state.save()
    return answer_json({"reset": True})
