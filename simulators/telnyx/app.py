"""All routes in one tuple each; reading them is reading what the stand-in can do."""

import time
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial

from aiohttp import web

from simulators.telnyx import assignments, control, messages, numbers, orders, page, profiles
from simulators.telnyx.carrier import Carrier, build_carrier
from simulators.telnyx.errors import Refusal
from simulators.telnyx.settings import Settings

Handler = Callable[[Carrier, web.Request], Awaitable[web.Response]]


async def unknown_path(carrier: Carrier, request: web.Request) -> web.Response:
    raise Refusal("10005")


API_ROUTES: tuple[tuple[str, str, Handler], ...] = (
    ("POST", "/v2/messages", messages.send_message),
    ("GET", "/v2/messages/{id}", messages.get_message),
    ("GET", "/v2/available_phone_numbers", numbers.search_numbers),
    ("POST", "/v2/number_orders", orders.create_order),
    ("GET", "/v2/number_orders", orders.list_orders),
    ("GET", "/v2/number_orders/{id}", orders.get_order),
    ("POST", "/v2/messaging_profiles", profiles.create_profile),
    ("GET", "/v2/messaging_profiles/{id}", profiles.get_profile),
    ("POST", "/v2/10dlc/phone_number_campaigns", assignments.assign),
    ("GET", "/v2/10dlc/phone_number_campaigns/{number}", assignments.get_assignment),
    ("PUT", "/v2/10dlc/phone_number_campaigns/{number}", assignments.reassign),
    ("DELETE", "/v2/10dlc/phone_number_campaigns/{number}", assignments.unassign),
    ("*", "/v2/{path:.*}", unknown_path),
)

CONTROL_ROUTES: tuple[tuple[str, str, Handler], ...] = (
    ("GET", "/", page.show_page),
    ("GET", "/sim/health", control.show_health),
    ("GET", "/sim/messages", control.list_messages),
    ("GET", "/sim/counters", control.show_counters),
    ("POST", "/sim/inbound", control.post_inbound),
    ("POST", "/sim/receipts/pause", control.pause_receipts),
    ("POST", "/sim/receipts/resume", control.resume_receipts),
    ("POST", "/sim/outage", control.set_outage),
    ("POST", "/sim/reset", control.reset),
)


def build_app(settings: Settings) -> web.Application:
    """The application with the carrier bound into every handler."""
    carrier = build_carrier(settings)
    app = web.Application()
    app.cleanup_ctx.append(partial(run_carrier, carrier))
    for method, path, handler in API_ROUTES:
        name = f"{method} {path}"
        app.router.add_route(method, path, partial(answer_api, carrier, name, handler))
    for method, path, handler in CONTROL_ROUTES:
        app.router.add_route(method, path, partial(answer_control, carrier, handler))
    return app


async def run_carrier(carrier: Carrier, app: web.Application) -> AsyncIterator[None]:
    """Start the courier, finish what was pending, and leave the state on disk at the end."""
    await carrier.courier.start()
    for order in carrier.state.orders.values():
        if order["status"] == "pending":
            orders.complete_later(carrier, order=order)
    for number, assignment in carrier.state.assignments.items():
        if assignment["assignmentStatus"].startswith("PENDING"):
            assignments.settle_later(carrier, number=number)
    yield
    await carrier.courier.stop()
    carrier.state.save()


async def answer_api(
    carrier: Carrier, name: str, handler: Handler, request: web.Request
) -> web.Response:
    """Count, look at the outage and the key, then work. Only calls counted here cost money."""
    carrier.state.calls[name] += 1
    try:
        if carrier.state.outage_until > time.monotonic():
            raise Refusal("10007", status=503)
        if request.headers.get("Authorization") != f"Bearer {carrier.settings.api_key}":
            raise Refusal("10009")
        return await handler(carrier, request)
    except Refusal as refusal:
        return refusal.as_response()


async def answer_control(carrier: Carrier, handler: Handler, request: web.Request) -> web.Response:
    """No key and no outage: this side belongs to whoever runs the process."""
    try:
        return await handler(carrier, request)
    except Refusal as refusal:
        return refusal.as_response()
