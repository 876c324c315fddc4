"""Which answer a visitor gets: the controls by path, everything else by host name."""

from collections.abc import Awaitable, Callable
from functools import partial

from aiohttp import web

from simulators.websites import control, hooks
from simulators.websites.hosts import SUFFIX, bare, read_host
from simulators.websites.index import show_index
from simulators.websites.settings import Settings
from simulators.websites.trouble import TROUBLES
from simulators.websites.world import World

Handler = Callable[[World, web.Request], Awaitable[web.StreamResponse]]


async def visit(world: World, request: web.Request) -> web.StreamResponse:
    """A name that is not ours is a person at the port itself, who gets the list of sites."""
    host = read_host(request.headers.get("Host", ""))
    if not host.endswith(SUFFIX):
        return show_index(world)
    world.hits[host] += 1
    if request.method == "POST" and bare(host) == hooks.HOST:
        return await hooks.take(world, request)
    trouble = TROUBLES.get(bare(host))
    if not trouble:
        return world.answer_page(bare(host), request.path)
    try:
        return await trouble.answer(world, request)
    except ConnectionError:  # a visitor who has seen enough leaves; nobody gets this answer
        return web.Response()


ROUTES: tuple[tuple[str, str, Handler], ...] = (
    ("GET", "/sim/health", control.show_health),
    ("GET", "/sim/hits", control.show_hits),
    ("GET", "/sim/hooks", hooks.show_told),
    ("POST", "/sim/reset", control.reset),
    ("*", "/{path:.*}", visit),
)


def build_app(settings: Settings) -> web.Application:
    """The application with the world bound into every handler."""
    world = World(settings)
    app = web.Application()
    for method, path, handler in ROUTES:
        app.router.add_route(method, path, partial(handler, world))
    return app
