"""Sandbox: the whole operation runs, every refusal included, and then nothing of it is kept.

Because it is the real operation rolled back, a rehearsal never says yes where the real call would
say no. Mails and tasks are scheduled on commit, so a rehearsal sends none.
"""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpResponse


def carry_out(operation: Callable[[], HttpResponse], *, sandbox: bool) -> HttpResponse:
    """Run an operation and return its answer; in the sandbox undo it and say so in a header."""
    with transaction.atomic():
        response = operation()
        if sandbox:
            transaction.set_rollback(True)
            response["X-Sandbox"] = "true"
    return response
