"""A lane of their own for programs: a v3 request or a carrier's webhook goes straight to its view.

Sessions, CSRF tokens, flash messages and page policies mean nothing to a caller with a key or a
signature; they would cost as much as the answer itself. Errors become answers here as they do at
the end of the ordinary chain. Probes of our health pass here too, whatever host they
name: they know us by address only. All others must name a host of ALLOWED_HOSTS.

Questions about one's own review take the ordinary way: the dashboard asks them with its session.
"""

from collections.abc import Callable

from django.core.handlers.exception import convert_exception_to_response
from django.http import HttpRequest, HttpResponse
from django.template.response import SimpleTemplateResponse
from django.urls import get_resolver, set_urlconf

_PROBES = ("/health/", "/healthcheck")
_LANES = ("/v3/", "/webhooks/", *_PROBES)
_WITH_SESSION = "/v3/compliance/"


def _answer(request: HttpRequest) -> HttpResponse:
    set_urlconf(None)
    if not request.path_info.startswith(_PROBES):
        request.get_host()  # raises DisallowedHost
    match = get_resolver().resolve(request.path_info)
    request.resolver_match = match
    response = match.func(request, *match.args, **match.kwargs)
    if isinstance(response, SimpleTemplateResponse):
        response.render()
    response["Content-Length"] = str(len(response.content))
    return response


class ApiLaneMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self._answer = convert_exception_to_response(_answer)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        path = request.path_info
        if path.startswith(_LANES) and not path.startswith(_WITH_SESSION):
            return self._answer(request)
        return self.get_response(request)
