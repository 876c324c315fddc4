"""The ``/sim/events`` endpoints: what was sent, and sending what should not be believed."""

from dataclasses import asdict
from itertools import islice

from aiohttp import web

from simulators.tcr.answers import answer_json, read_json, refusal
from simulators.tcr.courier import write
from simulators.tcr.registry import Registry
from simulators.tcr.signing import sign
from simulators.tcr.telling import url_for

DEFAULT_LIMIT = "500"
SIGNATURES = ("good", "wrong", "none")


async def list_events(registry: Registry, request: web.Request) -> web.Response:
    """``?limit=``, newest first."""
    limit = request.query.get("limit", DEFAULT_LIMIT)
    if not limit.isdecimal():
        raise refusal(501, "'limit' is not a number", "limit")
    newest = islice(reversed(registry.state.events.values()), int(limit))
    rows = [asdict(event) for event in newest]
    return answer_json({"count": len(registry.state.events), "events": rows})


async def pause(registry: Registry, request: web.Request) -> web.Response:
    """Events are held back; the truth goes on."""
    registry.state.paused = True
    registry.state.save_soon()
    return answer_json({"paused": True})


async def resume(registry: Registry, request: web.Request) -> web.Response:
    """Lets go what was held, oldest first."""
    return answer_json({"paused": False, "released": registry.courier.resume()})


async def resend(registry: Registry, request: web.Request) -> web.Response:
    """``{"index": 7}``: the same body once more, as an event of its own."""
    index = (await read_json(request)).get("index")
    event = registry.state.events.get(index) if isinstance(index, int) else None
    if event is None:
        raise refusal(502, "No such event", "index")
    again = registry.state.record(event.body, url=event.url, note=f"resent {event.index}")
    registry.courier.submit(again)
    return answer_json({"index": again.index})


async def forge(registry: Registry, request: web.Request) -> web.Response:
    """``{body, signature, change_byte, mock, url}``: one try, now, whatever it is.

    ``signature`` is good, wrong or none; ``change_byte`` alters the body after it was signed;
    ``mock`` sets that flag; ``url`` is where it goes instead of the subscriber.
    """
    order = await read_json(request)
    body, signature = order.get("body"), order.get("signature", "good")
    if not isinstance(body, dict) or signature not in SIGNATURES:
        raise refusal(501, f"'body' is an object, 'signature' one of {', '.join(SIGNATURES)}")
    if "mock" in order:
        body = {**body, "mock": order["mock"]}
    url = order.get("url") or url_for(registry, str(body.get("eventType", "")))
    if not isinstance(url, str) or not url:
        raise refusal(501, "Nobody subscribed to that", "url")
    raw = change_byte(write(body)) if order.get("change_byte") is True else write(body)
    header = signature_header(registry, url=url, body=body, kind=signature)
    event = registry.state.record(body, url=url, note="forged")
    status, _ = await registry.courier.post(url, raw, header)
    event.answers, event.status = [status], "delivered" if 200 <= status < 300 else "failed"
    registry.state.save_soon()
    return answer_json({"index": event.index, "url": url, "status": status})


def signature_header(registry: Registry, *, url: str, body: dict, kind: str) -> str:
    """A wrong one is made with another secret."""
    if kind == "none":
        return ""
    secret = registry.settings.api_secret if kind == "good" else "somebody else's secret"
    return sign(secret, url=url, body=body)


def change_byte(raw: bytes) -> bytes:
    """One letter within the last text, so that it stays JSON; else a space at the end."""
    for position in range(len(raw) - 1, 0, -1):
        if raw[position : position + 1].isalpha() and b'"' in raw[position:]:
            other = b"y" if raw[position : position + 1] == b"x" else b"x"
            return raw[:position] + other + raw[position + 1 :]
    return raw + b" "
