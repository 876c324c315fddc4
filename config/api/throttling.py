"""Account rate limits at the door: which limit a call falls under, and the headers that tell.

Standard is the rule. Sensitive is what mails people, shows secrets or sets work in motion; such a
method is marked with ``@sensitive``. Sends have a limit of their own, taken on the send path.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from django.http import HttpResponse
from rest_framework.request import Request

from config.api.lockout import name_caller
from config.rates import SENSITIVE, STANDARD, current_grant, get_limit, take_token

_Method = TypeVar("_Method", bound=Callable[..., Any])


def sensitive(method: _Method) -> _Method:
    """Mark an endpoint's method: 10 calls a minute are plenty."""
    method.limit_kind = SENSITIVE  # type: ignore[attr-defined]
    return method


def get_limit_kind(method: object) -> str:
    """Return the limit that an endpoint's method falls under."""
    return getattr(method, "limit_kind", STANDARD)


def throttle(request: Request, method: object) -> None:
    """Take one of the caller's tokens; whoever comes with a good key has failed for nothing.

    Raises DomainError ``ACCOUNT_RATE_EXCEEDED``.
    """
    limit = get_limit(get_limit_kind(method))
    take_token(request.user.account_id, limit=limit, forget=name_caller(request))


def add_rate_headers(response: HttpResponse) -> None:
    grant = current_grant()
    if grant is not None:
        response["X-RateLimit-Limit"] = str(grant.limit.per_minute)
        response["X-RateLimit-Remaining"] = str(grant.remaining)
        response["X-RateLimit-Reset"] = str(grant.reset_at)
