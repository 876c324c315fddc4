"""The used database has the size that was promised, and can have it."""

from __future__ import annotations

from itertools import chain

import pytest

from bench.crowd import FULL, MOST_CONTACTS, QUICK, Size
from bench.numbers import ACCOUNTS


def test_the_used_database_is_as_large_as_promised() -> None:
    assert Size(accounts=1_000, contacts=1_000_000, messages=5_000_000) == FULL


@pytest.mark.parametrize("size", [FULL, QUICK])
def test_the_accounts_of_the_benchmark_stand_among_the_others(size: Size) -> None:
    assert size.accounts > ACCOUNTS


@pytest.mark.parametrize("size", [FULL, QUICK])
def test_all_accounts_have_equally_many_contacts_of_numbers_that_exist(size: Size) -> None:
    assert size.each * size.accounts == size.contacts
    assert size.each <= MOST_CONTACTS


@pytest.mark.parametrize("messages", [1, 250_000, 600_000])
def test_every_message_is_written_in_one_transaction(messages: int) -> None:
    chunks = Size(accounts=1, contacts=1, messages=messages).chunks
    assert list(chain.from_iterable(chunks)) == list(range(messages))
