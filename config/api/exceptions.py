"""Whatever goes wrong inside an endpoint leaves as an envelope with a code of the catalog."""

import logging
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.http import Http404, HttpResponse, UnreadablePostError
from psycopg_pool import PoolTimeout
from rest_framework import exceptions as drf
from rest_framework.settings import api_settings

from config.api.envelope import refuse
from config.errors import DomainError, ErrorCode

logger = logging.getLogger(__name__)

# First match wins.
_TRANSLATIONS: tuple[tuple[type[Exception], ErrorCode], ...] = (
    (drf.UnsupportedMediaType, ErrorCode.MEDIA_TYPE_UNSUPPORTED),
    (drf.MethodNotAllowed, ErrorCode.METHOD_NOT_ALLOWED),
    (drf.NotFound, ErrorCode.ROUTE_NOT_FOUND),
    (Http404, ErrorCode.ROUTE_NOT_FOUND),
    (drf.NotAuthenticated, ErrorCode.KEY_MISSING),
    (drf.PermissionDenied, ErrorCode.ROLE_NOT_ALLOWED),
    (drf.ParseError, ErrorCode.REQUEST_INVALID),
    (UnreadablePostError, ErrorCode.REQUEST_INVALID),
    (RequestDataTooBig, ErrorCode.BODY_TOO_LARGE),
    (OperationalError, ErrorCode.UNAVAILABLE),
    (PoolTimeout, ErrorCode.UNAVAILABLE),
)

# What a refused body lacks, if all of its fields lack the same; anything else is VALIDATION_001.
_KINDS: dict[frozenset[str], ErrorCode] = {
    frozenset({"required"}): ErrorCode.FIELD_MISSING,
    frozenset({"null"}): ErrorCode.FIELD_MISSING,
    frozenset({"required", "null"}): ErrorCode.FIELD_MISSING,
    frozenset({"invalid_choice"}): ErrorCode.CHOICE_INVALID,
}


def handle_exception(exception: Exception, context: dict[str, Any]) -> HttpResponse:
    """Translate an exception raised in a view; DRF calls this for each one."""
    error = translate(exception)
    if error.code.spec.status >= 500:
        logger.error("answered %s", error.code.spec.code, exc_info=exception)
    return refuse(error)


def translate(exception: Exception) -> DomainError:
    """Return the catalog's word for an exception, ``INTERNAL`` for what nobody foresaw."""
    if isinstance(exception, DomainError):
        return exception
    if isinstance(exception, drf.ValidationError):
        kinds = frozenset(_list_kinds(exception.get_codes()))
        code = _KINDS.get(kinds, ErrorCode.REQUEST_INVALID)
        return DomainError(code, details=flatten(exception.detail))
    for kind, code in _TRANSLATIONS:
        if isinstance(exception, kind):
            return DomainError(code)
    return DomainError(ErrorCode.INTERNAL)


def _list_kinds(codes: Any) -> Iterator[str]:
    if isinstance(codes, str):
        yield codes
    else:
        for each in codes.values() if isinstance(codes, dict) else codes:
            yield from _list_kinds(each)


def flatten(detail: Any, *, path: str = "") -> dict[str, list[str]]:
    """Turn nested serializer errors into dotted fields, each with its sentences."""
    if isinstance(detail, dict):
        pairs = [(_join(path, str(key)), each) for key, each in detail.items()]
    elif any(isinstance(each, dict | list) for each in detail):
        pairs = [(f"{path}.{index}", each) for index, each in enumerate(detail) if each]
    else:
        return {path or "body": [str(each) for each in detail]}
    flat: dict[str, list[str]] = {}
    for key, each in pairs:
        flat.update(flatten(each, path=key))
    return flat


def _join(path: str, key: str) -> str:
    """What is wrong with an object as a whole stands under the object's own name."""
    if key == api_settings.NON_FIELD_ERRORS_KEY:
        return path
    return f"{path}.{key}" if path else key
