"""The states of the USA whose law leaves less of the day to advertisements than federal law does.

State laws on telephone solicitation: Florida, Oklahoma, Maryland, New Jersey, Mississippi and
Washington until 8 p.m.; Connecticut from 9 a.m. until 8 p.m.; Texas from 9 a.m., on Sundays from
noon (SB 140, in force since 1 September 2025); Rhode Island from 9 a.m. until 6 p.m., on weekends
from 10 a.m. until 5 p.m. Where a person lives is not known, so the area code stands for the state.
"""

from collections.abc import Mapping

# From the first hour on and before the second one, local time, Monday first.
Week = tuple[tuple[int, int], ...]

_UNTIL_EIGHT: Week = ((8, 20),) * 7
_CONNECTICUT: Week = ((9, 20),) * 7
_RHODE_ISLAND: Week = (*((9, 18),) * 5, *((10, 17),) * 2)
_TEXAS: Week = (*((9, 21),) * 6, (12, 21))

_AREA_CODES: tuple[tuple[Week, str], ...] = (
    (  # Florida
        _UNTIL_EIGHT,
        "239 305 321 324 352 386 407 448 561 645 656 689 727 728 754 772 786 813 850 863 904 941 "
        "954",
    ),
    (_UNTIL_EIGHT, "405 539 572 580 918"),  # Oklahoma
    (_UNTIL_EIGHT, "227 240 301 410 443 667"),  # Maryland
    (_UNTIL_EIGHT, "201 551 609 640 732 848 856 862 908 973"),  # New Jersey
    (_UNTIL_EIGHT, "228 471 601 662 769"),  # Mississippi
    (_UNTIL_EIGHT, "206 253 360 425 509 564"),  # Washington
    (_CONNECTICUT, "203 475 860 959"),
    (_RHODE_ISLAND, "401"),
    (
        _TEXAS,
        "210 214 254 281 325 346 361 409 430 432 469 512 621 682 713 726 737 806 817 830 832 903 "
        "915 936 940 945 956 972 979",
    ),
)
_WEEKS: Mapping[str, Week] = {
    "+1" + code: week for week, codes in _AREA_CODES for code in codes.split()
}


def get_state_week(e164: str) -> Week | None:
    """Return the hours of the state that a number belongs to, ``None`` where none are its own."""
    return _WEEKS.get(e164[:5])
