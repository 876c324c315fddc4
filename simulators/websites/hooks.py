"""A customer's own system at hooks.example: it takes what is posted, and shows what it was told.

``GET /sim/hooks?path=/orders`` lists what came to a path, oldest first, with headers and the body
as text, so that a signature can be checked.
"""

from aiohttp import web

from simulators.websites.control import answer_json
from simulators.websites.world import World

HOST = "hooks.example"


async def take(world: World, request: web.Request) -> web.Response:
    """Answer 200 at once, as a good receiver does."""
    body = await request.text()
    world.told.append({"path": request.path, "headers": dict(request.headers), "body": body})
    return answer_json({"taken": True})


async def show_told(world: World, request: web.Request) -> web.Response:
    """The last ones since the start or the last reset; all paths, unless one is named."""
    path = request.query.get("path", "")
    return answer_json({"told": [each for each in world.told if path in ("", each["path"])]})
