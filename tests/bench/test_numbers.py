"""The benchmark writes to nobody, and to nobody too often."""

from __future__ import annotations

import random
from itertools import islice

from bench.numbers import (
    ACCOUNTS,
    BLOCK_SIZE,
    BUSY,
    BUSY_CONTACTS,
    CONTACTS,
    NUMBERS,
    OPTED_OUT,
    REGION,
    contact_at,
    known_to,
    number_at,
    strangers_to,
)
from contacts.phone_numbers import parse_e164


def test_every_block_is_read_as_numbers_of_the_declared_country() -> None:
    edges = [n for block in range(0, NUMBERS, BLOCK_SIZE) for n in (block, block + BLOCK_SIZE - 1)]
    assert {parse_e164(number_at(index)).region for index in edges} == {REGION}


def test_contacts_of_all_accounts_are_distinct() -> None:
    numbers = {contact_at(n, place) for n in range(ACCOUNTS) for place in range(CONTACTS)}
    assert len(numbers) == NUMBERS


def test_who_opted_out_is_never_written_to() -> None:
    silent = {contact_at(3, place) for place in range(CONTACTS - OPTED_OUT, CONTACTS)}
    written = set(islice(known_to(3, chance=random.Random(1)), 2 * CONTACTS))
    assert written.isdisjoint(silent)
    assert len(written) == CONTACTS - OPTED_OUT


def test_strangers_are_no_contacts_and_come_once() -> None:
    own = {contact_at(3, place) for place in range(CONTACTS)}
    strangers = list(islice(strangers_to(3, chance=random.Random(1)), NUMBERS - CONTACTS))
    assert own.isdisjoint(strangers)
    assert len(set(strangers)) == NUMBERS - CONTACTS


def test_when_all_strangers_have_been_written_to_they_come_again() -> None:
    twice = list(islice(strangers_to(3, chance=random.Random(1)), 2 * (NUMBERS - CONTACTS)))
    assert twice[: NUMBERS - CONTACTS] == twice[NUMBERS - CONTACTS :]


def test_the_busy_account_knows_half_of_all_numbers_and_nobody_of_them_twice() -> None:
    known = set(islice(known_to(BUSY, chance=random.Random(1)), BUSY_CONTACTS))
    strangers = set(islice(strangers_to(BUSY, chance=random.Random(1)), NUMBERS - BUSY_CONTACTS))
    silent = {contact_at(BUSY, place) for place in range(CONTACTS - OPTED_OUT, CONTACTS)}
    assert len(known) == BUSY_CONTACTS - OPTED_OUT
    assert known.isdisjoint(strangers | silent)
