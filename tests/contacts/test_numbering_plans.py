"""The quick answer is the library's answer."""

import random

import phonenumbers
import pytest
from phonenumbers import PhoneNumber

from contacts.numbering_plans import find_region

SHARED = sorted(
    code for code, regions in phonenumbers.COUNTRY_CODE_TO_REGION_CODE.items() if len(regions) > 1
)


def _examples(code: int) -> set[str]:
    """Numbers of every kind and region of a code."""
    kinds = phonenumbers.PhoneNumberType.values()
    regions = phonenumbers.COUNTRY_CODE_TO_REGION_CODE[code]
    found = (
        phonenumbers.example_number_for_type(region, kind) for region in regions for kind in kinds
    )
    return {phonenumbers.national_significant_number(each) for each in found if each}


def _neighbors(digits: str, chance: random.Random) -> set[str]:
    """Numbers like it: some digits changed, one more, one less."""
    changed = set()
    for _ in range(20):
        place = chance.randrange(len(digits))
        changed.add(digits[:place] + str(chance.randrange(10)) + digits[place + 1 :])
    return {each for each in (digits, digits[:-1], digits + "1", *changed) if each[:1] != "0"}


@pytest.mark.parametrize("code", SHARED)
def test_a_shared_code_is_told_apart_as_the_library_does(code: int) -> None:
    chance = random.Random(code)
    examples = sorted(_examples(code))
    assert examples
    for digits in {each for example in examples for each in _neighbors(example, chance)}:
        number = PhoneNumber(code, int(digits))
        assert find_region(code, digits) == phonenumbers.region_code_for_number(number), digits


@pytest.mark.parametrize("code", [33, 49, 353, 800, 882])
def test_a_code_of_one_country_needs_no_pattern(code: int) -> None:
    number = PhoneNumber(code, 12345678)
    assert find_region(code, "12345678") == phonenumbers.region_code_for_number(number)


def test_a_code_that_does_not_exist_has_no_region() -> None:
    assert find_region(999, "12345678") is None
