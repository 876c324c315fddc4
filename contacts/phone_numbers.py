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

_E164 = re.compile(r"\+[1-9][0-9]{6,14}")
_MOST_REMEMBERED = 16_384  # about 8 MB; a batch of 1,000 strangers costs 30 ms without it


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
    try:
        number = _read(raw)
    except phonenumbers.NumberParseException:
        return None
    is_written_out = phonenumbers.format_number(number, PhoneNumberFormat.E164) == raw
    return number if is_written_out and phonenumbers.is_possible_number(number) else None


def _find_region(number: phonenumbers.PhoneNumber) -> str | None:
    return phonenumbers.region_code_for_number(number) or _find_unassigned_region(number)


def _find_unassigned_region(number: phonenumbers.PhoneNumber) -> str | None:
    """Several countries may share a code; what none has assigned counts as the main one's."""
    region = phonenumbers.region_code_for_country_code(number.country_code)
    plan = PhoneMetadata.metadata_for_region(region, None)
    pattern = plan and plan.general_desc and plan.general_desc.national_number_pattern
    digits = phonenumbers.national_significant_number(number)
    return region if pattern and re.fullmatch(pattern, digits) else None


def format_international(e164: str) -> str:
    """Return the number as people abroad read it, such as ``+44 7700 900123``."""
    return phonenumbers.format_number(_read(e164), PhoneNumberFormat.INTERNATIONAL)


def format_national(e164: str) -> str:
    """Return the number as people in its country read it, such as ``07700 900123``."""
    return phonenumbers.format_number(_read(e164), PhoneNumberFormat.NATIONAL)


def format_rfc3966(e164: str) -> str:
    """Return the number as a link, such as ``tel:+44-7700-900123``."""
    return phonenumbers.format_number(_read(e164), PhoneNumberFormat.RFC3966)
