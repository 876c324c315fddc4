"""Pages as the contract has them: ``page`` from 1, ``page_size`` 1 to 100, 20 unless told."""

import math
from collections.abc import Callable
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import QueryDict
from rest_framework import serializers

from config.errors import DomainError, ErrorCode

DEFAULT_SIZE = 20
LARGEST_SIZE = 100


class PageQuery(serializers.Serializer[Any]):
    """The part of a list's query that every list shares; for the schema."""

    page = serializers.IntegerField(default=1, help_text="From 1.")
    page_size = serializers.IntegerField(default=DEFAULT_SIZE, help_text=f"1 to {LARGEST_SIZE}.")


class CursorsOutput(serializers.Serializer[Any]):
    after = serializers.CharField(allow_null=True)
    before = serializers.CharField(allow_null=True)


class PaginationOutput(serializers.Serializer[Any]):
    page = serializers.IntegerField()
    page_size = serializers.IntegerField()
    total_count = serializers.IntegerField()
    total_pages = serializers.IntegerField()
    has_more = serializers.BooleanField()
    cursors = CursorsOutput()


def _read_number(query: QueryDict, name: str, *, default: int) -> int:
    raw = query.get(name)
    if raw in (None, ""):
        return default
    try:
        return int(raw) or default
    except ValueError:
        raise DomainError(
            ErrorCode.REQUEST_INVALID, details={name: ["This must be a whole number."]}
        ) from None


def paginate(
    rows: QuerySet[Any], *, query: QueryDict, name: str, render: Callable[[Any], Any]
) -> dict[str, Any]:
    """Return one page of ``rows``, rendered under ``name``, with its ``pagination``.

    Out-of-range numbers are brought into range rather than refused, as the contract's own
    clients ask for page 0; a page past the end is empty.
    """
    size = min(max(_read_number(query, "page_size", default=DEFAULT_SIZE), 1), LARGEST_SIZE)
    page = min(max(_read_number(query, "page", default=1), 1), 2**31)
    total = Paginator(rows, size).count
    start = (page - 1) * size
    items = rows[start : start + size] if start < total else []
    return {
        name: [render(each) for each in items],
        "pagination": {
            "page": page,
            "page_size": size,
            "total_count": total,
            "total_pages": math.ceil(total / size),
            "has_more": start + size < total,
            "cursors": {"after": None, "before": None},
        },
    }
