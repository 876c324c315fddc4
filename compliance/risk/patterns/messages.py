"""What is suspicious in the messages themselves: hidden links, offers among codes, disguises."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from compliance.domains import get_registrable_domain
from compliance.findings.dossier import Dossier
from compliance.findings.wording.folding import fold
from compliance.findings.wording.hosts import is_shortener, list_addresses
from compliance.findings.wording.sample_words import PROMOTION
from compliance.models.submission import UseCaseType
from compliance.risk.hit import Hit
from compliance.risk.texts import TYPED

_SAMPLES = ("sample_1", "sample_2")
_LINKS = ("website_url", "privacy_url", "cta_url")
_WORD = re.compile(r"[^\W\d_]+(?:[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+[^\W\d_]+)*")
_LONGEST_SIGNATURE = 120  # characters from the beginning of a message
_SENDER = re.compile(
    r"^\W*((?:[\w&.'-]+)(?: [\w&.'-]+){0,3}?) ?\s*(?::|-|–|alert\b|notice\b|msg\b)"
)


def find_shorteners(dossier: Dossier, parameters: Mapping[str, Any]) -> list[Hit]:
    """A public link shortener in a sample, in the use case, or as one of the form's addresses."""
    submission = dossier.submission
    return [
        Hit(address.quote, name)
        for name in ("use_case", *_SAMPLES, *_LINKS)
        for address in list_addresses(getattr(submission, name))
        if is_shortener(address.host)
    ]


def find_promotion_in_authentication(dossier: Dossier, parameters: Mapping[str, Any]) -> list[Hit]:
    submission = dossier.submission
    if submission.use_case_type != UseCaseType.AUTHENTICATION:
        return []
    texts = {name: fold(getattr(submission, name)) for name in ("use_case", *_SAMPLES)}
    return [
        Hit(folded.quote(*match.span()), name)
        for name, folded in texts.items()
        for match in PROMOTION.finditer(folded.text)
    ]


def find_impersonation(dossier: Dossier, parameters: Mapping[str, Any]) -> list[Hit]:
    """A sample is signed by one of ``brands`` whose domains are not the website's."""
    domain = get_registrable_domain(dossier.submission.website_url)
    return [
        Hit(quote, name)
        for name in _SAMPLES
        for quote, brand in _list_signatures(getattr(dossier.submission, name), parameters)
        if domain not in parameters["brands"][brand]
    ]


def _list_signatures(sample: str, parameters: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    folded = fold(sample)
    match = _SENDER.match(folded.text[:_LONGEST_SIGNATURE])
    signed = re.sub(r"[^a-z0-9 ]", "", match.group(1)).strip() if match else ""
    if match and signed in parameters["brands"]:
        yield folded.quote(*match.span(1)).strip(), signed


def find_disguises(dossier: Dossier, parameters: Mapping[str, Any]) -> list[Hit]:
    """Words with letters of two alphabets, or with characters inside that nobody sees."""
    submission = dossier.submission
    return [
        Hit(word, name)
        for name in TYPED
        for word in _WORD.findall(getattr(submission, name))
        if _is_disguised(word)
    ]


def _is_disguised(word: str) -> bool:
    if word.isascii():
        return False
    if "\u202e" in word or "\u200b" in word or "\u2060" in word:
        return True
    scripts = {unicodedata.name(each, "").partition(" ")[0] for each in word if each.isalpha()}
    return "LATIN" in scripts and bool(scripts & {"CYRILLIC", "GREEK", "ARMENIAN"})
