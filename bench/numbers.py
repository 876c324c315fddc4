"""Whom the benchmark writes to: numbers that a regulator keeps free for films, and no others.

ARCEP decision 2018-0881 reserves ten thousand numbers in each of these French blocks. Together
they are more than the application remembers having read, so reading numbers is measured too.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import cycle

BLOCKS = ("+3326191", "+3335301", "+3346571", "+3353649")
BLOCK_SIZE = 10_000
NUMBERS = len(BLOCKS) * BLOCK_SIZE
REGION = "FR"

ACCOUNTS = 100
CONTACTS = NUMBERS // ACCOUNTS  # that each account knows: all numbers are somebody's contact
OPTED_OUT = 10  # of these, the last ones; nobody writes to them


def number_at(index: int) -> str:
    block, tail = divmod(index % NUMBERS, BLOCK_SIZE)
    return f"{BLOCKS[block]}{tail:04d}"


def contact_at(account: int, place: int) -> str:
    """Return the number of an account's contact, ``place`` from 0 to ``CONTACTS`` - 1."""
    return number_at(account * CONTACTS + place)


def known_to(account: int, *, chance: random.Random) -> Iterator[str]:
    """Yield contacts who may be written to, endlessly, each as often as any other."""
    places = list(range(CONTACTS - OPTED_OUT))
    chance.shuffle(places)
    return (contact_at(account, place) for place in cycle(places))


def strangers_to(account: int, *, chance: random.Random) -> Iterator[str]:
    """Yield numbers that the account has never written to, until all numbers have been used."""
    own = range(account * CONTACTS, (account + 1) * CONTACTS)
    start = chance.randrange(NUMBERS)
    indexes = (index % NUMBERS for index in range(start, start + NUMBERS))
    return (number_at(index) for index in indexes if index not in own)
