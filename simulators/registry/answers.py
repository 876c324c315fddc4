"""JSON in and out."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from aiohttp import web


@dataclass(slots=True)
class Refusal(Exception):
    """Raised anywhere below a handler; the router turns it into the answer."""

    status: int
    error: str


def answer_json(
    body: object, *, status: int = 200, content_type: str = "application/json"
) -> web.Response:
    return web.Response(body=json.dumps(body).encode(), status=status, content_type=content_type)


async def read_json(request: web.Request) -> dict[str, object]:
    try:
        body = json.loads(await request.read())
    except (ValueError, RecursionError):
        raise Refusal(400, "the body is not valid JSON") from None
    if not isinstance(body, dict):
        raise Refusal(400, "the body is not an object")
    return body


def read_text(body: Mapping[str, object], name: str, default: str = "") -> str:
    """A string with something in it; ``default`` if it is left out."""
    value = body.get(name, default)
    if not isinstance(value, str) or not value:
        raise Refusal(400, f"'{name}' is not a text")
    return value
