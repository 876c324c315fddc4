"""The numbers for sale, as data. All of them are reserved for fiction and reach nobody.

- UK, Ofcom "Telephone numbers for use in TV and radio drama": 07700 900000-999 mobile,
  020 7946 0000-0999 London, 01632 960000-999 no area.
- US, NANPA: 555-0100 to 555-0199 of each area code.
- DE, Bundesnetzagentur, Mitteilung 148/2021 "Drama Numbers": 030 23125 000-999, 069 90009 000-999,
  089 99998 000-999, 0176 040690 00-99.
- FR, ARCEP decision 2018-0881: 01 99 00 xx xx and 06 39 98 xx xx.

Recipients in tests and demos are numbers of the same ranges that are not for sale. A country that
has no block here is out of stock: a search for it is answered with an empty list.
"""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """Consecutive numbers: ``stem`` followed by ``first`` to ``last``, equally long."""

    country: str
    kind: str
    code: str
    stem: str
    first: str
    last: str
    locality: str
    area: str
    monthly_cost: str


@dataclass(frozen=True, slots=True)
class Listing:
    """One number for sale; ``national`` is it without its country code."""

    number: str
    national: str
    block: Block


AREA_CODES: tuple[tuple[str, str, str], ...] = (
    ("212", "New York", "NY"),
    ("305", "Miami", "FL"),
    ("312", "Chicago", "IL"),
    ("415", "San Francisco", "CA"),
    ("512", "Austin", "TX"),
    ("617", "Boston", "MA"),
)

# 907 (Anchorage) is out of stock, like every area code that is not here; 808 has one number left.
LAST_ONE = Block("US", "local", "808", "+1808", "5550110", "5550110", "Honolulu", "HI", "1.00")

BLOCKS: tuple[Block, ...] = (
    Block("GB", "mobile", "7700", "+447700", "900500", "900599", "", "", "1.50"),
    Block("GB", "local", "20", "+4420", "79460500", "79460599", "London", "England", "1.00"),
    Block("GB", "local", "1632", "+441632", "960500", "960549", "", "England", "1.00"),
    *(
        Block("US", "local", code, f"+1{code}", "5550110", "5550149", city, state, "1.00")
        for code, city, state in AREA_CODES
    ),
    LAST_ONE,
    Block("DE", "mobile", "176", "+49176", "04069010", "04069049", "", "", "2.00"),
    Block("DE", "local", "30", "+4930", "23125500", "23125549", "Berlin", "Berlin", "1.50"),
    Block("DE", "local", "69", "+4969", "90009500", "90009549", "Frankfurt", "Hesse", "1.50"),
    Block("DE", "local", "89", "+4989", "99998500", "99998549", "Munich", "Bavaria", "1.50"),
    Block("FR", "mobile", "6", "+336", "39980500", "39980549", "", "", "2.00"),
    Block("FR", "local", "1", "+331", "99000500", "99000549", "Paris", "", "1.50"),
)

FEATURES: dict[str, tuple[str, ...]] = {
    "mobile": ("sms", "voice"),
    "local": ("sms", "mms", "voice"),
}


def list_numbers(block: Block) -> Iterator[Listing]:
    """Every number of a block, in order."""
    width = len(block.first)
    for subscriber in range(int(block.first), int(block.last) + 1):
        digits = f"{subscriber:0{width}d}"
        yield Listing(number=block.stem + digits, national=block.code + digits, block=block)


INVENTORY: dict[str, Listing] = {
    listing.number: listing for block in BLOCKS for listing in list_numbers(block)
}
