"""Every labelled case, read once."""

import functools

from tests.corpus.cases import Case
from tests.corpus.sites import (
    adversarial_bytes,
    adversarial_hidden,
    adversarial_links,
    adversarial_lookalikes,
    adversarial_words,
    bad_opt_in_elements,
    bad_opt_in_pages,
    bad_privacy_page,
    bad_privacy_words,
    bad_website_answers,
    bad_website_walls,
    composed,
    good_abroad,
    good_uk,
    good_uk_public,
    good_us_care,
    good_us_keyword,
    good_us_learning,
    good_us_shops,
    good_us_software,
    good_us_trades,
)

_SHELVES = (
    good_us_shops,
    good_us_care,
    good_us_learning,
    good_us_software,
    good_us_trades,
    good_us_keyword,
    good_uk,
    good_uk_public,
    good_abroad,
    composed,
    bad_website_answers,
    bad_website_walls,
    bad_privacy_page,
    bad_privacy_words,
    bad_opt_in_elements,
    bad_opt_in_pages,
    adversarial_hidden,
    adversarial_words,
    adversarial_lookalikes,
    adversarial_links,
    adversarial_bytes,
)


@functools.cache
def list_cases() -> tuple[Case, ...]:
    return tuple(case for shelf in _SHELVES for case in shelf.CASES)
