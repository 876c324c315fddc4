"""What the public numbering plans say of a number. Nobody is asked, so nothing is charged.

They know to whom a range of numbers was given, not who a number belongs to today: whether it was
taken along to another carrier, and the carrier's codes (MCC, MNC), are not known here.
"""

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

import phonenumbers
from phonenumbers import PhoneNumberType

from contacts.phone_numbers import parse_e164

_LINE_TYPES = {
    PhoneNumberType.FIXED_LINE: "landline",
    PhoneNumberType.MOBILE: "mobile",
    PhoneNumberType.FIXED_LINE_OR_MOBILE: "landline_or_mobile",
    PhoneNumberType.TOLL_FREE: "toll_free",
    PhoneNumberType.PREMIUM_RATE: "premium_rate",
    PhoneNumberType.SHARED_COST: "shared_cost",
    PhoneNumberType.VOIP: "voip",
    PhoneNumberType.PERSONAL_NUMBER: "personal",
    PhoneNumberType.PAGER: "pager",
    PhoneNumberType.UAN: "universal_access",
    PhoneNumberType.VOICEMAIL: "voicemail",
}
# In these ranges any line may hide, an internet telephone too.
_OPEN_TYPES = frozenset({None, "landline_or_mobile", "personal", "universal_access"})


@dataclass(frozen=True, slots=True)
class NumberFacts:
    e164: str
    country_code: str  # calling code, digits only
    is_valid: bool  # whether the number lies in a range that is given out
    line_type: str | None
    is_voip: bool | None
    carrier: str | None  # that the range was given to


def look_up_number(raw: str) -> NumberFacts:
    """Return what is known of a number; raises DomainError ``PHONE_INVALID``."""
    known = parse_e164(raw)
    number = phonenumbers.parse(raw, None)
    line_type = _LINE_TYPES.get(phonenumbers.number_type(number))
    return NumberFacts(
        e164=known.e164,
        country_code=known.country_code,
        is_valid=phonenumbers.is_valid_number(number),
        line_type=line_type,
        is_voip=None if line_type in _OPEN_TYPES else line_type == "voip",
        carrier=_load_carriers().name_for_number(number, "en") or None,
    )


@cache
def _load_carriers() -> Any:
    """40 MB and half a second, which only a process that is asked has to spend."""
    return import_module("phonenumbers.carrier")
