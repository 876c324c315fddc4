"""The laws a sender keeps, by where the messages go.

The customer confirms each set that applies; the reviewer judges it as one of the five criteria. We
name the rules and what they come to; whether a use case keeps them is for the customer's lawyer.
Sources: TCPA (47 CFR 64.1200), CAN-SPAM, GDPR, PECR, CASL.
"""

from collections.abc import Iterable
from dataclasses import dataclass

_EU = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
_EU_AND_UK = frozenset((*_EU.split(), "GB"))


@dataclass(frozen=True, slots=True)
class Region:
    code: str
    laws: str
    statement: str  # what the customer confirms
    countries: frozenset[str] = frozenset()  # empty: every country that no other region has


REGIONS: tuple[Region, ...] = (
    Region(
        "US",
        "US: TCPA and CAN-SPAM",
        "People in the US agreed to these messages beforehand, in writing if they are advertising; "
        "STOP ends them at once; advertising goes out between 8 am and 9 pm of their time.",
        frozenset({"US"}),
    ),
    Region(
        "EU_UK",
        "EU and UK: GDPR and PECR",
        "We have a legal basis for each person's data, advertising goes only to people who opted "
        "in, and everybody can object, see their data and have it deleted.",
        _EU_AND_UK,
    ),
    Region(
        "CA",
        "Canada: CASL",
        "We have consent on record, name ourselves in each message and offer a way out of it that "
        "works within ten business days.",
        frozenset({"CA"}),
    ),
    Region(
        "OTHER",
        "Other countries: their own telecommunications and data protection laws",
        "We know the rules on messages and personal data of every other country on our list, and "
        "keep them.",
    ),
)
_NAMED = frozenset().union(*(region.countries for region in REGIONS))


def list_regions(destinations: Iterable[str]) -> list[Region]:
    """Return the regions whose rules apply to messages to ``destinations``."""
    codes = set(destinations)
    return [
        region
        for region in REGIONS
        if codes & region.countries or (not region.countries and codes - _NAMED)
    ]
