"""Another database on the same server."""

from __future__ import annotations

import pytest

from bench.databases import with_name


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgresql://me@/gatehouse?host=/tmp/pg", "postgresql://me@/other?host=/tmp/pg"),
        ("postgresql://me:secret@db:5432/gatehouse", "postgresql://me:secret@db:5432/other"),
    ],
)
def test_only_the_name_changes(url: str, expected: str) -> None:
    assert with_name(url, "other") == expected
