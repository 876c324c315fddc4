"""The one shape of every v3 answer: success, data, error, meta."""

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse

from config.errors import DomainError
from config.idempotency import Answer
from config.request_id import current_request_id


def _plain(value: object) -> str | float:
    """Encode what JSON has no word for: ids and instants as text, money as a number."""
    if isinstance(value, datetime):
        return format_instant(value)
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no wire form")


def format_instant(instant: datetime) -> str:
    """Return UTC with milliseconds and a Z, as the contract writes instants."""
    return instant.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _respond(body: dict[str, Any], *, status: int) -> HttpResponse:
    body["meta"] = {
        "request_id": current_request_id(),
        "timestamp": format_instant(datetime.now(UTC)),
        "version": "v3",
    }
    text = json.dumps(body, default=_plain, separators=(",", ":"))
    return _send(text, status=status)


def _send(text: str, *, status: int) -> HttpResponse:
    response = HttpResponse(text, content_type="application/json", status=status)
    response["X-API-Version"] = "v3"
    return response


def ok(data: Any, *, status: int = 200) -> HttpResponse:
    """Answer with ``data`` in the envelope."""
    return _respond({"success": True, "data": data, "error": None}, status=status)


def no_content() -> HttpResponse:
    """Answer 204 with no body, as every DELETE does."""
    response = HttpResponse(status=204)
    del response["Content-Type"]
    response["X-API-Version"] = "v3"
    return response


def replay(answer: Answer) -> HttpResponse:
    """Answer as the first time, ``meta`` included, and say that it is a repetition."""
    response = no_content() if answer.status == 204 else _send(answer.body, status=answer.status)
    response["Idempotent-Replayed"] = "true"
    response["X-Original-Request-Id"] = answer.request_id
    return response


def refuse(error: DomainError) -> HttpResponse:
    """Answer with the error of the catalog, and say to the SDK whether to try again."""
    spec = error.code.spec
    response = _respond(
        {"success": False, "data": None, "error": describe(error)}, status=spec.status
    )
    response["x-should-retry"] = "true" if error.retryable else "false"
    if error.retry_after is not None:
        response["Retry-After"] = str(error.retry_after)
    return response


def describe(error: DomainError) -> dict[str, Any]:
    """Return the ``error`` member: code, message, details, doc_url."""
    spec = error.code.spec
    message = error.message
    if spec.needs_support:
        message += f" Contact {settings.SUPPORT_EMAIL} and quote {current_request_id()}."
    details = error.details and {key: list(value) for key, value in error.details.items()}
    return {
        "code": spec.code,
        "message": message,
        "details": details or None,
        "doc_url": f"{documentation_root()}#{spec.code}",
    }


def documentation_root() -> str:
    """Return the absolute address of the error catalog page."""
    root: str = settings.DOCS_URL
    return root if "://" in root else settings.PUBLIC_URL + root
