"""Sandbox: the whole operation runs, every refusal included, and then nothing of it is kept.

Because it is the real operation rolled back, a rehearsal never says yes where the real call would
say no. Mails and tasks are scheduled on commit, so a rehearsal sends none. Under an
``Idempotency-Key`` its answer is kept and repeated like any other.
"""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpResponse

from config.api.once import run_once


def carry_out(operation: Callable[[], HttpResponse], *, sandbox: bool) -> HttpResponse:
    """Run an operation once and return its answer; in the sandbox undo it and say so in a header.

    Every method that changes something goes through here. Raises what the operation raises, and
    for an ``Idempotency-Key`` DomainError ``IDEMPOTENCY_MISMATCH`` and ``IDEMPOTENT_IN_FLIGHT``.
    """
    response = run_once(lambda: _run(operation, sandbox=sandbox))
    if sandbox:
        response["X-Sandbox"] = "true"
    return response


def _run(operation: Callable[[], HttpResponse], *, sandbox: bool) -> HttpResponse:
    with transaction.atomic():
        response = operation()
        if sandbox:
            transaction.set_rollback(True)
    return response
