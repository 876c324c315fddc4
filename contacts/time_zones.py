"""In which time zones the person with a number may be, as far as the number tells.

The zones of the area that a number belongs to; for one that is tied to no area, such as a toll-free
one, and for mobile ones in most countries, all zones of the country. Whoever asks must therefore
reckon with each of them. Numbers that belong to no country count as UTC.
"""

from functools import lru_cache

import phonenumbers
from phonenumbers.timezone import (
    UNKNOWN_TIMEZONE,
    time_zones_for_geographical_number,
    time_zones_for_number,
)

_UNKNOWN = (UNKNOWN_TIMEZONE,)
_MOST_REMEMBERED = 16_384


@lru_cache(maxsize=_MOST_REMEMBERED)
def list_time_zones(e164: str) -> tuple[str, ...]:
    """Return the names of the zones (IANA), at least one."""
    number = phonenumbers.parse(e164, None)
    zones = time_zones_for_number(number)
    if zones == _UNKNOWN:  # not assigned as far as is known: its area, or its country
        zones = time_zones_for_geographical_number(number)
    return ("UTC",) if zones == _UNKNOWN else tuple(zones)
