"""No database text ever reaches a caller: a unique violation by old data becomes an incident.

The customer is told that a record of the past stands in the way and that we clear it; staff finds
the very row that does, and clears it with one button.
"""

import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models import Model

from accounts.models import Incident
from accounts.services.clear_conflict import tell_row
from config.errors import DomainError, ErrorCode
from config.request_id import current_request_id

_UNIQUE_VIOLATION = "23505"
_KEY = re.compile(r"\((?P<columns>[\w, ]+)\)=\((?P<values>.*)\)")


@contextmanager
def explain_conflicts(account_id: uuid.UUID, *, keeps: bool = True) -> Iterator[None]:
    """Raise DomainError ``PROFILE_CONFLICT`` in place of a unique violation, and keep an incident.

    Inside of a transaction the violation goes on to whoever began it: what would be written there
    would be rolled back. A rehearsal keeps nothing (``keeps`` is false).
    """
    try:
        yield
    except IntegrityError as error:
        diagnosis = getattr(error.__cause__, "diag", None)
        if connection.in_atomic_block or getattr(diagnosis, "sqlstate", "") != _UNIQUE_VIOLATION:
            raise
        if keeps:
            _open_incident(account_id, diagnosis)
        raise DomainError(ErrorCode.PROFILE_CONFLICT) from error


@transaction.atomic
def _open_incident(account_id: uuid.UUID, diagnosis: Any) -> None:
    """One open incident for a row, however often it is run into; it names the last request."""
    row = _find_row(diagnosis.table_name, diagnosis.message_detail or "")
    Incident.objects.update_or_create(
        table=diagnosis.table_name,
        row_id=str(row.pk) if row else "",
        constraint=diagnosis.constraint_name,
        cleared_at=None,
        defaults={"request_id": current_request_id()},
        create_defaults={
            "account_id": account_id,
            "told": tell_row(row),
            "request_id": current_request_id(),
        },
    )


def _find_row(table: str, detail: str) -> Model | None:
    """Find the row by the key that the database names; it says ``Key (a, b)=(1, 2) …``."""
    model = next((each for each in apps.get_models() if each._meta.db_table == table), None)
    key = _KEY.search(detail)
    if model is None or key is None:
        return None
    columns, values = (key[name].split(", ") for name in ("columns", "values"))
    names = {field.column: field.attname for field in model._meta.concrete_fields}
    if len(columns) != len(values) or not set(columns) <= set(names):
        return None
    found = {names[column]: value for column, value in zip(columns, values, strict=True)}
    return model._default_manager.filter(**found).first()
