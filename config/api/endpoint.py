"""What every v3 endpoint is: a DRF view that only speaks JSON, in the envelope."""

import uuid
from typing import Any, NoReturn

from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.request import Request
from rest_framework.serializers import Serializer
from rest_framework.views import APIView

from config.api.parsers import check_text
from config.errors import DomainError, ErrorCode


class _AlwaysJson(BaseContentNegotiation):
    """There is one parser and one form of answer, so there is nothing to negotiate."""

    def select_parser(self, request: Request, parsers: list[Any]) -> Any:
        media_type = (request.content_type or "").partition(";")[0].strip().lower()
        return parsers[0] if media_type in ("", parsers[0].media_type) else None

    def select_renderer(self, request: Request, renderers: Any, format_suffix: Any = None) -> Any:
        return renderers[0], renderers[0].media_type


class Endpoint(APIView):
    content_negotiation_class = _AlwaysJson
    http_method_names = ("get", "head", "post", "put", "patch", "delete")

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if request.user is not None and request.META.get("HTTP_X_PROFILE_ID"):
            refuse_profile()
        for values in request.query_params.lists():
            for text in (values[0], *values[1]):
                check_text(text)


def refuse_profile() -> NoReturn:
    """There are no sender profiles yet; naming one must not end in another's data or sender."""
    raise DomainError(ErrorCode.PROFILE_NOT_FOUND)


def read_input(serializer: type[Serializer[Any]], request: Request, **options: Any) -> Any:
    """Return the validated body; raises a validation error that names each field."""
    form = serializer(data=request.data, **options)
    form.is_valid(raise_exception=True)
    return form.validated_data


def read_uuid(raw: str) -> uuid.UUID:
    """Return the id in a path or body; raises DomainError ``UUID_INVALID``."""
    try:
        return uuid.UUID(raw)
    except (ValueError, AttributeError, TypeError):
        raise DomainError(ErrorCode.UUID_INVALID, details={"id": [f"{raw!r:.80}"]}) from None
