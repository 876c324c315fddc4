"""The ``/sim`` endpoints, at any host name: for tests, the demo and operators. No password."""

import json

from aiohttp import web

from simulators.websites.world import World


async def show_health(world: World, request: web.Request) -> web.Response:
    return answer_json({"status": "ok"})


async def show_hits(world: World, request: web.Request) -> web.Response:
    """Requests since the start or the last reset, by host as the visitor named it."""
    return answer_json({"hits": world.hits})


async def reset(world: World, request: web.Request) -> web.Response:
    """Counts are gone; the flaky host stumbles again."""
    world.forget()
    return answer_json({"reset": True})


def answer_json(body: object) -> web.Response:
    return web.Response(body=json.dumps(body).encode(), content_type="application/json")
