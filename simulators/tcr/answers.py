"""JSON in and out, and how the registry says no: an array of ``{code, fields, description}``."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass

from aiohttp import web

ERRORS: dict[int, tuple[int, str]] = {
    401: (401, "The API key is not known"),
    429: (429, "Too many requests"),
    501: (400, "Invalid or missing parameter, or operation not allowed"),
    502: (404, "Not found"),
    503: (400, "Duplicate"),
    509: (400, "Campaign request rejected"),
    511: (400, "Campaign limit reached"),
    512: (400, "Brand limit reached"),
    518: (400, "Campaign expired"),
    523: (400, "Campaign sharing loop"),
    527: (400, "Brand is still being scored"),
    529: (400, "Country not allowed"),
    534: (400, "Sole proprietors are not enabled on this CSP"),
    536: (400, "A mock campaign cannot be shared"),
    590: (500, "Internal error"),
    591: (503, "Temporary error, try again later"),
    630: (503, "Temporary error at a partner, try again later"),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One entry of the error array."""

    code: int
    fields: tuple[str, ...] = ()
    description: str = ""

    def as_json(self) -> dict[str, object]:
        text = self.description or ERRORS[self.code][1]
        return {"code": self.code, "fields": list(self.fields), "description": text}


class Refusal(Exception):
    """Raised anywhere below a handler; the gate turns it into the answer."""

    def __init__(self, problems: Sequence[Problem], status: int = 0) -> None:
        super().__init__(problems)
        self.problems = problems
        self.status = status or ERRORS[problems[0].code][0]

    def as_response(self) -> web.Response:
        return answer_json([problem.as_json() for problem in self.problems], status=self.status)


def refusal(code: int, description: str = "", *fields: str) -> Refusal:
    """The usual case: one problem."""
    return Refusal([Problem(code, fields, description)])


def answer_json(body: object, *, status: int = 200) -> web.Response:
    return web.Response(
        body=json.dumps(body).encode(), status=status, content_type="application/json"
    )


def answer_nothing() -> web.Response:
    return web.Response(status=204)


async def read_json(request: web.Request) -> dict:
    """An object of well-formed texts; a lone surrogate could not be signed later."""
    try:
        body = json.loads(await request.read())
        json.dumps(body, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise refusal(501, "The body is not valid JSON") from None
    if not isinstance(body, dict):
        raise refusal(501, "The body must be a JSON object")
    return {key: value for key, value in body.items() if value is not None}


async def never_answer() -> None:
    """Ends when the caller hangs up, which cancels the handler."""
    await asyncio.Event().wait()
