"""Is the business named here? Its legal name rarely stands on its pages letter by letter.

Hazel & Finch Ltd writes "Hazel and Finch", "HazelFinch" or the name of its domain. Left out are
legal forms, a leading "The", what is said of many companies ("Group", "Services"), and, of long
names, everything after the first words.
"""

import functools
import itertools
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
_TOKEN = re.compile(r"[a-z0-9]+")
_JOINED = frozenset({"and", "n"})  # Hazel and Finch is HazelFinch, Rock n Roll is RockRoll
_WIDEST_GAP = 3  # characters between two letters of a name
_GENITIVE = re.compile(r"(?:'?s)?(?![a-z0-9])")


@dataclass(frozen=True, slots=True)
class Brand:
    name: str  # as we write it in examples
    marks: tuple[str, ...]  # what stands for it, letters and digits only, longest first

    def find(self, plain: Plain, start: int = 0, end: int | None = None) -> Span | None:
        """Return where the business is named between two places of a page."""
        text = plain.text if plain.text.isascii() else plain.text.translate(_ACCENTS)
        found = _find_first(self.marks, text, start, len(text) if end is None else end)
        return Span(*found) if found else None


def get_brand(submission: Submission) -> Brand:
    return make_brand(submission.business_name, submission.website_url)


@functools.lru_cache(maxsize=64)
def make_brand(business_name: str, website_url: str = "") -> Brand:
    parts = [part for part in _ALSO.split(business_name) if _WORD.search(part.lower())]
    marks = {mark for part in parts for mark in _list_marks(part)}
    label = get_registrable_domain(website_url).partition(".")[0].replace("-", "")
    if len(label) >= 4:
        marks.add(label)
    return Brand(
        name=_strip_legal_form(parts[-1]) if parts else "Your business",
        marks=tuple(sorted(marks, key=lambda mark: (-len(mark), mark))),
    )


def _find_first(marks: tuple[str, ...], text: str, start: int, end: int) -> tuple[int, int] | None:
    """Look in the letters alone, once with and once without joining words, in one pass each: a
    pattern that allowed for them at every letter would take forever on a page made for it.
    """
    tokens = [match.span() for match in _TOKEN.finditer(text, start, end)]
    joined = [span for span in tokens if text[slice(*span)] not in _JOINED]
    letters = [_Letters.read(text, spans, end) for spans in (tokens, joined)]
    found = (each.find(mark) for each in letters for mark in marks)
    return min((span for span in found if span), default=None)


@dataclass(frozen=True, slots=True)
class _Letters:
    """A text without its gaps; ``places`` of each letter in it."""

    text: str
    end: int
    squeezed: str
    places: list[int]

    @classmethod
    def read(cls, text: str, spans: list[tuple[int, int]], end: int) -> "_Letters":
        places = [place for span in spans for place in range(*span)]
        return cls(text, end, "".join(text[slice(*span)] for span in spans), places)

    def find(self, mark: str) -> tuple[int, int] | None:
        at = self.squeezed.find(mark)
        while at >= 0:
            span = self.places[at], self.places[at + len(mark) - 1] + 1
            if self._is_whole(*span) and self._is_close(at, len(mark)):
                return span[0], self._take_genitive(span[1])
            at = self.squeezed.find(mark, at + 1)
        return None

    def _is_whole(self, start: int, end: int) -> bool:
        before = self.text[start - 1] if start else " "
        ends_well = _GENITIVE.match(self.text, end, self.end) is not None
        return ends_well and not (before.isascii() and before.isalnum())

    def _is_close(self, at: int, length: int) -> bool:
        """No line ends within a name, and only a joining word may stand between its letters."""
        pairs = itertools.pairwise(self.places[at : at + length])
        return all(right == left + 1 or self._is_gap(left + 1, right) for left, right in pairs)

    def _is_gap(self, start: int, end: int) -> bool:
        gap = self.text[start:end]
        return "\n" not in gap and len(_TOKEN.sub("", gap)) <= 2 * _WIDEST_GAP

    def _take_genitive(self, end: int) -> int:
        match = _GENITIVE.match(self.text, end, self.end)
        return match.end() if match else end


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
