"""What happens outside of every endpoint: unknown hosts and paths, and errors nobody caught."""

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.views import defaults

from config.api.envelope import refuse
from config.errors import DomainError, ErrorCode


def _is_api(request: HttpRequest) -> bool:
    return request.path == "/v3" or request.path.startswith("/v3/")


def handle_400(request: HttpRequest, exception: Exception) -> HttpResponse:
    if _is_api(request):
        is_host = isinstance(exception, DisallowedHost)
        wrong = {"host": ["This is not a host name of the API."]} if is_host else None
        return refuse(DomainError(ErrorCode.REQUEST_INVALID, details=wrong))
    return defaults.bad_request(request, exception)


def handle_404(request: HttpRequest, exception: Exception) -> HttpResponse:
    if _is_api(request):
        return refuse(DomainError(ErrorCode.ROUTE_NOT_FOUND))
    return defaults.page_not_found(request, exception)


def handle_500(request: HttpRequest) -> HttpResponse:
    if _is_api(request):
        return refuse(DomainError(ErrorCode.INTERNAL))
    return defaults.server_error(request)
