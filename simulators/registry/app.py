"""All routes in one tuple; reading it is reading what the stand-in can do."""

from collections.abc import Awaitable, Callable
from functools import partial

from aiohttp import web

from simulators.registry import control, lookup
from simulators.registry.answers import Refusal, answer_json
from simulators.registry.register import Register
from simulators.registry.settings import Settings

Handler = Callable[[Register, web.Request], Awaitable[web.Response]]


async def refuse_unknown(register: Register, request: web.Request) -> web.Response:
    raise Refusal(404, "no such path")


ROUTES: tuple[tuple[str, str, Handler], ...] = (
    ("POST", "/v1/businesses/lookup", lookup.look_up_business),
    ("GET", "/rdap/domain/{name}", lookup.look_up_domain),
    ("GET", "/sim/health", control.show_health),
    ("GET", "/sim/counters", control.show_counters),
    ("POST", "/sim/businesses", control.put_on_file),
    ("POST", "/sim/reset", control.reset),
    ("*", "/{path:.*}", refuse_unknown),
)


def build_app(settings: Settings) -> web.Application:
    """The application with the register bound into every handler."""
    register = Register(settings)
    app = web.Application()
    for method, path, handler in ROUTES:
        app.router.add_route(method, path, partial(answer, register, handler))
    return app


async def answer(register: Register, handler: Handler, request: web.Request) -> web.Response:
    try:
        return await handler(register, request)
    except Refusal as refusal:
        return answer_json({"error": refusal.error}, status=refusal.status)
