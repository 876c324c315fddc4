"""What every v3 endpoint is: a DRF view that only speaks JSON, in the envelope."""

from typing import Any

from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.request import Request
from rest_framework.serializers import Serializer
from rest_framework.views import APIView

from config.api.identifiers import read_profile_header
from config.api.identifiers import read_uuid as read_uuid
from config.api.lockout import count_failure
from config.api.once import begin_attempt, forget_attempt
from config.api.parsers import check_text
from config.api.throttling import add_rate_headers, throttle
from config.rates import forget_grant


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
    takes_idempotency_key = True  # unless it changes nothing, whatever the method

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        forget_grant()
        forget_attempt()
        super().initial(request, *args, **kwargs)
        if self.takes_idempotency_key:
            begin_attempt(request)
        for values in request.query_params.lists():
            for text in (values[0], *values[1]):
                check_text(text)

    def check_throttles(self, request: Request) -> None:
        """The send path does both on its own: it knows its caller only later."""
        if request.user is not None:
            throttle(request, getattr(self, str(request.method).lower(), None))

    def handle_exception(self, exc: Exception) -> Any:
        return super().handle_exception(count_failure(exc, request=self.request))

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Say which sender profile the caller acted for, once it was found to be theirs."""
        named = read_profile_header(request)
        if named and response.status_code < 400:
            response["X-Profile-Id"] = named
        add_rate_headers(response)
        forget_attempt()
        return super().finalize_response(request, response, *args, **kwargs)


def read_input(serializer: type[Serializer[Any]], request: Request, **options: Any) -> Any:
    """Return the validated body; raises a validation error that names each field."""
    form = serializer(data=request.data, **options)
    form.is_valid(raise_exception=True)
    return form.validated_data
