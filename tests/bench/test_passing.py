"""Tenths are stretches of nearly the same length."""

from __future__ import annotations

import pytest

from bench.passing import split


@pytest.mark.parametrize("length", [10, 20, 25, 101])
def test_nothing_is_lost_and_no_part_is_empty(length: int) -> None:
    parts = split(range(length), 10)
    assert [each for part in parts for each in part] == list(range(length))
    assert {len(part) for part in parts} <= {length // 10, length // 10 + 1}
