"""Messaging profiles, as far as the gate needs them: a name, destinations and webhook URLs."""

import re
from uuid import uuid4

from aiohttp import web

from simulators.telnyx.carrier import Carrier
from simulators.telnyx.errors import Refusal, json_response, read_json
from simulators.telnyx.message import now
from simulators.telnyx.messages import read_url

is_country = re.compile(r"[A-Z]{2}").fullmatch


async def create_profile(carrier: Carrier, request: web.Request) -> web.Response:
    """Destinations are an explicit list; the wildcard ``*`` is refused here on purpose."""
    body = await read_json(request)
    for key in ("name", "whitelisted_destinations"):
        if not body.get(key):
            raise Refusal("10004", pointer=f"/{key}")
    refuse_wildcard(body["whitelisted_destinations"])
    profile = new_profile(body)
    carrier.state.profiles[profile["id"]] = profile
    carrier.state.save_soon()
    return json_response({"data": profile})


async def get_profile(carrier: Carrier, request: web.Request) -> web.Response:
    """One profile by its id."""
    profile = carrier.state.profiles.get(request.match_info["id"])
    if profile is None:
        raise Refusal("10005")
    return json_response({"data": profile})


def refuse_wildcard(destinations: object) -> None:
    """Two-letter countries only."""
    if not isinstance(destinations, list) or not all(
        isinstance(country, str) and is_country(country) for country in destinations
    ):
        raise Refusal("10015", pointer="/whitelisted_destinations")


def new_profile(body: dict) -> dict:
    """The profile object as it is stored and shown."""
    return {
        "record_type": "messaging_profile",
        "id": str(uuid4()),
        "name": str(body["name"]),
        "enabled": body.get("enabled") is not False,
        "whitelisted_destinations": body["whitelisted_destinations"],
        "webhook_url": read_url(body, key="webhook_url"),
        "webhook_failover_url": read_url(body, key="webhook_failover_url"),
        "webhook_api_version": "2",
        "number_pool_settings": body.get("number_pool_settings"),
        "created_at": now(),
        "updated_at": now(),
    }
