"""How Telnyx says no: ``{"errors": [{code, title, detail, source, meta}]}``, code as a string.

Clients must classify by code: Telnyx's own HTTP statuses vary (403, 400 and 422 were all seen
for 40300). Titles are those of the public error reference; ``meta.url`` points into it.
"""

import json
from dataclasses import dataclass

from aiohttp import web

CATALOG: dict[str, tuple[int, str, str]] = {
    "10003": (422, "Invalid URL", "The URL provided was invalid, malformed, or too long."),
    "10004": (422, "Missing required parameter", "A required parameter was missing."),
    "10005": (404, "Resource not found", "The requested resource or URL could not be found."),
    "10007": (500, "Unexpected error", "An unexpected error occurred."),
    "10009": (401, "Authentication failed", "The required authentication headers were invalid."),
    "10011": (429, "Too many requests", "You have exceeded the maximum number of requests."),
    "10012": (400, "Duplicate resource", "The resource exists already."),
    "10015": (400, "Bad Request", "The request failed because it was not well-formed."),
    "40001": (400, "Not routable", "The destination is a landline or not routable."),
    "40002": (400, "Blocked as spam - temporary", "The message was flagged by a spam filter."),
    "40008": (400, "Undeliverable", "The recipient's carrier did not accept the message."),
    "40010": (400, "Not 10DLC registered", "The sender is not registered for 10DLC."),
    "40300": (403, "Blocked due to STOP message", "The recipient has an existing block rule."),
    "40302": (400, "Message too large", "The message would be split into more than 10 parts."),
    "40305": (400, "Invalid 'from' address", "The 'from' address is not on the profile."),
    "40310": (400, "Invalid 'to' address", "The 'to' address is not a valid destination."),
    "40316": (400, "No content provided", "The message has neither text nor media."),
    "40318": (400, "Queue full", "The queue of this sender is full."),
    "40321": (400, "No usable numbers on messaging profile", "The profile has no usable number."),
}


@dataclass(slots=True)
class Refusal(Exception):
    """Raised anywhere below a handler; the router turns it into the answer."""

    code: str
    pointer: str = ""
    detail: str = ""
    status: int = 0

    def as_error(self) -> dict[str, object]:
        """One entry of ``errors``, the same object in an answer and in a webhook payload."""
        _, title, detail = CATALOG[self.code]
        return {
            "code": self.code,
            "title": title,
            "detail": self.detail or detail,
            "source": {"pointer": self.pointer or "/"},
            "meta": {"url": f"https://developers.telnyx.com/docs/overview/errors/{self.code}"},
        }

    def as_response(self) -> web.Response:
        """429 carries the rate headers Telnyx documents; there is no Retry-After."""
        response = json_response({"errors": [self.as_error()]}, status=self.http_status())
        if self.code == "10011":
            response.headers["x-ratelimit-limit"] = "50"
            response.headers["x-ratelimit-remaining"] = "0"
            response.headers["x-ratelimit-reset"] = "1"
        return response

    def http_status(self) -> int:
        return self.status or CATALOG[self.code][0]


def json_response(body: object, *, status: int = 200) -> web.Response:
    """A JSON answer; ``json.dumps`` escapes lone surrogates, so any text survives."""
    return web.Response(
        body=json.dumps(body).encode(), status=status, content_type="application/json"
    )


async def read_json(request: web.Request) -> dict[str, object]:
    """The body as an object, or a 400 that says it is not one."""
    try:
        body = json.loads(await request.read())
    except (ValueError, RecursionError):
        raise Refusal("10015", detail="The request body is not valid JSON.") from None
    if not isinstance(body, dict):
        raise Refusal("10015", detail="The request body must be a JSON object.")
    return body
