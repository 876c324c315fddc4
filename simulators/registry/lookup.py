"""The two questions a product asks: who has this tax id, and how old is this domain?"""

import asyncio

from aiohttp import web

from simulators.registry.answers import Refusal, answer_json, read_json, read_text
from simulators.registry.businesses import Key
from simulators.registry.domains import describe_domain, find_registration
from simulators.registry.magic import HANGING, OUT_OF_ORDER
from simulators.registry.register import Register


async def look_up_business(register: Register, request: web.Request) -> web.Response:
    """The tax id comes in the body, never in an address, which would end up in logs."""
    register.calls["businesses"] += 1
    if request.headers.get("Authorization") != f"Bearer {register.settings.key}":
        raise Refusal(401, "the key is not known")
    key = read_key(await read_json(request))
    if key in HANGING:
        await asyncio.sleep(register.settings.hang)
    if key in OUT_OF_ORDER | HANGING:
        raise Refusal(503, "the register does not answer")
    business = register.find(key)
    return answer_json(business.describe() if business else {"found": False})


def read_key(body: dict[str, object]) -> Key:
    """Spaces, dashes and case in a tax id mean nothing."""
    tax_id = "".join(filter(str.isalnum, read_text(body, "tax_id")))
    return read_text(body, "country").upper(), tax_id.upper()


async def look_up_domain(register: Register, request: web.Request) -> web.Response:
    """RDAP has no key: whoever asks is answered."""
    register.calls["domains"] += 1
    name = request.match_info["name"].lower().rstrip(".")
    registered = find_registration(name)
    if registered is None:
        body = {"errorCode": 404, "title": "Not found", "rdapConformance": ["rdap_level_0"]}
        return answer_json(body, status=404, content_type="application/rdap+json")
    return answer_json(describe_domain(name, registered), content_type="application/rdap+json")
