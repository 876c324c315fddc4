"""The ``/sim`` endpoints: for tests, the demo and operators. No password, loopback only."""

from dataclasses import fields

from aiohttp import web

from simulators.registry.answers import Refusal, answer_json, read_json, read_text
from simulators.registry.businesses import Address, Business
from simulators.registry.lookup import read_key
from simulators.registry.register import Register


async def show_health(register: Register, request: web.Request) -> web.Response:
    return answer_json({"status": "ok"})


async def show_counters(register: Register, request: web.Request) -> web.Response:
    """Questions since the start or the last reset, also those that were refused."""
    return answer_json({"calls": register.calls})


async def put_on_file(register: Register, request: web.Request) -> web.Response:
    """Country, tax id and legal name; also status, address and registered_on. In memory only."""
    body = await read_json(request)
    register.added[read_key(body)] = business = Business(
        legal_name=read_text(body, "legal_name"),
        status=read_text(body, "status", "active"),
        address=read_address(body),
        registered_on=read_text(body, "registered_on", "2010-01-01"),
    )
    return answer_json(business.describe())


def read_address(body: dict[str, object]) -> Address:
    parts = body.get("address", {})
    known = {part.name for part in fields(Address)}
    if not isinstance(parts, dict) or not known.issuperset(parts):
        raise Refusal(400, f"'address' may have {', '.join(sorted(known))}")
    return Address(**{name: read_text(parts, name) for name in parts})


async def reset(register: Register, request: web.Request) -> web.Response:
    """What was put in is gone, and so are the counters."""
    register.forget()
    return answer_json({"reset": True})
