"""What every call to ``/v2`` passes: counted, let in, not too often, and trouble on demand."""

import base64
import binascii
import hmac
from collections.abc import Awaitable, Callable

from aiohttp import web

from simulators.tcr.answers import Problem, Refusal, never_answer, refusal
from simulators.tcr.registry import Registry
from simulators.tcr.trouble import Plan

Handler = Callable[[Registry, web.Request], Awaitable[web.Response]]


async def answer_api(
    registry: Registry, name: str, handler: Handler, request: web.Request
) -> web.Response:
    """Every call is counted, also one that is refused or never answered."""
    registry.state.calls[name] += 1
    try:
        check_key(registry, request.headers.get("Authorization", ""))
        registry.limits.count(request.method)
        plan = registry.trouble.take(request.method, request.path)
        if plan is not None:
            return await answer_with_trouble(registry, plan, handler, request)
        return await handler(registry, request)
    except Refusal as no:
        return no.as_response()


async def answer_with_trouble(
    registry: Registry, plan: Plan, handler: Handler, request: web.Request
) -> web.Response:
    """Before or after the work is done."""
    if plan.mode == "refuse":
        raise Refusal([Problem(plan.code, (), "Trouble on demand")], plan.status)
    if plan.mode == "hang_before":
        await never_answer()
    await handler(registry, request)
    if plan.mode == "hang_after":
        await never_answer()
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


async def answer_control(
    registry: Registry, handler: Handler, request: web.Request
) -> web.Response:
    """No key and no trouble: this side belongs to whoever runs the process."""
    try:
        return await handler(registry, request)
    except Refusal as no:
        return no.as_response()


def check_key(registry: Registry, header: str) -> None:
    """HTTP Basic: the key is the user, the secret the password."""
    expected = f"{registry.settings.api_key}:{registry.settings.api_secret}".encode()
    try:
        given = base64.b64decode(header.removeprefix("Basic "), validate=True)
    except (binascii.Error, ValueError):
        given = b""
    if not header.startswith("Basic ") or not hmac.compare_digest(given, expected):
        raise refusal(401)


async def refuse_unknown(registry: Registry, request: web.Request) -> web.Response:
    raise refusal(502, f"No such path: {request.method} {request.path}")
