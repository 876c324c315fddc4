"""The ``/sim`` endpoints: for tests, the demo and operators. No password, loopback only."""

import time
from collections.abc import Mapping
from datetime import datetime
from itertools import islice

from aiohttp import web

from simulators.telnyx.carrier import Carrier
from simulators.telnyx.errors import Refusal, json_response, read_json
from simulators.telnyx.inbound import receive
from simulators.telnyx.message import Message
from simulators.telnyx.messages import is_sender

DEFAULT_LIMIT = 1_000


async def show_health(carrier: Carrier, request: web.Request) -> web.Response:
    """Also tells the public key, which is all a receiver of webhooks needs."""
    return json_response({"status": "ok", "public_key": carrier.courier.public_key()})


async def list_messages(carrier: Carrier, request: web.Request) -> web.Response:
    """``?to=&from=&since=&limit=``: every call to send, refused ones too, newest first."""
    query = request.query
    limit = query.get("limit", str(DEFAULT_LIMIT))
    if not limit.isdecimal():
        raise Refusal("10015", pointer="/limit")
    since = read_since(query.get("since", ""))
    chosen = (
        message
        for message in reversed(carrier.state.log)
        if message.received >= since
        and query.get("to", "").replace(" ", "+") in ("", message.to)
        and query.get("from", "").replace(" ", "+") in ("", message.sender)
    )
    rows = [show_message(message) for message in islice(chosen, int(limit))]
    return json_response({"count": len(rows), "messages": rows})


def read_since(raw: str) -> float:
    """Seconds since 1970 or ISO 8601; a ``+`` that a query turned into a space is put back."""
    try:
        return float(raw or 0)
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(raw.replace(" ", "+")).timestamp()
    except ValueError:
        raise Refusal("10015", pointer="/since", detail="'since' is not a time.") from None


def show_message(message: Message) -> dict[str, object]:
    """``refusal`` is the error code of a refused call, else empty."""
    return {
        "id": message.id,
        "from": message.sender,
        "to": message.to,
        "text": message.text,
        "parts": message.parts,
        "status": message.status,
        "refusal": message.refusal,
        "webhook_urls": message.urls,
        "received_at": message.received_at,
    }


async def show_counters(carrier: Carrier, request: web.Request) -> web.Response:
    """Calls per endpoint, webhooks by fate, and what is waiting."""
    return json_response(
        {
            "calls": carrier.state.calls,
            "messages": len(carrier.state.log),
            "webhooks": {
                **dict.fromkeys(("delivered", "retried", "failed", "dropped"), 0),
                **carrier.courier.counts,
                "waiting": carrier.courier.queue.qsize(),
                "held": len(carrier.clock.held),
            },
        }
    )


async def post_inbound(carrier: Carrier, request: web.Request) -> web.Response:
    """``{from, to, text}`` as JSON, or the form of the page, which is sent back to the page."""
    is_form = request.content_type == "application/x-www-form-urlencoded"
    body = dict(await request.post()) if is_form else await read_json(request)
    person, ours = read_text(body, key="from"), read_text(body, key="to")
    for key, number in (("from", person), ("to", ours)):
        if not is_sender(number):
            raise Refusal("10015", pointer=f"/{key}", detail=f"'{key}' is not a phone number.")
    received = receive(carrier, sender=person, to=ours, text=read_text(body, key="text"))
    if is_form:
        raise web.HTTPSeeOther("/")
    return json_response(received)


def read_text(body: Mapping[str, object], *, key: str) -> str:
    """A string with something in it."""
    value = body.get(key)
    if not isinstance(value, str) or not value:
        raise Refusal("10004", pointer=f"/{key}", detail=f"'{key}' is required.")
    return value


async def pause_receipts(carrier: Carrier, request: web.Request) -> web.Response:
    carrier.clock.pause()
    return json_response({"paused": True})


async def resume_receipts(carrier: Carrier, request: web.Request) -> web.Response:
    """Lets go what was held, oldest first."""
    return json_response({"paused": False, "released": carrier.clock.resume()})


async def set_outage(carrier: Carrier, request: web.Request) -> web.Response:
    """``{"seconds": 5}``, ``{"on": true}`` or ``{"on": false}``: /v2 answers 503 meanwhile."""
    body = await read_json(request)
    seconds = body.get("seconds", float("inf") if body.get("on") else 0)
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        raise Refusal("10015", pointer="/seconds", detail="'seconds' is not a number.")
    carrier.state.outage_until = time.monotonic() + seconds
    return json_response({"outage": seconds > 0})


async def reset(carrier: Carrier, request: web.Request) -> web.Response:
    """As new: messages, orders, profiles, opt-outs, counters, pause and outage are gone."""
    carrier.state.clear()
    carrier.clock.forget()
    await carrier.courier.forget()
    carrier.state.save()
    return json_response({"reset": True})
