"""Hosts that misbehave. Each answer ends after ``slow_answer`` seconds at most."""

import asyncio
import zlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from aiohttp import web

from simulators.websites.variants import BASE
from simulators.websites.world import World, answer_html

Answer = Callable[[World, web.Request], Awaitable[web.StreamResponse]]

STEPS = 60  # pieces of an answer that dribbles
STUMBLES = 2
CHUNK = b"<p>All work and no play makes jam.</p>\n" * 1_600  # about 64 kB
BOMB_CHUNKS = 10_240  # of a mebibyte each: 10 MB on the wire, 10 GiB unpacked


async def answer_not_found(world: World, request: web.Request) -> web.StreamResponse:
    return answer_html("<!doctype html><title>404</title><h1>Page not found</h1>", 404)


async def answer_error(world: World, request: web.Request) -> web.StreamResponse:
    return answer_html("<!doctype html><title>500</title><h1>Internal server error</h1>", 500)


async def ask_to_sign_in(world: World, request: web.Request) -> web.StreamResponse:
    if request.path != "/login":
        raise web.HTTPFound("/login")
    return world.answer_page("login.example", request.path)


async def send_to_new_owner(world: World, request: web.Request) -> web.StreamResponse:
    raise web.HTTPMovedPermanently(f"{request.scheme}://new-owner.example/")


async def send_in_circles(world: World, request: web.Request) -> web.StreamResponse:
    raise web.HTTPFound("/again" if request.path == "/" else "/")


async def send_inward(world: World, request: web.Request) -> web.StreamResponse:
    """To where a cloud's machines ask for their own credentials."""
    raise web.HTTPFound("http://169.254.169.254/")


async def answer_slowly(world: World, request: web.Request) -> web.StreamResponse:
    await asyncio.sleep(world.settings.slow_answer)
    return world.answer_page(BASE, request.path)


async def dribble_body(world: World, request: web.Request) -> web.StreamResponse:
    """Headers at once, then a byte now and then: no single wait is ever long."""
    response = await _begin(request)
    for _ in range(STEPS):
        await response.write(b" ")
        await asyncio.sleep(world.settings.slow_answer / STEPS)
    return response


async def dribble_headers(world: World, request: web.Request) -> web.StreamResponse:
    """The same before the headers end, where libraries look less often at the clock."""
    transport = request.transport
    assert transport is not None
    transport.write(b"HTTP/1.1 200 OK\r\nX-Patience: ")
    for _ in range(STEPS):
        transport.write(b"0")
        await asyncio.sleep(world.settings.slow_answer / STEPS)
    transport.abort()
    return web.Response()


async def pour_endlessly(world: World, request: web.Request) -> web.StreamResponse:
    """The pause of nothing lets others in: a fast reader would keep the loop to itself."""
    response = await _begin(request)
    clock = asyncio.get_running_loop()
    end = clock.time() + world.settings.slow_answer
    while clock.time() < end:
        await response.write(CHUNK)
        await asyncio.sleep(0)
    return response


async def send_bomb(world: World, request: web.Request) -> web.StreamResponse:
    """Gzip: the same mebibyte of spaces over and over. The check sum at its end is left out."""
    response = await _begin(request, encoding="gzip")
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    spaces = b" " * 2**20
    await response.write(packer.compress(spaces) + packer.flush(zlib.Z_FULL_FLUSH))
    again = packer.compress(spaces) + packer.flush(zlib.Z_FULL_FLUSH)
    clock = asyncio.get_running_loop()
    end = clock.time() + world.settings.slow_answer
    for _ in range(BOMB_CHUNKS):
        if clock.time() > end:
            break
        await response.write(again)
        await asyncio.sleep(0)
    return response


async def stumble_twice(world: World, request: web.Request) -> web.StreamResponse:
    """503 on the first two visits of the home page since the last reset, then well for good."""
    if request.path == "/" and world.stumbles < STUMBLES:
        world.stumbles += 1
        return answer_html("<!doctype html><title>503</title><h1>Please try again</h1>", 503)
    return world.answer_page(BASE, request.path)


async def _begin(request: web.Request, *, encoding: str = "") -> web.StreamResponse:
    headers = {"Content-Type": "text/html; charset=utf-8"}
    if encoding:
        headers["Content-Encoding"] = encoding
    response = web.StreamResponse(headers=headers)
    await response.prepare(request)
    return response


@dataclass(frozen=True, slots=True)
class Trouble:
    title: str
    answer: Answer


TROUBLES: dict[str, Trouble] = {
    "not-found.example": Trouble("404 everywhere", answer_not_found),
    "broken.example": Trouble("500 everywhere", answer_error),
    "login.example": Trouble("every page asks to sign in", ask_to_sign_in),
    "moved.example": Trouble("301 to new-owner.example", send_to_new_owner),
    "loop.example": Trouble("redirects in a circle", send_in_circles),
    "inward.example": Trouble("redirects to http://169.254.169.254/", send_inward),
    "slow.example": Trouble("answers after 30 s", answer_slowly),
    "dribble.example": Trouble("a byte of the body every half second", dribble_body),
    "dribble-headers.example": Trouble("a byte of the headers every half second", dribble_headers),
    "huge.example": Trouble("a body that does not end", pour_endlessly),
    "bomb.example": Trouble("10 MB of gzip, 10 GiB unpacked", send_bomb),
    "flaky.example": Trouble("503 for the first two visits of the home page", stumble_twice),
}
