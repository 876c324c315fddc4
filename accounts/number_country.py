"""Which country a number belongs to."""

import phonenumbers


def find_country(e164: str) -> str:
    """Return the ISO 3166 code, empty if there is none.

    A number that is not assigned to anybody, as those for fiction, belongs to the main country of
    its calling code.
    """
    try:
        number = phonenumbers.parse(e164, None)
    except phonenumbers.NumberParseException:
        return ""
    main = phonenumbers.region_code_for_country_code(number.country_code)
    return phonenumbers.region_code_for_number(number) or main
