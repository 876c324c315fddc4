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
MOST_COUNTED = 10_000  # rows of a long list
DEEPEST = 1_000_000  # rows that a page of a long list may begin after


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


class LongPaginationOutput(PaginationOutput):
    """The pagination of a list that may be millions of rows long."""

    total_count = serializers.IntegerField(
        help_text=f"Counts at most {MOST_COUNTED:,}; has_more is exact beyond that too."
    )
    total_pages = serializers.IntegerField(help_text="Of what total_count counts.")


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


def _read_page(query: QueryDict) -> tuple[int, int]:
    """Return page and size, brought into range."""
    size = min(max(_read_number(query, "page_size", default=DEFAULT_SIZE), 1), LARGEST_SIZE)
    return min(max(_read_number(query, "page", default=1), 1), 2**31), size


def paginate(
    rows: QuerySet[Any], *, query: QueryDict, name: str, render: Callable[[Any], Any]
) -> dict[str, Any]:
    """Return one page of ``rows``, rendered under ``name``, with its ``pagination``.

    Out-of-range numbers are brought into range rather than refused, as the contract's own
    clients ask for page 0; a page past the end is empty.
    """
    page, size = _read_page(query)
    total = Paginator(rows, size).count
    start = (page - 1) * size
    items = rows[start : start + size] if start < total else []
    return {
        name: [render(each) for each in items],
        "pagination": _describe(page, size, total=total, has_more=start + size < total),
    }


def paginate_long(
    rows: QuerySet[Any], *, query: QueryDict, name: str, render: Callable[[Any], Any]
) -> dict[str, Any]:
    """Return one page of ``rows`` as :func:`paginate` does, without counting millions of them.

    ``total_count`` stops at ``MOST_COUNTED``; ``has_more`` is exact on every page. What is skipped
    is read from an index only. Raises DomainError ``VALUE_OUT_OF_RANGE`` beyond ``DEEPEST`` rows.
    """
    page, size = _read_page(query)
    start = (page - 1) * size
    if start >= DEEPEST:
        sentence = f"Pages reach {DEEPEST:,} rows deep; narrow the list to see what lies beyond."
        raise DomainError(ErrorCode.VALUE_OUT_OF_RANGE, details={"page": [sentence]})
    keys = list(rows.values_list("pk", flat=True)[start : start + size + 1])
    found = {row.pk: row for row in rows.filter(pk__in=keys[:size])}
    return {
        name: [render(found[key]) for key in keys[:size] if key in found],
        "pagination": _describe(
            page, size, total=_count(rows, keys, start=start, size=size), has_more=len(keys) > size
        ),
    }


def _count(rows: QuerySet[Any], keys: list[Any], *, start: int, size: int) -> int:
    """Count up to ``MOST_COUNTED``; a page that ends the list has counted it."""
    if len(keys) <= size and (keys or start == 0):
        return min(start + len(keys), MOST_COUNTED)
    return rows.order_by().values("pk")[:MOST_COUNTED].count()


def _describe(page: int, size: int, *, total: int, has_more: bool) -> dict[str, Any]:
    return {
        "page": page,
        "page_size": size,
        "total_count": total,
        "total_pages": math.ceil(total / size),
        "has_more": has_more,
        "cursors": {"after": None, "before": None},
    }
