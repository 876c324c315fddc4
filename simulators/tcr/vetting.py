"""External vetting: a provider scores the brand half a simulated day after the order."""

from uuid import uuid4

from aiohttp import web

from simulators.tcr import enums, fees
from simulators.tcr.answers import answer_json, answer_nothing, read_json, refusal
from simulators.tcr.clock import HOUR
from simulators.tcr.lists import fits
from simulators.tcr.magic import fate_of
from simulators.tcr.records import Brand, Step, timestamp
from simulators.tcr.registry import Registry
from simulators.tcr.rules import Text, check_empty, check_required, check_texts, refuse_if_any
from simulators.tcr.telling import tell_brand, tell_identity

DURATION = 0.5  # days
KINDS = {"ACTIVE": "SCORE", "UNSCORE": "UNSCORE", "FAILED": "FAIL"}
PROVIDER = Text(choices=enums.VETTING_PROVIDERS)
ORDER = {"evpId": PROVIDER, "vettingClass": Text(40)}  # the class is an open list
IMPORT = {"evpId": PROVIDER, "vettingId": Text(64)}


async def list_vettings(registry: Registry, request: web.Request) -> web.Response:
    """An array, narrowed by ``evpId`` and ``vettingClass``."""
    brand = registry.brand(request.match_info["id"])
    wanted = {name: request.query[name] for name in ORDER if request.query.get(name)}
    return answer_json([vetting for vetting in brand.vettings if fits(vetting, wanted)])


async def order_vetting(registry: Registry, request: web.Request) -> web.Response:
    """Charged; PENDING at first."""
    brand = vettable(registry, request)
    body = await read_checked(request, ORDER)
    vetting = new_vetting(body["evpId"], body["vettingClass"], str(uuid4()))
    brand.vettings.append(vetting)
    price = fees.vetting_fee(vetting["evpId"], vetting["vettingClass"])
    registry.charge("vetting", price, brand)
    registry.clock.after(DURATION, "decide vetting", brand.id, detail=vetting["vettingId"])
    return answer_json(vetting)


async def import_vetting(registry: Registry, request: web.Request) -> web.Response:
    """What another CSP ordered counts at once, and costs nothing."""
    brand = vettable(registry, request)
    body = await read_checked(request, IMPORT)
    vetting = new_vetting(body["evpId"], "STANDARD", body["vettingId"])
    brand.vettings.append(vetting)
    settle(registry, brand, vetting, status="ACTIVE", kind="IMPORT")
    return answer_json(vetting)


async def read_checked(request: web.Request, rules: dict[str, Text]) -> dict:
    body = await read_json(request)
    refuse_if_any([*check_empty(body), *check_required(body, rules), *check_texts(body, rules)])
    return body


def vettable(registry: Registry, request: web.Request) -> Brand:
    """Neither a sole proprietor nor a brand whose identity is open."""
    brand = registry.brand(request.match_info["id"])
    if brand.entity == "SOLE_PROPRIETOR":
        raise refusal(501, "A sole proprietor cannot be vetted", "entityType")
    if brand.identity not in enums.MAY_RUN_CAMPAIGNS:
        raise refusal(501 if brand.decided else 527, "", "identityStatus")
    return brand


def new_vetting(provider: str, kind: str, vetting_id: str) -> dict:
    return {
        "evpId": provider,
        "vettingId": vetting_id,
        "vettingClass": kind,
        "vettingStatus": "PENDING",
        "vettingScore": None,
        "reasons": [],
        "vettingDetails": {},
        "createDate": timestamp(),
        "vettedDate": None,
    }


def decide_vetting(registry: Registry, step: Step) -> None:
    """As the EIN has it; one that stays pending says nothing."""
    brand = registry.state.brands[step.subject]
    status = fate_of(brand.ein).vetting
    if brand.status == "DELETED" or status == "PENDING":
        return
    for vetting in brand.vettings:
        if vetting["vettingId"] == step.detail:
            settle(registry, brand, vetting, status=status, kind=KINDS[status])


def settle(registry: Registry, brand: Brand, vetting: dict, *, status: str, kind: str) -> None:
    """Only a score makes the brand VETTED_VERIFIED."""
    vetting.update(vettingStatus=status, vettedDate=timestamp())
    facts = {"evpId": vetting["evpId"], "vettingId": vetting["vettingId"]}
    if status == "ACTIVE":
        vetting["vettingScore"] = fate_of(brand.ein).score
        brand.identity = "VETTED_VERIFIED"
    else:
        vetting["reasons"] = ["The provider could not score the brand."]
    tell_brand(registry, brand, f"EVP_REPORT_{kind}", f"vetting is {status}", **facts)
    if status == "ACTIVE":
        tell_identity(registry, brand, "BRAND_IDENTITY_STATUS_UPDATE")
    registry.state.save_soon()


async def send_mail(registry: Registry, request: web.Request) -> web.Response:
    """Auth+ of public companies: the mail again, opened an hour later."""
    brand = registry.brand(request.match_info["id"])
    if brand.entity != "PUBLIC_PROFIT":
        raise refusal(501, "Only a public company has Auth+", "entityType")
    tell_brand(registry, brand, "BRAND_EMAIL_2FA_SEND", "is sent an e-mail")
    registry.clock.after(HOUR, "open mail", brand.id)
    return answer_nothing()


def open_mail(registry: Registry, step: Step) -> None:
    brand = registry.state.brands[step.subject]
    if brand.status != "DELETED":
        tell_brand(registry, brand, "BRAND_EMAIL_2FA_OPEN", "has opened the e-mail")
        tell_brand(registry, brand, "BRAND_AUTHPLUS_VERIFICATION_COMPLETE", "has passed Auth+")
