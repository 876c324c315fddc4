"""A sole proprietor proves the mobile number with a PIN that lives 24 simulated hours."""

from uuid import uuid4

from aiohttp import web

from simulators.tcr.answers import answer_json, answer_nothing, read_json, refusal
from simulators.tcr.magic import PIN
from simulators.tcr.records import Brand, timestamp
from simulators.tcr.registry import Registry
from simulators.tcr.rules import Text, check_empty, check_required, check_texts, refuse_if_any
from simulators.tcr.telling import tell_brand, tell_identity

LIFETIME = 1.0  # days
SHOWN = ("referenceId", "mobilePhone", "requestDate", "deliveryStatus", "deliveryStatusDate")
SHOWN += ("deliveryStatusDetails", "verifyDate")
TEXTS = {"pinSms": Text(160), "successSms": Text(160)}


async def send_pin(registry: Registry, request: web.Request) -> web.Response:
    """The text goes nowhere: the PIN is always the same."""
    brand = sole_proprietor(registry, request)
    body = await read_json(request)
    refuse_if_any([*check_empty(body), *check_required(body, TEXTS), *check_texts(body, TEXTS)])
    if "@OTP_PIN@" not in body["pinSms"]:
        raise refusal(501, "'pinSms' must contain @OTP_PIN@", "pinSms")
    brand.otp = new_pin(registry, brand)
    if brand.mock:
        tell_brand(registry, brand, "BRAND_MOCK_OTP", f"has the PIN {PIN}")
    registry.state.save_soon()
    return answer_json({"brandId": brand.id, "referenceId": brand.otp["referenceId"]})


def new_pin(registry: Registry, brand: Brand) -> dict:
    return {
        "referenceId": f"OTP{uuid4().hex[:10].upper()}",
        "mobilePhone": brand.fields["mobilePhone"],
        "requestDate": timestamp(),
        "deliveryStatus": "DELIVERED_HANDSET",
        "deliveryStatusDate": timestamp(),
        "deliveryStatusDetails": "Delivered to handset",
        "verifyDate": None,
        "pin": PIN,
        "ends": registry.clock.now() + LIFETIME,
    }


async def check_pin(registry: Registry, request: web.Request) -> web.Response:
    """The right one makes the brand SELF_DECLARED."""
    brand = sole_proprietor(registry, request)
    body = await read_json(request)
    if not brand.otp or brand.otp["ends"] < registry.clock.now():
        raise refusal(501, "The PIN has expired", "otpPin")
    if body.get("otpPin") != brand.otp["pin"]:
        raise refusal(501, "The PIN is wrong", "otpPin")
    brand.otp["verifyDate"] = timestamp()
    brand.identity, brand.decided = "SELF_DECLARED", True
    tell_brand(registry, brand, "BRAND_OTP_VERIFIED", "has verified the PIN")
    tell_identity(registry, brand, "BRAND_IDENTITY_STATUS_UPDATE")
    registry.state.save_soon()
    return answer_nothing()


async def show_pin(registry: Registry, request: web.Request) -> web.Response:
    return answer_json(show(sole_proprietor(registry, request)))


async def find_pin(registry: Registry, request: web.Request) -> web.Response:
    """By the reference that the request for the PIN was answered with."""
    reference = request.match_info["reference"]
    for brand in registry.state.brands.values():
        if brand.otp.get("referenceId") == reference:
            return answer_json(show(brand))
    raise refusal(502, "No such PIN", "referenceId")


def sole_proprietor(registry: Registry, request: web.Request) -> Brand:
    brand = registry.brand(request.match_info["id"])
    if brand.entity != "SOLE_PROPRIETOR":
        raise refusal(501, "Only a sole proprietor has a PIN", "entityType")
    return brand


def show(brand: Brand) -> dict:
    """Everything but the PIN."""
    if not brand.otp:
        raise refusal(502, "No PIN was asked for", "brandId")
    return {"brandId": brand.id, **{name: brand.otp[name] for name in SHOWN}}
