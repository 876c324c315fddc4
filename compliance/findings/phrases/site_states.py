"""How a site looks that is not ready for visitors: unfinished, parked, locked, or not there.

A phrase alone proves nothing: a builder has houses under construction and a shop has a login. Each
state therefore also asks how much else there is to read.
"""

import re

from compliance.evidence.page import Page
from compliance.evidence.visit import Visit
from compliance.findings.phrases.plain import Plain, Span, count_words, get_line, make_plain
from compliance.findings.phrases.site_words import (
    ANNOUNCEMENT,
    DOMAIN_FIRST,
    FILLER,
    LOCKED,
    LOGIN_LINE,
    LOGIN_PATH,
    LOGIN_TITLE,
    NEEDS_SCRIPT,
    NOT_FOUND,
    NOT_FOUND_LINE,
    PARKED,
    PARKED_LINE,
    SERVER_ERROR,
    UNFINISHED,
    UNFINISHED_LINE,
    UNFINISHED_SITE,
    UNFINISHED_TITLE,
)

FEWEST_WORDS = 15  # less is no page to visitors
_SHORT_PAGE = 150  # words; beyond this a page says something about a business
_TERSE = 25  # words; a longer line says more than that something is missing
_BARE_PAGE = 60  # words; not much more than the phrase itself


def find_unfinished(page: Page) -> str:
    """Return the words that say that the site is not finished, empty if it is."""
    plain = make_plain(page.text)
    words = count_words(page.text)
    if words > _SHORT_PAGE:
        return _find_filler(plain, words)
    found = _find_own_words(UNFINISHED_SITE, plain)
    if found is None and (words <= _BARE_PAGE or UNFINISHED_TITLE.search(page.title.lower())):
        found = _find_announcement(plain, words) or _find_line(UNFINISHED_LINE, plain)
    return _quote_line(plain, found)


def _find_announcement(plain: Plain, words: int) -> re.Match[str] | None:
    """What is coming soon may be the site, or one thing in it: then the line says which."""
    for found in UNFINISHED.finditer(plain.text):
        start, end = get_line(plain, found.start())
        if words <= _BARE_PAGE // 2 or ANNOUNCEMENT.fullmatch(plain.text, start, end):
            return found
    return None


def _find_own_words(wanted: re.Pattern[str], plain: Plain) -> re.Match[str] | None:
    """Return the first match that is not a quotation of what others say."""
    for found in wanted.finditer(plain.text):
        line = get_line(plain, found.start())
        before = plain.text[line.start : found.start()]
        if before.count('"') % 2 == 0:
            return found
    return None


def find_parked(page: Page, domain: str = "") -> str:
    """Return the words of a registrar or host in place of a business, empty if there are none.

    Who trades in domains says of others than ``domain``, its own, that they are for sale.
    """
    plain = make_plain(page.text)
    if count_words(page.text) > 2 * _SHORT_PAGE:
        return ""
    for found in PARKED.finditer(plain.text):
        other = DOMAIN_FIRST.match(plain.text, *get_line(plain, found.start()))
        if not other or not domain or other[1] == domain or other[1].endswith(f".{domain}"):
            return _quote_line(plain, found)
    return _quote_line(plain, _find_line(PARKED_LINE, plain))


def find_error(page: Page) -> tuple[str, bool] | None:
    """Return the words of an error page that was sent as a good one, and whether it is missing."""
    if count_words(page.text) > _SHORT_PAGE:
        return None
    plain = make_plain(page.text)
    if found := SERVER_ERROR.search(plain.text):
        return _quote_line(plain, found), False
    for found in NOT_FOUND.finditer(plain.text):
        if count_words(plain.text[slice(*get_line(plain, found.start()))]) <= _TERSE:
            return _quote_line(plain, found), True
    if found := _find_line(NOT_FOUND_LINE, plain):
        return _quote_line(plain, found), True
    return None


def find_login_wall(visit: Visit) -> str | None:
    """Return the words at a locked door (perhaps none), ``None`` if visitors can come in."""
    page = visit.page
    if page is None:
        return None
    plain, words = make_plain(page.text), count_words(page.text)
    locked = LOCKED.search(plain.text)
    if locked is None and words <= _BARE_PAGE // 2:
        locked = _find_line(LOGIN_LINE, plain)
    titled = LOGIN_TITLE.search(page.title.lower()) or LOGIN_TITLE.search(plain.text, 0, 200)
    sent = was_sent_to_login(visit)
    if page.password_fields:
        walled = words <= _BARE_PAGE or (words <= _SHORT_PAGE and bool(titled))
        walled = walled or (sent and words <= 2 * _SHORT_PAGE)
    else:
        walled = (bool(locked) and words <= 80) or (sent and words <= _SHORT_PAGE)
    if not walled:
        return None
    return _quote_line(plain, locked or LOGIN_TITLE.search(plain.text))


def was_sent_to_login(visit: Visit) -> bool:
    """Whether a visitor who asked for another page ended at a login."""
    fetched = visit.fetched
    return bool(LOGIN_PATH.search(fetched.final_url)) and not LOGIN_PATH.search(fetched.url)


def is_empty(page: Page) -> bool:
    """Whether there is next to nothing to read, not counting a plea to turn on scripts."""
    kept = (line for line in page.text.split("\n", 200) if not NEEDS_SCRIPT.search(line.lower()))
    return count_words("\n".join(kept)) < FEWEST_WORDS


def _find_filler(plain: Plain, words: int) -> str:
    """Return a line of the Latin that templates come with, if that is most of the page."""
    if words >= 5 * len(FILLER.findall(plain.text)):
        return ""
    return _quote_line(plain, FILLER.search(plain.text))


def _find_line(wanted: re.Pattern[str], plain: Plain) -> re.Match[str] | None:
    """Return the first of the first lines that is nothing else."""
    start = 0
    for line in plain.text.split("\n", 60)[:60]:
        if found := wanted.fullmatch(plain.text, start, start + len(line)):
            return found
        start += len(line) + 1
    return None


def _quote_line(plain: Plain, found: re.Match[str] | None) -> str:
    if found is None:
        return ""
    start = found.start() + len(found[0]) - len(found[0].lstrip())
    return plain.quote_around(Span(start, found.end()), get_line(plain, start))
