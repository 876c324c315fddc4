"""To which of the countries that share a code a number belongs, from patterns compiled once.

The answers are those of ``phonenumbers.region_code_for_number``, which looks some forty patterns up
and tries them for a number; a request with a thousand recipients cannot wait for that.
"""

import re
from functools import cache
from typing import Any, NamedTuple

import phonenumbers
from phonenumbers import PhoneMetadata

_KINDS = (
    *("fixed_line", "mobile", "toll_free", "premium_rate", "shared_cost", "voip"),
    *("personal_number", "pager", "uan", "voicemail"),
)


class _Pattern(NamedTuple):
    lengths: frozenset[int]  # empty: any
    regex: re.Pattern[str]

    def fits(self, digits: str) -> bool:
        right_length = not self.lengths or len(digits) in self.lengths
        return right_length and self.regex.fullmatch(digits) is not None


class _Plan(NamedTuple):
    region: str
    leading: re.Pattern[str] | None  # where there is one, it alone decides
    whole: _Pattern | None
    kinds: tuple[_Pattern, ...]

    def has(self, digits: str) -> bool:
        if self.leading is not None:
            return self.leading.match(digits) is not None
        in_plan = self.whole is not None and self.whole.fits(digits)
        return in_plan and any(kind.fits(digits) for kind in self.kinds)


def find_region(country_code: int, digits: str) -> str | None:
    """Return the region (ISO 3166, or 001) of a national number, ``None`` if none assigned it."""
    regions = phonenumbers.COUNTRY_CODE_TO_REGION_CODE.get(country_code, ())
    if len(regions) == 1:
        only: str = regions[0]
        return only
    return next((plan.region for plan in _read_plans(country_code) if plan.has(digits)), None)


@cache
def _read_plans(country_code: int) -> tuple[_Plan, ...]:
    regions = phonenumbers.COUNTRY_CODE_TO_REGION_CODE.get(country_code, ())
    pairs = (
        (region, PhoneMetadata.metadata_for_region(region.upper(), None)) for region in regions
    )
    return tuple(_read_plan(region, metadata) for region, metadata in pairs if metadata)


def _read_plan(region: str, metadata: Any) -> _Plan:
    kinds = (_read_pattern(getattr(metadata, name)) for name in _KINDS)
    return _Plan(
        region,
        re.compile(metadata.leading_digits) if metadata.leading_digits else None,
        _read_pattern(metadata.general_desc),
        tuple(kind for kind in kinds if kind),
    )


def _read_pattern(description: Any) -> _Pattern | None:
    if description is None or not description.national_number_pattern:
        return None
    lengths = frozenset(description.possible_length)
    return _Pattern(lengths, re.compile(description.national_number_pattern))
