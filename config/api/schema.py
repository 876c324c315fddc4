"""The OpenAPI schema, with the envelope around every answer and the catalog's errors beside it."""

from typing import Any

from drf_spectacular.openapi import AutoSchema

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


def _envelope(*, success: bool, data: Any, error: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["success", "data", "error", "meta"],
        "properties": {
            "success": {"type": "boolean", "const": success},
            "data": data,
            "error": error,
            "meta": _META,
        },
    }


class EnvelopeSchema(AutoSchema):
    """Endpoints declare the bare ``data``; this wraps it."""

    def get_operation(self, *args: Any, **options: Any) -> dict[str, Any] | None:
        operation = super().get_operation(*args, **options)
        if operation is None:
            return None
        for response in operation["responses"].values():
            for media in response.get("content", {}).values():
                media["schema"] = _envelope(
                    success=True, data=media["schema"], error={"type": "null"}
                )
        operation["responses"]["default"] = self._refusal()
        return operation

    def get_serializer_name(self, serializer: Any, direction: Any) -> str:
        """Name an endpoint's ``Input`` and ``Output`` after its file, which names the endpoint."""
        name = type(serializer).__name__
        if name not in ("Input", "Output"):
            return name
        file = type(serializer).__module__.rpartition(".")[2]
        return file.title().replace("_", "") + name

    def _refusal(self) -> dict[str, Any]:
        schema = _envelope(success=False, data={"type": "null"}, error=_ERROR)
        return {
            "description": "A refusal; its code is in the error catalog.",
            "content": {"application/json": {"schema": schema}},
        }
