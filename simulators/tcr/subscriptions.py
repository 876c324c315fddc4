"""``/v2/webhook``: who is told what, and two ways to try it."""

import re

from aiohttp import web

from simulators.tcr.answers import answer_json, answer_nothing, read_json, refusal
from simulators.tcr.courier import write
from simulators.tcr.events import CATEGORY_OF, EVENTS
from simulators.tcr.records import CSP_ID, CSP_NAME
from simulators.tcr.registry import Registry
from simulators.tcr.rules import URL
from simulators.tcr.signing import sign
from simulators.tcr.telling import url_for

is_url = re.compile(URL).fullmatch

MOCK_EVENT: dict[str, object] = {
    "cspId": CSP_ID,
    "cspName": CSP_NAME,
    "brandId": "BMOCK01",
    "brandName": "Mock brand",
    "brandReferenceId": None,
    "mock": True,
}


async def subscribe(registry: Registry, request: web.Request) -> web.Response:
    """One URL per category; a second call replaces it."""
    body = await read_json(request)
    category, url = body.get("eventCategory"), body.get("webhookEndpoint")
    if category not in EVENTS:
        raise refusal(501, f"'eventCategory' must be one of {', '.join(EVENTS)}", "eventCategory")
    if not isinstance(url, str) or not is_url(url):
        raise refusal(501, "'webhookEndpoint' is not a URL", "webhookEndpoint")
    registry.state.subscriptions[category] = url
    registry.state.save_soon()
    return answer_json({"eventCategory": category, "webhookEndpoint": url})


async def list_subscriptions(registry: Registry, request: web.Request) -> web.Response:
    rows = registry.state.subscriptions.items()
    return answer_json([{"eventCategory": name, "webhookEndpoint": url} for name, url in rows])


async def unsubscribe(registry: Registry, request: web.Request) -> web.Response:
    if registry.state.subscriptions.pop(request.match_info["category"], None) is None:
        raise refusal(502, "No such subscription", "eventCategory")
    registry.state.save_soon()
    return answer_nothing()


async def list_categories(registry: Registry, request: web.Request) -> web.Response:
    return answer_json(list(EVENTS))


async def list_kinds(registry: Registry, request: web.Request) -> web.Response:
    return answer_json(
        [
            {"eventType": kind, "eventCategory": category, "description": describe(kind)}
            for kind, category in CATEGORY_OF.items()
        ]
    )


def describe(kind: str) -> str:
    return kind.replace("_", " ").capitalize()


async def try_category(registry: Registry, request: web.Request) -> web.Response:
    """The first kind of the category, as a mock event, now."""
    kinds = EVENTS.get(request.match_info["category"])
    if kinds is None:
        raise refusal(502, "No such category", "eventCategory")
    return await send_mock(registry, kinds[0])


async def try_kind(registry: Registry, request: web.Request) -> web.Response:
    """This kind, as a mock event, now."""
    kind = request.match_info["kind"]
    if kind not in CATEGORY_OF:
        raise refusal(502, "No such event", "eventType")
    return await send_mock(registry, kind)


async def send_mock(registry: Registry, kind: str) -> web.Response:
    """One try, and what came of it."""
    url = url_for(registry, kind)
    if not url:
        raise refusal(502, "No subscription", "eventCategory")
    body = {**MOCK_EVENT, "description": describe(kind), "eventType": kind}
    signature = sign(registry.settings.api_secret, url=url, body=body)
    status, answer = await registry.courier.post(url, write(body), signature)
    return answer_json({"endpoint": url, "status": status, "request": body, "response": answer})
