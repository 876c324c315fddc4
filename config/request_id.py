"""Every request has an id: in the answer, in each log line, in each event and decision."""

import logging
import time
from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse

from config.ids import new_request_id

_current: ContextVar[str] = ContextVar("request_id", default="-")


def current_request_id() -> str:
    """Return the id of the request (or task) being worked on, ``-`` outside of one."""
    return _current.get()


def set_request_id(request_id: str) -> None:
    """Adopt an id, as a Celery task does."""
    _current.set(request_id)


class RequestIdMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        started = time.perf_counter()
        request_id = new_request_id()
        _current.set(request_id)
        response = self.get_response(request)
        response["X-Request-Id"] = request_id
        response["X-Response-Time"] = f"{(time.perf_counter() - started) * 1000:.0f}ms"
        return response


class RequestIdFilter(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = current_request_id()
        return True
