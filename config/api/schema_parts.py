"""The parts of the OpenAPI schema that endpoints refer to; refusals come out of the catalog."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from config.api.envelope import documentation_root
from config.errors import ErrorCode, ErrorSpec

_META = {
    "type": "object",
    "required": ["request_id", "timestamp", "version"],
    "properties": {
        "request_id": {"type": "string"},
        "timestamp": {"type": "string", "format": "date-time"},
        "version": {"type": "string", "const": "v3"},
    },
}
_ERROR = {
    "type": "object",
    "required": ["code", "message", "details", "doc_url"],
    "properties": {
        "code": {"type": "string", "examples": ["VALIDATION_001"]},
        "message": {"type": "string"},
        "details": {
            "type": ["object", "null"],
            "additionalProperties": {"type": "array", "items": {"type": "string"}},
        },
        "doc_url": {"type": ["string", "null"], "format": "uri"},
    },
}
_EXAMPLE_META = {
    "request_id": "req_0190f3a000007000800000000000",
    "timestamp": "2026-10-01T07:00:00.123Z",
    "version": "v3",
}
_FLAG = {"type": "string", "const": "true"}
_COUNT = {"type": "integer", "minimum": 0}
_HEADERS: dict[str, tuple[dict[str, Any], str]] = {
    "X-Request-Id": ({"type": "string"}, "Names this call; quote it to support."),
    "X-Response-Time": ({"type": "string"}, "How long we took, such as 12ms."),
    "X-API-Version": ({"type": "string", "const": "v3"}, "The version of the API."),
    "X-Profile-Id": ({"type": "string"}, "The sender profile that the call named."),
    "X-Sandbox": (_FLAG, "The call was rehearsed; nothing was written, sent or charged."),
    "X-RateLimit-Limit": (_COUNT, "Calls a minute in the long run."),
    "X-RateLimit-Remaining": (_COUNT, "Further calls that may be made at once."),
    "X-RateLimit-Reset": (_COUNT, "Unix seconds when all that may come at once is there again."),
    "Idempotent-Replayed": (_FLAG, "This is the answer of an earlier call with the same key."),
    "X-Original-Request-Id": ({"type": "string"}, "The earlier call's X-Request-Id."),
    "Retry-After": (_COUNT, "Seconds to wait before the call is made again."),
    "x-should-retry": (
        {"type": "string", "enum": ["true", "false"]},
        "Whether making the same call again can help.",
    ),
}
_OF_REFUSALS = ("X-Request-Id", "X-Response-Time", "X-API-Version", "x-should-retry")
_OF_MESSAGES = "DELIVERY_"  # codes that are never the answer to a call


def refer(kind: str, name: str) -> dict[str, str]:
    return {"$ref": f"#/components/{kind}/{name}"}


def envelope(*, success: bool, data: Any, error: Any) -> dict[str, Any]:
    """Return the schema of an answer."""
    return {
        "type": "object",
        "required": ["success", "data", "error", "meta"],
        "properties": {
            "success": {"type": "boolean", "const": success},
            "data": data,
            "error": error,
            "meta": refer("schemas", "Meta"),
        },
    }


def add_parts(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Complete a generated schema; drf-spectacular calls this last."""
    parts = result.setdefault("components", {})
    refusal = envelope(success=False, data={"type": "null"}, error=refer("schemas", "Error"))
    schemas = {"Meta": _META, "Error": _ERROR, "Refusal": refusal}
    parts["schemas"] = dict(sorted({**parts.get("schemas", {}), **schemas}.items()))
    parts["headers"] = {
        name: {"description": text, "schema": schema} for name, (schema, text) in _HEADERS.items()
    }
    parts["responses"] = {"Refusal": _describe_refusal(()), **_describe_refusals()}
    return result


def _describe_refusals() -> dict[str, Any]:
    specs = [each.spec for each in ErrorCode if not each.spec.code.startswith(_OF_MESSAGES)]
    specs.sort(key=lambda spec: (spec.status, spec.code))
    groups = groupby(specs, key=lambda spec: spec.status)
    return {f"Refusal{status}": _describe_refusal(tuple(group)) for status, group in groups}


def _describe_refusal(specs: Iterable[ErrorSpec]) -> dict[str, Any]:
    examples = {spec.code: _make_example(spec) for spec in specs}
    names = [*_OF_REFUSALS, "Retry-After"]
    media: dict[str, Any] = {"schema": refer("schemas", "Refusal")}
    if examples:
        media["examples"] = examples
    return {
        "description": "A refusal; its code is in the error catalog.",
        "headers": {name: refer("headers", name) for name in names},
        "content": {"application/json": media},
    }


def _make_example(spec: ErrorSpec) -> dict[str, Any]:
    error = {
        "code": spec.code,
        "message": spec.message,
        "details": None,
        "doc_url": f"{documentation_root()}#{spec.code}",
    }
    value = {"success": False, "data": None, "error": error, "meta": _EXAMPLE_META}
    return {"summary": spec.message, "description": spec.remedy, "value": value}
