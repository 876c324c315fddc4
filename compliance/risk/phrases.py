"""The little language in which rules name words.

``casino`` is that word, one or many. ``bet*`` is any word that begins so. ``buy|sell guns``
is either word before the other, ``third_parties|partners`` either of the two. ``account ...
suspended`` leaves room for up to three words. Words may be joined by a space or a hyphen.
"""

import functools
import itertools
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from compliance.findings.wording.folding import Folded

_GAP = r"(?:[^\s]{1,40}[ ]){0,3}?"
_TOKEN = re.compile(r"[a-z0-9]+")


@functools.lru_cache(maxsize=4096)
def compile_phrase(phrase: str) -> re.Pattern[str]:
    words = phrase.split(" ")
    parts = [_GAP if word == "..." else _spell(word) for word in words[:-1]]
    joined = "".join(part if part is _GAP else rf"{part}[,.:;!]?[ -]" for part in parts)
    return re.compile(rf"(?<![a-z0-9]){joined}{_spell(words[-1])}(?![a-z0-9])")


def find_phrases(phrases: Iterable[str], text: Folded) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield every place where one of the phrases stands."""
    vocabulary = list_words(text.text)
    for phrase in phrases:
        if any(_has_word(vocabulary, first) for first in _list_first_words(phrase)):
            for match in compile_phrase(phrase).finditer(text.text):
                yield phrase, match


@functools.lru_cache(maxsize=16)
def list_words(text: str) -> tuple[str, ...]:
    """Return the different words of a text, sorted, so that one look tells what is not in it."""
    return tuple(sorted(set(_TOKEN.findall(text))))


def _has_word(vocabulary: tuple[str, ...], first: str) -> bool:
    at = bisect_left(vocabulary, first)
    return at < len(vocabulary) and vocabulary[at].startswith(first)


@functools.lru_cache(maxsize=4096)
def _list_first_words(phrase: str) -> tuple[str, ...]:
    first = phrase.split(" ")[0]
    beginnings = (_TOKEN.match(each) for each in first.split("|"))
    return tuple(itertools.chain(match.group() for match in beginnings if match))


def _spell(word: str) -> str:
    spelled = "|".join(
        re.escape(each.rstrip("*")).replace("_", "[ -]")
        + ("[a-z0-9]*" if each.endswith("*") else "")
        for each in word.split("|")
    )
    return f"(?:{spelled})(?:s|es|'s)?"
