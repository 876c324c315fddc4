"""``/v2/brand``: register, read, correct, delete."""

from aiohttp import web

from simulators.tcr import fees
from simulators.tcr.answers import (
    answer_json,
    answer_nothing,
    never_answer,
    read_json,
    refusal,
)
from simulators.tcr.brand_rules import read_brand
from simulators.tcr.identity import start_vetting, wait_for_decision
from simulators.tcr.lists import answer_list
from simulators.tcr.magic import fate_of
from simulators.tcr.records import Brand, show_brand
from simulators.tcr.registry import Registry
from simulators.tcr.telling import tell_brand

FILTERS = ("referenceId", "displayName", "entityType", "identityStatus", "state", "country")
FILTERS += ("ein", "resellerId", "mock", "status")
LOCKED = ("ein", "companyName", "entityType")  # while a campaign is active
MOST_PER_MOBILE = 3


async def create_at_once(registry: Registry, request: web.Request) -> web.Response:
    """Answers with an UNVERIFIED brand; what becomes of it comes as an event."""
    brand = create(registry, body=await read_json(request))
    if not fate_of(brand.ein).answered:
        await never_answer()
    return answer_json(show_brand(brand))


async def create_and_wait(registry: Registry, request: web.Request) -> web.Response:
    """Answers when the identity is decided, which may take long."""
    brand = create(registry, body=await read_json(request))
    if not fate_of(brand.ein).answered:
        await never_answer()
    await wait_for_decision(brand)
    return answer_json(show_brand(brand))


def create(registry: Registry, *, body: dict) -> Brand:
    """Check, record, charge, vet. Raises Refusal, and then nothing was created."""
    fields = read_brand(body)
    refuse_if_told(registry, fields.get("ein", ""))
    refuse_repeated(registry, fields)
    brand = Brand(id=registry.new_id("B"), fields=fields, mock=body.get("mock") is True)
    registry.state.brands[brand.id] = brand
    registry.charge("brand", fees.BRAND, brand)
    tell_brand(registry, brand, "BRAND_ADD", "is added")
    if brand.entity != "SOLE_PROPRIETOR":
        start_vetting(registry, brand)
    registry.state.save_soon()
    return brand


def refuse_if_told(registry: Registry, ein: str) -> None:
    """The first calls for an EIN of that fate; the one after works and begins the count again."""
    fate = fate_of(ein)
    if not fate.refuse:
        return
    if registry.state.refused[ein] < fate.times:
        registry.state.refused[ein] += 1
        registry.state.save_soon()
        raise refusal(fate.refuse)
    registry.state.refused[ein] = 0


def refuse_repeated(registry: Registry, fields: dict) -> None:
    """A reference of a brand that is not deleted, and a mobile that has its three brands."""
    brands = [brand for brand in registry.state.brands.values() if brand.status != "DELETED"]
    reference, mobile = fields.get("referenceId"), fields.get("mobilePhone")
    if reference and any(brand.fields.get("referenceId") == reference for brand in brands):
        raise refusal(503, f"referenceId {reference} is in use", "referenceId")
    if sum(brand.fields.get("mobilePhone") == mobile for brand in brands if mobile) >= (
        MOST_PER_MOBILE
    ):
        raise refusal(512, "", "mobilePhone")


async def list_brands(registry: Registry, request: web.Request) -> web.Response:
    """Active ones unless ``status`` asks for others."""
    status = request.query.get("status") or "ACTIVE"
    rows = [
        show_brand(brand)
        for brand in registry.state.brands.values()
        if brand.status == status != "DELETED"
    ]
    return answer_list(request, rows, FILTERS)


async def get_brand(registry: Registry, request: web.Request) -> web.Response:
    return answer_json(show_brand(registry.brand(request.match_info["id"])))


async def put_brand(registry: Registry, request: web.Request) -> web.Response:
    """The whole brand: what is left out is gone, except the reference, which cannot be sent."""
    brand = registry.brand(request.match_info["id"])
    body = await read_json(request)
    if "referenceId" in body:
        raise refusal(501, "'referenceId' cannot be changed", "referenceId")
    fields = read_brand(body)
    refuse_locked(registry, brand, fields)
    if "referenceId" in brand.fields:
        fields["referenceId"] = brand.fields["referenceId"]
    brand.changed = brand.changed or fields != brand.fields
    brand.fields = fields
    tell_brand(registry, brand, "BRAND_UPDATE", "is updated")
    registry.state.save_soon()
    return answer_json(show_brand(brand))


def refuse_locked(registry: Registry, brand: Brand, fields: dict) -> None:
    changed = [name for name in LOCKED if fields.get(name) != brand.fields.get(name)]
    if changed and registry.campaigns_of(brand):
        raise refusal(501, "Cannot be changed while a campaign is active", *changed)


async def delete_brand(registry: Registry, request: web.Request) -> web.Response:
    """For good. Its reference is free again."""
    brand = registry.brand(request.match_info["id"])
    if registry.campaigns_of(brand):
        raise refusal(501, "The brand has active campaigns", "brandId")
    brand.status = "DELETED"
    tell_brand(registry, brand, "BRAND_DELETE", "is deleted")
    registry.state.save_soon()
    return answer_nothing()
