"""The OpenAPI schema: what every endpoint shares is said here, once.

Endpoints declare the bare ``data`` of their answers; this puts the envelope around it, and adds the
headers that they all take and send, and the refusals of the catalog. An endpoint names a refusal
that others do not have by its status: ``responses={200: Output, 501: None}``.
"""

import sys
from collections.abc import Iterable
from typing import Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import force_instance
from drf_spectacular.utils import OpenApiParameter

from config.api.once import METHODS
from config.api.schema_parts import envelope, refer

_ALWAYS = (400, 401, 403, 404, 429, 500, 503)
_WHEN_WRITING = (409, 413, 415, 422)
_HEADERS = ("X-Request-Id", "X-Response-Time", "X-API-Version", "X-Profile-Id")
_RATE_HEADERS = ("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset")
_REPLAY_HEADERS = ("Idempotent-Replayed", "X-Original-Request-Id")

PROFILE = OpenApiParameter(
    "x-profile-id",
    {"type": "string", "format": "uuid"},
    OpenApiParameter.HEADER,
    description="Act as this sender profile of the account.",
)
IDEMPOTENCY_KEY = OpenApiParameter(
    "Idempotency-Key",
    {"type": "string", "pattern": "^[a-zA-Z0-9_-]{1,255}$"},
    OpenApiParameter.HEADER,
    description="Repeating a request under its key within 24 hours repeats the first answer.",
)


class EnvelopeSchema(AutoSchema):
    def get_override_parameters(self) -> list[Any]:
        return [PROFILE, IDEMPOTENCY_KEY] if self._takes_key() else [PROFILE]

    def get_operation(self, *args: Any, **options: Any) -> dict[str, Any] | None:
        operation = super().get_operation(*args, **options)
        if operation is None:
            return None
        _describe_ids(operation.get("parameters", ()))
        operation["responses"] = self._describe_answers(operation["responses"])
        return operation

    def get_summary(self) -> str | None:
        return self._told().partition("\n\n")[0].replace("\n", " ") or None

    def get_description(self) -> str:
        return self._told()

    def get_serializer_name(self, serializer: Any, direction: Any) -> str:
        """Name an endpoint's ``Input`` and ``Output`` after its file, which names the endpoint."""
        name = type(serializer).__name__
        if name not in ("Input", "Output"):
            return name
        file = type(serializer).__module__.rpartition(".")[2]
        return file.title().replace("_", "") + name

    def _get_request_body(self, direction: Any = "request") -> Any:
        """Some DELETEs have a body, which the generator has no idea of."""
        if self.method != "DELETE" or not (serializer := self.get_request_serializer()):
            return super()._get_request_body(direction)
        component = self.resolve_serializer(force_instance(serializer), direction)
        return {"content": {"application/json": {"schema": component.ref}}}

    def _told(self) -> str:
        """What the endpoint's file says it does, after the method and the path."""
        method = getattr(self.view, self.method.lower())
        text = (sys.modules[method.__module__].__doc__ or "").strip()
        told = text.partition(": ")[2]
        return told[:1].upper() + told[1:]

    def _takes_key(self) -> bool:
        return self.method in METHODS and getattr(self.view, "takes_idempotency_key", False)

    def _describe_answers(self, declared: dict[str, Any]) -> dict[str, Any]:
        successes = {status: each for status, each in declared.items() if int(status) < 400}
        for response in successes.values():
            self._wrap(response)
        statuses = {*_ALWAYS, *(_WHEN_WRITING if self.method in METHODS else ())}
        statuses |= {int(status) for status in declared if int(status) >= 400}
        refusals = {str(each): refer("responses", f"Refusal{each}") for each in sorted(statuses)}
        return {**successes, **refusals, "default": refer("responses", "Refusal")}

    def _wrap(self, response: dict[str, Any]) -> None:
        for media in response.get("content", {}).values():
            media["schema"] = envelope(success=True, data=media["schema"], error={"type": "null"})
        names = [*_HEADERS, *_RATE_HEADERS]
        if self.method in METHODS:
            names.append("X-Sandbox")
        if self._takes_key():
            names += _REPLAY_HEADERS
        response["headers"] = {name: refer("headers", name) for name in names}


def _describe_ids(parameters: Iterable[dict[str, Any]]) -> None:
    """Whatever a path calls an id is a UUID unless it says otherwise, and is refused if not."""
    for each in parameters:
        has_form = "pattern" in each["schema"]
        if each["in"] == "path" and each["name"].endswith("_id") and not has_form:
            each["schema"]["format"] = "uuid"
