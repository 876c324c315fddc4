"""A page's text made comparable, with a way back to the letters that stood there.

Invisible characters are taken out, quotation marks and dashes become plain, letters small: that is
what patterns are matched against. Letters of other alphabets stay what they are; whoever writes
STOP with a Cyrillic O has not written STOP. A quote is always an exact piece of the page.
"""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from compliance.evidence.invisible import INVISIBLE

LONGEST_QUOTE = 280  # characters
_LONGEST_SENTENCE = 1_500

_ALIKE = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´ʼ＇", "'"),
        **dict.fromkeys("“”„‟″«»＂", '"'),
        **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
        "＆": "&",
        "／": "/",
        "\u00a0": " ",
        "\u202f": " ",
    }
)
_SMALL = str.maketrans({chr(code): chr(code + 32) for code in range(ord("A"), ord("Z") + 1)})
# A stop after these ends no sentence.
_SHORT_WORDS = r"e\.g i\.e Inc Ltd No St Mr Mrs Ms Dr Co Msg msg approx"
_SHORT = "".join(rf"(?<!\b{word}[.!?])" for word in _SHORT_WORDS.split())
# Neither does a line that ends in one of these, or that goes on with one of those.
_OPEN_WORDS = "from by to and or the of with our your for at in reply Reply text Text send Send"
_ON = r"(?!(?:to|for|or|and|of|from|by|with)\s)"
_OPEN = "".join(rf"(?<!\b{word}\n)" for word in _OPEN_WORDS.split())
_BREAK = re.compile(
    rf"""[.!?]{_SHORT}["')\]]*\s+(?=["'(\[*]*[A-Z0-9])|;\s|[ ][|•·]\s|"""
    rf"""\n(?<=[.!?:;]\n)|\n(?<![a-z,&]\n){_ON}|\n{_OPEN}(?<![,&]\n)(?![a-z(&])"""
)


class Span(NamedTuple):
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Plain:
    source: str
    text: str  # small letters
    cased: str  # as written; each place means the same as in ``text``
    places: Sequence[int]  # of each character in the source

    def quote(self, start: int, end: int) -> str:
        """Return the exact piece of the source behind ``text[start:end]``, shortened by words."""
        if start >= end:
            return ""
        piece = self.source[self.places[start] : self.places[end - 1] + 1].strip()
        if len(piece) <= LONGEST_QUOTE:
            return piece
        return piece[:LONGEST_QUOTE].rpartition(" ")[0] or piece[:LONGEST_QUOTE]

    def quote_around(self, match: Span, sentence: Span) -> str:
        """Return the sentence, or as much of it as fits around what was found."""
        start, end = sentence
        if end - start > LONGEST_QUOTE:
            start = max(start, match.start - LONGEST_QUOTE // 3)
            start = self.text.find(" ", start, match.start) + 1 or match.start
        return self.quote(start, end)


@functools.lru_cache(maxsize=16)
def make_plain(source: str) -> Plain:
    cased = source.translate(_ALIKE) if not source.isascii() else source
    places: Sequence[int] = range(len(source))
    if not source.isascii() and INVISIBLE.search(cased):
        places = list(_list_visible(cased))
        cased = "".join(cased[place] for place in places)
    return Plain(source, cased.translate(_SMALL), cased, places)


def _list_visible(text: str) -> Iterator[int]:
    """Yield the places that are drawn; a space that would follow another is not."""
    at, spaced = 0, False
    for hidden in (*INVISIBLE.finditer(text), None):
        for place in range(at, hidden.start() if hidden else len(text)):
            if text[place] == " " and spaced:
                continue
            spaced = text[place] == " "
            yield place
        at = hidden.end() if hidden else at


@functools.lru_cache(maxsize=16)
def split_sentences(plain: Plain) -> tuple[Span, ...]:
    """Return where each sentence stands. A line that goes on in small letters ends none."""
    spans: list[Span] = []
    start = 0
    for stop in _BREAK.finditer(plain.cased):
        spans += _cut(plain.text, start, stop.end() if stop[0].strip() else stop.start())
        start = stop.end()
    spans += _cut(plain.text, start, len(plain.text))
    return tuple(_trim(plain.text, span) for span in spans)


def _cut(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield a sentence, or pieces of one that is too long to be a sentence."""
    while end - start > _LONGEST_SENTENCE:
        piece = text.rfind(" ", start + 1, start + _LONGEST_SENTENCE)
        piece = piece if piece > 0 else start + _LONGEST_SENTENCE
        yield Span(start, piece)
        start = piece
    if text[start:end].strip():
        yield Span(start, end)


def get_line(plain: Plain, at: int) -> Span:
    """Return the line around a place."""
    start = plain.text.rfind("\n", 0, at) + 1
    end = plain.text.find("\n", at)
    return Span(start, end if end >= 0 else len(plain.text))


def _trim(text: str, span: Span) -> Span:
    piece = text[span.start : span.end]
    start = span.start + len(piece) - len(piece.lstrip())
    return Span(start, start + len(piece.strip()))


def any_of(*ways: str) -> str:
    """Return one part of a pattern that stands for any of several."""
    return f"(?:{'|'.join(ways)})"


def pattern(*ways: str) -> re.Pattern[str]:
    """Compile ways to say something, for ``Plain.text``.

    A space stands for any run of spaces and line ends; with a question mark also for none.
    """
    return re.compile(any_of(*ways).replace(" ?", r"\s*").replace(" ", r"\s+"))


def phrases(*ways: str) -> re.Pattern[str]:
    """Compile ways that begin where a word begins."""
    return pattern(rf"\b{any_of(*ways)}")


def words(*ways: str) -> re.Pattern[str]:
    """Compile ways that begin and end where a word does."""
    return pattern(rf"\b{any_of(*ways)}\b")


def count_words(text: str, *, most: int = 1_000) -> int:
    """Count words as a reader would, up to ``most``; scripts without spaces by two letters."""
    dense = sum(1 for _ in islice(_DENSE.finditer(text), 2 * most))
    return min(sum(1 for _ in islice(_WORD.finditer(text), most)) + dense // 2, most)


_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_WORD = re.compile(r"[^\W_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]+(?:['’.@-]\w+)*")
