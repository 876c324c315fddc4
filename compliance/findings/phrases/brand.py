"""Is the business named here? Its legal name rarely stands on its pages letter by letter.

Hazel & Finch Ltd writes "Hazel and Finch", "HazelFinch" or the name of its domain. Left out are
legal forms, a leading "The", what is said of many companies ("Group", "Services"), and, of long
names, everything after the first words.
"""

import functools
import re
import unicodedata
from dataclasses import dataclass

from compliance.domains import get_registrable_domain
from compliance.findings.phrases.plain import Plain, Span
from compliance.models import Submission

_LEGAL_WORDS = (
    "ltd limited llc llp lp inc incorporated corp corporation co company plc gmbh ag kg ug sa "
    "sas sarl srl spa bv nv ab oy as aps pty pte pvt pc pllc cic cio pa"
)
_LEGAL = frozenset(_LEGAL_WORDS.split())
_COMMON_WORDS = (
    "group holdings holding services service solutions international enterprises enterprise "
    "ventures partners consulting technologies technology tech software labs industries "
    "products trading retail brands media systems associates online store shop uk usa us "
    "global worldwide the of for"
)
_COMMON = frozenset(_COMMON_WORDS.split())
_PLACES_AND_PRAISE_WORDS = (
    "american national united british english scottish london chicago boston dallas houston "
    "central northern southern eastern western premier quality family express advanced modern "
    "professional community independent digital creative summit pacific atlantic midwest"
)
_PLACES_AND_PRAISE = frozenset(_PLACES_AND_PRAISE_WORDS.split())
_ALSO = re.compile(
    r"\b(?:d[./]?b[./]?a\.?|t/a|trading as|doing business as|a\.?k\.?a\.?)(?:\b|\s)", re.I
)
_WORD = re.compile(r"[a-z0-9]+")
_ACCENTS = {
    code: unicodedata.normalize("NFD", chr(code))[0].lower()
    for code in range(0xC0, 0x250)
    if unicodedata.normalize("NFD", chr(code))[0].isascii()
}
_GAP = r"[^a-z0-9\n]{0,3}(?:and[^a-z0-9\n]{1,2}|n[' ]{1,2})?"


@dataclass(frozen=True, slots=True)
class Brand:
    name: str  # as we write it in examples
    pattern: re.Pattern[str]

    def find(self, plain: Plain, start: int = 0, end: int | None = None) -> Span | None:
        """Return where the business is named between two places of a page."""
        text = plain.text if plain.text.isascii() else plain.text.translate(_ACCENTS)
        found = self.pattern.search(text, start, len(text) if end is None else end)
        return Span(*found.span()) if found else None


def get_brand(submission: Submission) -> Brand:
    return make_brand(submission.business_name, submission.website_url)


@functools.lru_cache(maxsize=64)
def make_brand(business_name: str, website_url: str = "") -> Brand:
    parts = [part for part in _ALSO.split(business_name) if _WORD.search(part.lower())]
    marks = {mark for part in parts for mark in _list_marks(part)}
    label = get_registrable_domain(website_url).partition(".")[0].replace("-", "")
    if len(label) >= 4:
        marks.add(label)
    choices = "|".join(_GAP.join(map(re.escape, mark)) for mark in sorted(marks, key=len)[::-1])
    return Brand(
        name=_strip_legal_form(parts[-1]) if parts else "Your business",
        pattern=re.compile(rf"(?<![a-z0-9])(?:{choices or '(?!)'})(?:'?s)?(?![a-z0-9])"),
    )


def _list_marks(name: str) -> set[str]:
    """Return the forms of a name, letters only, that stand for the business."""
    words = _WORD.findall(re.sub(r"['’.]", "", name.lower().translate(_ACCENTS)))
    words = [word for word in words if word != "and"]
    while len(words) > 1 and words[-1] in _LEGAL:
        words.pop()
    marks = {"".join(words)}
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
        marks.add("".join(words))
    while len(words) > 1 and words[-1] in _COMMON:
        words.pop()
    if sum(map(len, words)) >= 5:
        marks.add("".join(words))
    if len(words) >= 3 and len(words[0] + words[1]) >= 7 and words[1] not in _COMMON:
        marks.add(words[0] + words[1])
    if len(words) >= 2 and len(words[0]) >= 6 and words[0] not in _PLACES_AND_PRAISE | _COMMON:
        marks.add(words[0])
    return {mark for mark in marks if len(mark) >= 2}


def _strip_legal_form(name: str) -> str:
    """Return a name as it would be written in a message: without Ltd and the like."""
    words = name.strip(" ,.-–—()").split()
    while len(words) > 1 and re.sub(r"[.,()]", "", words[-1]).lower() in _LEGAL:
        words.pop()
    return " ".join(words).rstrip(" ,&-")
