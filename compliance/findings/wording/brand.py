"""The name by which people know a business, and whether a message bears it."""

import re

from compliance.domains import get_registrable_domain
from compliance.evidence.visit import WEBSITE
from compliance.findings.dossier import Dossier
from compliance.findings.wording.folding import fold
from compliance.name_doctor.reading import Word, read_name

_SHORTEST_INSIDE = 5  # letters; a shorter name must stand by itself
_TITLE_PARTS = re.compile(r"[|–—:·•]| - ")
_GENERIC_WORDS = (
    "american best city community county first global group home house international limited "
    "local national north online premier quality royal services south store system systems "
    "town united west east world your from this that with order"
)
_GENERIC = frozenset(_GENERIC_WORDS.split())


def get_brand(business_name: str) -> str:
    """Return the trade name if there is one, or the legal name without its legal form."""
    reading = read_name(business_name)
    words = reading.trade or reading.core
    article = "The " if reading.article and not reading.trade else ""
    return article + " ".join(word.text for word in words)


def has_brand(text: str, dossier: Dossier) -> bool:
    """Whether a message names the business, its trade name, its domain or its website's title."""
    read = fold(text).text
    return any(_is_named(name, read) for name in _list_names(dossier))


def _list_names(dossier: Dossier) -> list[str]:
    submission = dossier.submission
    reading = read_name(submission.business_name)
    names = [_write(reading.core), _write(reading.trade)]
    names.append(get_registrable_domain(submission.website_url).partition(".")[0])
    names += [each.key for each in (*reading.core[:1], *reading.trade[:1]) if _is_telling(each)]
    visit = dossier.visits.get(WEBSITE)
    if visit and visit.page:
        names += _TITLE_PARTS.split(visit.page.title)
    return [name for name in names if name.strip()]


def _is_telling(word: Word) -> bool:
    return len(word.key) >= 4 and word.key not in _GENERIC


def _is_named(name: str, read: str) -> bool:
    squeezed = _squeeze(fold(name).text)
    if len(squeezed) >= _SHORTEST_INSIDE:
        return squeezed in _squeeze(read)
    return len(squeezed) > 1 and squeezed in re.split(r"[^a-z0-9]+", read)


def _squeeze(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.replace("&", "and"))


def _write(words: tuple[Word, ...]) -> str:
    return " ".join(word.text for word in words)
