import random

import phonenumbers
import pytest

from config.errors import DomainError, ErrorCode
from contacts import phone_numbers
from contacts.phone_numbers import (
    PhoneNumber,
    format_international,
    format_national,
    format_rfc3966,
    parse_e164,
)


@pytest.mark.parametrize(
    ("raw", "region", "country_code"),
    [
        ("+442079460123", "GB", "44"),
        ("+447700900000", "GB", "44"),  # reserved for drama, assigned to nobody
        ("+447700900999", "GB", "44"),
        ("+441632960000", "GB", "44"),
        ("+12025550100", "US", "1"),
        ("+12125550199", "US", "1"),
        ("+15551234567", "US", "1"),
        ("+14165550123", "CA", "1"),
        ("+18765550123", "JM", "1"),
        ("+493023125000", "DE", "49"),
        ("+49302312500", "DE", "49"),
        ("+33199001234", "FR", "33"),
        ("+390236618300", "IT", "39"),
        ("+61491570006", "AU", "61"),
        ("+80012345678", "001", "800"),
    ],
)
def test_number_is_read_with_its_region(raw: str, region: str, country_code: str) -> None:
    assert parse_e164(raw) == PhoneNumber(raw, region, country_code)


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "+",
        "447700900123",
        "07700900123",
        "00447700900123",
        "+44 7700 900123",
        " +447700900123",
        "+447700900123\n",
        "+44(0)7700900123",
        "+4407700900123",
        "+44770090012",
        "+44770090012345",
        "+1234567890",
        "+10000000000",
        "+12025550",
        "+99912345678",
        "+0447700900123",
        "＋447700900123",
        "+٤٤٧٧٠٠٩٠٠١٢٣",
        "tel:+447700900123",
        "+447700900123;ext=5",
        "not a number",
        "+" + "4" * 5000,
    ],
)
def test_anything_else_is_refused_by_name(raw: str) -> None:
    with pytest.raises(DomainError) as error:
        parse_e164(raw)
    assert error.value.code is ErrorCode.PHONE_INVALID
    assert error.value.details is not None
    (sentence,) = error.value.details["phone_number"]
    assert repr(raw)[:40] in sentence


def test_formats_are_those_people_know() -> None:
    assert format_international("+447700900123") == "+44 7700 900123"
    assert format_national("+447700900123") == "07700 900123"
    assert format_rfc3966("+12025550123") == "tel:+1-202-555-0123"


def test_the_quick_way_of_reading_says_what_the_careful_way_says() -> None:
    """Over many made-up numbers of every country code, with and without home prefixes."""
    chance = random.Random(7)
    codes = [str(code) for code in phonenumbers.COUNTRY_CODE_TO_REGION_CODE]
    for code in codes * 40:
        rest = "".join(chance.choice("0123456789") for _ in range(chance.randint(5, 12)))
        raw = f"+{code}{chance.choice(['', '', '0', '8', '1'])}{rest}"[:16]
        plain = phone_numbers._read_plain(raw)
        if plain is not None and phonenumbers.is_possible_number(plain):
            assert plain == phone_numbers._read_carefully(raw), raw
