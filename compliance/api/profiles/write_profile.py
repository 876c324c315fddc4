"""The door that every writing endpoint of a profile shares: rehearsals, conflicts, wire names."""

import uuid
from collections.abc import Callable

from django.http import HttpResponse

from accounts.services.explain_conflicts import explain_conflicts
from compliance.api.profiles.brand_input import WIRE_NAMES
from config.api.sandbox import carry_out
from config.errors import DomainError


def write_profile(
    account_id: uuid.UUID, operation: Callable[[], HttpResponse], *, sandbox: bool
) -> HttpResponse:
    """Carry an operation out; a conflict with old data is kept after everything is undone."""
    try:
        with explain_conflicts(account_id, keeps=not sandbox):
            return carry_out(operation, sandbox=sandbox)
    except DomainError as error:
        raise _rename(error) from error


def _rename(error: DomainError) -> DomainError:
    """Columns of a brand are called as the caller called them."""
    details = error.details and {
        WIRE_NAMES.get(name, name): sentences for name, sentences in error.details.items()
    }
    return DomainError(
        error.code, details=details, message=error.message, retry_after=error.retry_after
    )
