"""What counts as a phone number: E.164 as written, with room for it in its country's plan.

Whether somebody has been assigned the number is not asked: numbering plans change faster than any
table of them, and reserved ranges (``+44 7700 900xxx``, ``+1 NPA 555 01xx``) must work in tests.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

import phonenumbers
from phonenumbers import PhoneMetadata, PhoneNumberFormat

from config.errors import DomainError, ErrorCode
from contacts.numbering_plans import find_region

_E164 = re.compile(r"\+[1-9][0-9]{6,14}")
_MOST_REMEMBERED = 16_384  # about 8 MB; a batch of 1,000 strangers costs 30 ms without it


def _list_home_prefixes() -> dict[str, re.Pattern[str] | None]:
    """Return each country code with what its country dials before a number at home."""
    prefixes: dict[str, re.Pattern[str] | None] = {}
    for code, regions in phonenumbers.COUNTRY_CODE_TO_REGION_CODE.items():
        is_global = regions[0] == phonenumbers.REGION_CODE_FOR_NON_GEO_ENTITY
        find = PhoneMetadata.metadata_for_nongeo_region if is_global else None
        plan = find(code) if find else PhoneMetadata.metadata_for_region(regions[0])
        written = plan.national_prefix_for_parsing if plan else None
        prefixes[str(code)] = re.compile(written) if written else None
    return prefixes


_HOME_PREFIXES = _list_home_prefixes()
_DIALED = re.compile(r"[0-9()./ -]{7,30}")  # with the signs that people group digits by


def _list_odd_regions() -> tuple[str, ...]:
    """Return the countries that dial something other than a 0 before a number at home."""
    mains = [regions[0] for regions in phonenumbers.COUNTRY_CODE_TO_REGION_CODE.values()]
    plans = [PhoneMetadata.metadata_for_region(region, None) for region in mains]
    return tuple(
        plan.id
        for plan in plans
        if plan and (plan.national_prefix not in (None, "0") or plan.national_prefix_transform_rule)
    )


_ODD_AT_HOME = _list_odd_regions()


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """``region`` is ISO 3166, or 001 for a number that belongs to no country."""

    e164: str
    region: str
    country_code: str  # digits only, such as 44


@lru_cache(maxsize=_MOST_REMEMBERED)
def parse_e164(raw: str) -> PhoneNumber:
    """Return the number; raises DomainError ``PHONE_INVALID``, naming it, unless exactly E.164."""
    number = _read_possible(raw)
    region = number and _find_region(number)
    if number is None or region is None:
        raise DomainError(
            ErrorCode.PHONE_INVALID,
            details={"phone_number": [f"{raw!r:.40} is not a phone number in E.164."]},
        )
    return PhoneNumber(raw, region, str(number.country_code))


def _read(e164: str) -> phonenumbers.PhoneNumber:
    return phonenumbers.parse(e164, None)


def _read_possible(raw: str) -> phonenumbers.PhoneNumber | None:
    """Return the number if it is exactly E.164 and of a length that its country has."""
    if not _E164.fullmatch(raw):
        return None
    number = _read_plain(raw) or _read_carefully(raw)
    return number if number and phonenumbers.is_possible_number(number) else None


def _read_plain(raw: str) -> phonenumbers.PhoneNumber | None:
    """Split off the country code and be done, which is all that most numbers need.

    ``None`` when the rest begins like a prefix for dialing at home, which has to be told apart from
    a leading zero that belongs to the number.
    """
    for length in (1, 2, 3):
        code, rest = raw[1 : length + 1], raw[length + 1 :]
        if code in _HOME_PREFIXES:
            prefix = _HOME_PREFIXES[code]
            if rest.startswith("0") or (prefix and prefix.match(rest)):
                return None
            return phonenumbers.PhoneNumber(int(code), int(rest))
    return None


def _read_carefully(raw: str) -> phonenumbers.PhoneNumber | None:
    try:
        number = _read(raw)
    except phonenumbers.NumberParseException:
        return None
    is_written_out = phonenumbers.format_number(number, PhoneNumberFormat.E164) == raw
    return number if is_written_out else None


def _find_region(number: phonenumbers.PhoneNumber) -> str | None:
    digits = phonenumbers.national_significant_number(number)
    found = find_region(number.country_code, digits)
    return found or _find_unassigned_region(number.country_code, digits)


def _find_unassigned_region(country_code: int, digits: str) -> str | None:
    """Several countries may share a code; what none has assigned counts as the main one's."""
    region = phonenumbers.region_code_for_country_code(country_code)
    plan = PhoneMetadata.metadata_for_region(region, None)
    pattern = plan and plan.general_desc and plan.general_desc.national_number_pattern
    return region if pattern and re.fullmatch(pattern, digits) else None


def read_at_home(raw: str) -> list[str]:
    """Return in E.164 what ``raw`` may mean in the countries where digits alone do not tell.

    There a number is dialed at home with more than a 0 before it, such as 8 in Russia.
    """
    if not _DIALED.fullmatch(raw):
        return []
    found = (_read_in(raw, region) for region in _ODD_AT_HOME)
    return sorted({each for each in found if each})


def _read_in(raw: str, region: str) -> str | None:
    try:
        number = phonenumbers.parse(raw, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def format_international(e164: str) -> str:
    """Return the number as people abroad read it, such as ``+44 7700 900123``."""
    return phonenumbers.format_number(_read(e164), PhoneNumberFormat.INTERNATIONAL)


def format_national(e164: str) -> str:
    """Return the number as people in its country read it, such as ``07700 900123``."""
    return phonenumbers.format_number(_read(e164), PhoneNumberFormat.NATIONAL)


def format_rfc3966(e164: str) -> str:
    """Return the number as a link, such as ``tel:+44-7700-900123``."""
    return phonenumbers.format_number(_read(e164), PhoneNumberFormat.RFC3966)
