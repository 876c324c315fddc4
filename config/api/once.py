"""Idempotency at the door: which request runs under a key, and that it runs once.

The key is claimed in the transaction of the operation it stands for, so that answer and effect are
one: whatever refuses or dies takes the claim along, and what is committed has its answer kept.
The store of answers is named in the settings, as it lives above this package.
"""

from collections.abc import Callable
from contextvars import ContextVar
from importlib import import_module
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from rest_framework.request import Request

from config.api.envelope import replay
from config.api.identifiers import read_profile_header
from config.idempotency import Answer, Attempt, read_idempotency_key, take_fingerprint
from config.request_id import current_request_id

METHODS = frozenset({"POST", "PUT", "PATCH", "DELETE"})
_attempt: ContextVar[Attempt | None] = ContextVar("attempt", default=None)


def begin_attempt(request: Request) -> None:
    """Note the key that the running request came with; reading needs none, so it is ignored there.

    To be called before the body is parsed. Raises DomainError ``IDEMPOTENCY_KEY_INVALID``.
    """
    forget_attempt()
    if request.method not in METHODS or request.user is None:
        return
    key = read_idempotency_key(request.META.get("HTTP_IDEMPOTENCY_KEY"))
    if key:
        _attempt.set(Attempt(request.user.account_id, key, fingerprint_of(request)))


def fingerprint_of(request: Request) -> bytes:
    """Return what tells this request from another under the same key; before it is parsed."""
    return take_fingerprint(
        method=str(request.method),
        path=request.path,
        profile=read_profile_header(request),
        body=request._request.body,
    )


def forget_attempt() -> None:
    """The next request of this thread comes with a key of its own, or none."""
    _attempt.set(None)


def run_once(operation: Callable[[], HttpResponse]) -> HttpResponse:
    """Run an operation, or repeat the answer that it had under the same key.

    Raises DomainError ``IDEMPOTENCY_MISMATCH``, ``IDEMPOTENT_IN_FLIGHT``.
    """
    attempt = _attempt.get()
    if attempt is None:
        return operation()
    answers: Any = import_module(settings.API_IDEMPOTENCY_STORE)
    with transaction.atomic():
        first = answers.claim_key(attempt)
        if first is not None:
            return replay(first)
        response = operation()
        body = response.content.decode()
        answer = Answer(response.status_code, body, current_request_id())
        answers.keep_answer(attempt, answer=answer)
    return response
