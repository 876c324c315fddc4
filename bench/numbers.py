"""Whom the benchmark writes to: numbers that a regulator keeps free for films, and no others.

ARCEP decision 2018-0881 reserves ten thousand numbers in each of these French blocks. Together
they are more than the application remembers having read, so reading numbers is measured too.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import count, cycle

BLOCKS = ("+3326191", "+3335301", "+3346571", "+3353649")
BLOCK_SIZE = 10_000
NUMBERS = len(BLOCKS) * BLOCK_SIZE
REGION = "FR"

ACCOUNTS = 100
CONTACTS = NUMBERS // ACCOUNTS  # that each account knows: all numbers are somebody's contact
OPTED_OUT = 10  # of these, the last ones; nobody writes to them

BUSY = 0  # the account that sends everything in one of the cases: its contacts are the first ones
BUSY_CONTACTS = NUMBERS // 2  # so many that it need not write to one of them too often


def number_at(index: int) -> str:
    block, tail = divmod(index % NUMBERS, BLOCK_SIZE)
    return f"{BLOCKS[block]}{tail:04d}"


def contact_at(account: int, place: int) -> str:
    """Return the number of an account's contact; each has at least ``CONTACTS``."""
    return number_at(account * CONTACTS + place)


def count_contacts(account: int) -> int:
    return BUSY_CONTACTS if account == BUSY else CONTACTS


def known_to(account: int, *, chance: random.Random) -> Iterator[str]:
    """Yield contacts who may be written to, endlessly, each as often as any other."""
    silent = range(CONTACTS - OPTED_OUT, CONTACTS)
    places = [place for place in range(count_contacts(account)) if place not in silent]
    chance.shuffle(places)
    return (contact_at(account, place) for place in cycle(places))


def strangers_to(account: int, *, chance: random.Random) -> Iterator[str]:
    """Yield numbers that the account has never written to; when all have been used, again."""
    own = range(account * CONTACTS, account * CONTACTS + count_contacts(account))
    start = chance.randrange(NUMBERS)
    indexes = (index % NUMBERS for index in count(start))
    return (number_at(index) for index in indexes if index not in own)
